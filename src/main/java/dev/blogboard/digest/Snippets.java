package dev.blogboard.digest;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import java.text.BreakIterator;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The two lines of an article that tell most to somebody who looks for these words. Safe for use by several threads.
 */
final class Snippets {
    /** What would stand oddly before the dots that say that more follows. */
    private static final Pattern STOPS = Pattern.compile("[.,;:、。，،؛]+$");

    private static final int REMEMBERED = 20_000;

    /** Two lines of a mail on a wide screen. */
    static final int LENGTH = 150;

    private static final int SCANNED = 20_000;
    /** How much stands before the first match. */
    private static final int LEAD = 60;

    private static final int NEAR = 40;

    private final Remembered<Wanted, String> remembered = new Remembered<>(REMEMBERED);

    private record Wanted(ArticleId article, long change, Set<String> words) {}

    /** @param words in lower case */
    String of(Article article, Set<String> words) {
        return remembered.get(
                new Wanted(article.id(), article.change(), Set.copyOf(words)), wanted -> find(article, words));
    }

    void forget() {
        remembered.forget();
    }

    private static String find(Article article, Collection<String> words) {
        String plain = plain(article.text());
        if (plain.startsWith(article.title())) {
            plain = plain.substring(article.title().length()).strip();
        }
        int match = firstMatch(plain.toLowerCase(Locale.ROOT), words);
        int start = match <= LEAD ? 0 : wordStart(plain, match - LEAD);
        return (start > 0 ? "…" : "") + cut(plain.substring(start));
    }

    /** On one line, and without what shows nothing; what joins letters stays. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), SCANNED));
        boolean space = true;
        for (int at = 0; at < text.length() && at < SCANNED; at++) {
            char character = text.charAt(at);
            if ((character > ' ' && character < 0x7F) || !showsNothing(character)) {
                plain.append(character);
                space = false;
            } else if (!space) {
                plain.append(' ');
                space = true;
            }
        }
        return plain.toString().strip();
    }

    private static boolean showsNothing(char character) {
        int type = Character.getType(character);
        boolean joins = character == '\u200C' || character == '\u200D';
        return !joins && (Character.isSpaceChar(character) || type == Character.CONTROL || type == Character.FORMAT);
    }

    private static int firstMatch(String lower, Collection<String> words) {
        int first = Integer.MAX_VALUE;
        for (String word : words) {
            int at = lower.indexOf(word);
            while (at > 0 && Character.isLetterOrDigit(lower.charAt(at - 1)) && isAlphabetic(word)) {
                at = lower.indexOf(word, at + 1);
            }
            if (at >= 0) {
                first = Math.min(first, at);
            }
        }
        return first == Integer.MAX_VALUE ? 0 : first;
    }

    /** Whether words of its script are set apart by spaces. */
    private static boolean isAlphabetic(String word) {
        return word.codePoints().noneMatch(Character::isIdeographic);
    }

    private static int wordStart(String text, int near) {
        int space = text.indexOf(' ', near);
        return space >= 0 && space < near + LEAD / 2 ? space + 1 : graphemeAtOrBefore(text, near);
    }

    private static String cut(String text) {
        if (text.length() <= LENGTH) {
            return text;
        }
        int end = graphemeAtOrBefore(text, LENGTH);
        int space = text.lastIndexOf(' ', end);
        String kept = text.substring(0, space > LENGTH - 40 ? space : end).strip();
        return STOPS.matcher(kept).replaceFirst("") + "…";
    }

    /** No character that a reader sees is longer than what is looked at before the index. */
    private static int graphemeAtOrBefore(String text, int index) {
        int from = Math.max(0, index - NEAR);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(from, Math.min(text.length(), index + NEAR)));
        return from + (characters.isBoundary(index - from) ? index - from : characters.preceding(index - from));
    }
}
