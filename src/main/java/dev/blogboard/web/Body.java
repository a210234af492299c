package dev.blogboard.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a client sends besides the head of its request. */
final class Body {
    static final int LONGEST = 64 * 1024;

    private Body() {}

    static String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new TooLargeException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
