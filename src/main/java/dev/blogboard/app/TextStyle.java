package dev.blogboard.app;

import dev.blogboard.search.Marked;
import java.util.regex.Pattern;

/**
 * How text looks in a terminal. Everything from outside passes through here: what could move the cursor, colour the
 * screen or type for the person is taken out.
 *
 * @param coloured whether to use colours and bold type, by ANSI escape sequences
 */
record TextStyle(boolean coloured) {
    /** Control characters, and those that turn the direction of writing for what follows. */
    private static final Pattern HOSTILE = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");

    static String harmless(String text) {
        return HOSTILE.matcher(text).replaceAll(" ");
    }

    String bold(String text) {
        return styled("1", text);
    }

    String dim(String text) {
        return styled("2", text);
    }

    String link(String url) {
        return styled("36", url);
    }

    String warning(String text) {
        return styled("33", text);
    }

    private String styled(String code, String text) {
        String plain = harmless(text);
        return coloured && !plain.isEmpty() ? "\u001b[" + code + "m" + plain + "\u001b[0m" : plain;
    }

    /** The matched places in bold type; where there is none, as plain text. */
    String marked(Marked marked) {
        StringBuilder line = new StringBuilder();
        int done = 0;
        for (Marked.Range range : marked.marks()) {
            line.append(harmless(marked.text().substring(done, range.start())));
            line.append(bold(marked.text().substring(range.start(), range.end())));
            done = range.end();
        }
        return line.append(harmless(marked.text().substring(done))).toString();
    }
}
