package dev.blogboard.mail;

import java.time.Instant;

/**
 * A message, and between whom it goes.
 *
 * @param sender the address that the server is told
 * @param recipient an ASCII address
 * @param key the same for every attempt, and for no other message
 * @param about the end of the digest's window; when a letter was written
 * @param message RFC 5322, lines ending in CRLF
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
record OutgoingMail(String sender, String recipient, String key, Instant about, byte[] message) {}
