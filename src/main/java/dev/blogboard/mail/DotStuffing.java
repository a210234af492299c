package dev.blogboard.mail;

import java.io.ByteArrayOutputStream;

/** A message as it goes over the wire (RFC 5321, 4.5.2): a dot that begins a line is doubled, and one alone ends it all. */
final class DotStuffing {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] END = {'.', '\r', '\n'};

    private DotStuffing() {}

    static byte[] of(byte[] message) {
        ByteArrayOutputStream stuffed = new ByteArrayOutputStream(message.length + 100);
        int done = 0;
        for (int at = 0; at < message.length; at++) {
            if (message[at] == '.' && (at == 0 || message[at - 1] == '\n')) {
                stuffed.write(message, done, at - done);
                stuffed.write('.');
                done = at;
            }
        }
        stuffed.write(message, done, message.length - done);
        if (message.length > 0 && message[message.length - 1] != '\n') {
            stuffed.writeBytes(LINE_END);
        }
        stuffed.writeBytes(END);
        return stuffed.toByteArray();
    }
}
