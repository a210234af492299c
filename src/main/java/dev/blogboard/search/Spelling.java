package dev.blogboard.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How words of a query are written in its tree: the same for all spellings that mean the same. */
final class Spelling {
    /** What a word of plain speech may be besides the words that carry the meaning. English, as most articles are. */
    private static final Set<String> FILLERS = Set.of(
            ("a about an and any are as at be been by can could did do does for from had has have how i if in into is it"
                            + " its me my of on or our so some that the their them then there these they this those to"
                            + " us use used uses using was we were what when where which who why will with would you"
                            + " your")
                    .split(" ", -1));

    /** What follows "at" without being a place to work: python at scale. */
    private static final Set<String> IDIOMS = Set.of(
            "scale", "rest", "work", "home", "speed", "runtime", "once", "least", "large", "play", "risk", "hand",
            "heart", "edge", "night", "last", "first", "compile", "build");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Co}\\p{Cs}\"“”„()|]+");
    /** Soft hyphens, joiners, marks of direction. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private static final Pattern SPACE = Pattern.compile(" ");
    /** What does not belong to a word at its ends; the plus and sharp of C++ and C# do, and the dot of .NET. */
    private static final String EDGES = "-,;:!?'`´‘’…*~&/\\=<>%^{}[]«»‹›¿¡_·•";

    private Spelling() {}

    /** The words of a text, as the tree has them, with a space between; empty where there are none. */
    static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        String plain = text;
        for (int round = 0; round < 3; round++) {
            plain = UNSEEN.matcher(Normalizer.normalize(plain.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC))
                    .replaceAll("");
            plain = Arrays.stream(SPACE.split(SEPARATORS.matcher(plain).replaceAll(" "), -1))
                    .map(Spelling::trimmed)
                    .filter(Spelling::says)
                    .collect(Collectors.joining(" "));
        }
        return plain;
    }

    /** Words of small letters and digits of ASCII, as most are, with single spaces between: written so already. */
    private static boolean isPlain(String text) {
        boolean afterSpace = true;
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            boolean space = sign == ' ';
            if (space ? afterSpace : (sign < 'a' || sign > 'z') && (sign < '0' || sign > '9')) {
                return false;
            }
            afterSpace = space;
        }
        return text.isEmpty() || !afterSpace;
    }

    private static String trimmed(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && isEdge(word.charAt(start), start + 1 < end ? word.charAt(start + 1) : '.')) {
            start++;
        }
        while (end > start && (word.charAt(end - 1) == '.' || EDGES.indexOf(word.charAt(end - 1)) >= 0)) {
            end--;
        }
        return word.substring(start, end);
    }

    private static boolean isEdge(char sign, char next) {
        return EDGES.indexOf(sign) >= 0 || (sign == '.' && !Character.isLetterOrDigit(next));
    }

    /** Whether there is anything in it to look for. */
    private static boolean says(String word) {
        return word.codePoints()
                .anyMatch(sign -> Character.isLetterOrDigit(sign) || Character.getType(sign) == Character.OTHER_SYMBOL);
    }

    static boolean isFiller(String word) {
        return FILLERS.contains(word);
    }

    static boolean isIdiom(String word) {
        return IDIOMS.contains(word);
    }
}
