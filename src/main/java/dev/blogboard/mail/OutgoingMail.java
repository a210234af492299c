package dev.blogboard.mail;

import java.time.Instant;

/**
 * A message, and between whom it goes.
 *
 * @param sender the address that the server is told
 * @param recipient an ASCII address
 * @param about the end of the digest's window
 * @param message RFC 5322, lines ending in CRLF
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
record OutgoingMail(String sender, String recipient, Instant about, byte[] message) {}
