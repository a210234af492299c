package dev.blogboard.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A message in a channel.
 *
 * @param nonce empty when it was sent without one
 * @param content as the bot sent it, or edited it last
 */
public record SentMessage(long id, String nonce, Instant at, JsonNode content) {}
