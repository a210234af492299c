package dev.blogboard.digest;

/**
 * A digest as it would be sent.
 *
 * @param html the HTML part
 * @param text the plain text part
 * @param message the whole message (RFC 5322), lines ending in CRLF
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
public record Rendered(String subject, String html, String text, byte[] message) {}
