package dev.blogboard.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The style sheet. Its name changes with its content, so browsers may keep it for ever. */
public final class Assets implements Pages {
    private static final int ONE_YEAR = 31_536_000;
    private static final byte[] STYLE = read("blogboard.css");
    private static final String STYLE_PATH = "/assets/" + hash(STYLE) + ".css";

    /** Where the style sheet is. */
    public static String style() {
        return STYLE_PATH;
    }

    @Override
    public void register(Routes routes) {
        Response style = Response.of(Response.OK, "text/css; charset=utf-8", new String(STYLE, StandardCharsets.UTF_8))
                .cached(ONE_YEAR);
        routes.get(STYLE_PATH, request -> style);
        Response robots = Response.text(Response.OK, "User-agent: *\nDisallow: /digest/\n")
                .cached(3600);
        routes.get("/robots.txt", request -> robots);
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The jar has no " + name + ".");
            }
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
