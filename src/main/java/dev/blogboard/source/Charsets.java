package dev.blogboard.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a document's bytes into text. A byte order mark is believed first, then the bytes themselves where they are valid
 * UTF-8, then the HTTP header, then the XML declaration; what is left is windows-1252, in which every byte means something.
 */
final class Charsets {
    private static final Pattern IN_HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s;\"']+)");
    private static final Pattern IN_DECLARATION =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Charsets() {}

    static String decode(byte[] bytes, @Nullable String contentType) {
        Optional<String> marked = byMark(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, declared(bytes, contentType));
        }
    }

    private static Optional<String> byMark(byte[] bytes) {
        int one = at(bytes, 0);
        int two = at(bytes, 1);
        int three = at(bytes, 2);
        int four = at(bytes, 3);
        if (one == 0xef && two == 0xbb && three == 0xbf) {
            return Optional.of(text(bytes, 3, StandardCharsets.UTF_8));
        } else if (one == 0xff && two == 0xfe && three == 0 && four == 0) {
            return Optional.of(text(bytes, 4, StandardCharsets.UTF_32LE));
        } else if (one == 0 && two == 0 && three == 0xfe && four == 0xff) {
            return Optional.of(text(bytes, 4, StandardCharsets.UTF_32BE));
        } else if (one == 0xff && two == 0xfe) {
            return Optional.of(text(bytes, 2, StandardCharsets.UTF_16LE));
        } else if (one == 0xfe && two == 0xff) {
            return Optional.of(text(bytes, 2, StandardCharsets.UTF_16BE));
        }
        return withoutMark(bytes, one, two, three, four);
    }

    /** UTF-16 and UTF-32 without a mark, by the zeros around the first {@code <} (XML 1.0, appendix F). */
    private static Optional<String> withoutMark(byte[] bytes, int one, int two, int three, int four) {
        if (one == 0 && two == 0 && three == 0 && four == '<') {
            return Optional.of(text(bytes, 0, StandardCharsets.UTF_32BE));
        } else if (one == '<' && two == 0 && three == 0 && four == 0) {
            return Optional.of(text(bytes, 0, StandardCharsets.UTF_32LE));
        } else if (one == 0 && two == '<') {
            return Optional.of(text(bytes, 0, StandardCharsets.UTF_16BE));
        } else if (one == '<' && two == 0) {
            return Optional.of(text(bytes, 0, StandardCharsets.UTF_16LE));
        }
        return Optional.empty();
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xff : -1;
    }

    private static String text(byte[] bytes, int from, Charset charset) {
        return new String(bytes, from, bytes.length - from, charset);
    }

    private static Charset declared(byte[] bytes, @Nullable String contentType) {
        String start = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
        return name(IN_HEADER, contentType == null ? "" : contentType)
                .flatMap(Charsets::named)
                .or(() -> name(IN_DECLARATION, start).flatMap(Charsets::named))
                .orElse(WINDOWS_1252);
    }

    private static Optional<String> name(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** What the name stands for on the web; the bytes were seen not to be UTF-8, whatever they are called. */
    private static Optional<Charset> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        try {
            Charset charset = switch (lower) {
                case "iso-8859-1", "latin1", "us-ascii", "ascii" -> WINDOWS_1252;
                case "gb2312", "gbk" -> Charset.forName("GB18030");
                default -> Charset.forName(lower);
            };
            return charset.equals(StandardCharsets.UTF_8) || charset.name().startsWith("UTF-")
                    ? Optional.empty()
                    : Optional.of(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
