package dev.blogboard.discord;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How plain text is written so that Discord shows it as it is.
 *
 * @see <a href="https://discord.com/developers/docs/reference#message-formatting">Discord: message formatting</a>
 */
final class Markdown {
    private static final int LONGEST_URL = 512;
    /** What formats, mentions or begins a timestamp wherever it stands. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\*_~`|<>\\[\\]]");
    /** What makes a heading, a quotation or a list at the start of a line. */
    private static final Pattern AT_START = Pattern.compile("^(\\s*)([#>+-])");

    private static final Pattern NUMBER_AT_START = Pattern.compile("^(\\s*\\d+)\\.");
    /** Control characters, and those that turn the direction of writing for what follows; lone surrogates. */
    private static final Pattern HOSTILE =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\p{Cs}]+");

    private Markdown() {}

    /** One line of plain text without what could disturb what stands around it. */
    static String harmless(String text) {
        return HOSTILE.matcher(text).replaceAll(" ");
    }

    /** Plain text within a line. A zero-width space keeps an at sign from highlighting as a mention. */
    static String escape(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0").replace("@", "@\u200b");
    }

    /** Plain text that may begin a line. */
    static String escapeLine(String text) {
        String escaped = AT_START.matcher(escape(text)).replaceFirst("$1\\\\$2");
        return NUMBER_AT_START.matcher(escaped).replaceFirst("$1\\\\.");
    }

    /** The text of a link. Its brackets cannot be escaped, and one that looks like a URL would be no link. */
    static String label(String text) {
        return text.replace('[', '(')
                .replace(']', ')')
                .replace("://", ":/\u200b/")
                .replace("@", "@\u200b")
                .replaceAll("[\\\\*_~`|<>]", "\\\\$0")
                .strip();
    }

    /** Text between back quotes. */
    static String code(String text) {
        String quoted = text.replace('`', '\u02cb');
        return quoted.isBlank() ? "\u00a0" : quoted;
    }

    /** Text of several lines between fences. */
    static String block(String text) {
        return text.lines()
                .map(line -> harmless(line).replace('`', '\u02cb'))
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    /** The URL as it can stand in a link; null when it is none over http(s), or too long to be shown. */
    static @Nullable String url(String url) {
        if (HOSTILE.matcher(url).find()) {
            return null;
        }
        String encoded = url.strip()
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\\", "%5C")
                .replace("\"", "%22")
                .replace(" ", "%20");
        try {
            URI parsed = new URI(encoded);
            String scheme = parsed.getScheme() == null ? "" : parsed.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            String ascii = parsed.toASCIIString();
            return web && parsed.getRawAuthority() != null && ascii.length() <= LONGEST_URL ? ascii : null;
        } catch (URISyntaxException odd) {
            return null;
        }
    }
}
