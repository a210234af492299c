package dev.blogboard.sqlite;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Titles for articles that came without one. */
final class Titles {
    private static final int LONGEST = 80;

    private Titles() {}

    /** The first words of the text, else the last part of the URL. */
    static String standIn(String text, String url) {
        String firstLine = text.strip().lines().findFirst().orElse("");
        if (firstLine.isEmpty()) {
            return lastPart(url);
        }
        if (firstLine.length() <= LONGEST) {
            return firstLine;
        }
        int wordEnd = firstLine.lastIndexOf(' ', LONGEST);
        int end = wordEnd > 0 ? wordEnd : firstLine.offsetByCodePoints(0, firstLine.codePointCount(0, LONGEST) - 1);
        return firstLine.substring(0, end) + "…";
    }

    private static String lastPart(String url) {
        String path = url.replaceAll("[?#].*", "").replaceAll("/+$", "");
        String part = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException oddPercentSign) {
            return part;
        }
    }
}
