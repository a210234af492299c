package dev.blogboard.article;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the whole text of an article from an excerpt of it, as well as a text can be told by itself. */
public final class WholeText {
    /** Feeds that give excerpts hardly ever give this many characters. */
    private static final int LONG_ENOUGH = 1_500;

    private static final int ENDING = 60;
    private static final Pattern CUT_OFF = Pattern.compile(
            "(?is).*(\\[(…|\\.\\.\\.)]|…|\\.\\.\\.|\\b(read|continue) (more|reading|the full (post|article|story))\\b.*)\\W*");

    private WholeText() {}

    /** Whether the text is an article's whole one, so that its page would tell no more. */
    public static boolean isWhole(@Nullable String text) {
        return text != null
                && text.length() >= LONG_ENOUGH
                && !CUT_OFF.matcher(text.substring(text.length() - ENDING)).matches();
    }
}
