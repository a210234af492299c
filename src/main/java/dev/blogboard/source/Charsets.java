package dev.blogboard.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a document's bytes into text. A byte order mark is believed first, then the bytes themselves where they are valid
 * UTF-8, then the HTTP header, then the XML declaration; what is left is read as UTF-8 with each byte that cannot be it
 * as windows-1252, in which every byte means something.
 */
final class Charsets {
    private static final Pattern IN_HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s;\"']+)");
    private static final Pattern IN_DECLARATION =
            Pattern.compile("^[^<]{0,16}<\\?xml[^>]*?encoding\\s*=\\s*[\"']\\s*([A-Za-z0-9._: -]+?)\\s*[\"']");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final byte ESCAPE = 0x1b;
    /** {@code <?xm} in the codes of IBM's mainframes. */
    private static final int EBCDIC_DECLARATION = 0x4c6fa794;

    private Charsets() {}

    static String decode(byte[] bytes, @Nullable String contentType) {
        Optional<String> marked = byMark(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        if (bytes.length >= 4 && ByteBuffer.wrap(bytes).getInt() == EBCDIC_DECLARATION) {
            return ebcdic(bytes);
        }
        Optional<Charset> declared = Optional.empty();
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        boolean valid = utf8.indexOf('\ufffd') < 0 || isValidUtf8(bytes);
        if (!valid || switchesCodes(bytes)) {
            declared = declared(bytes, contentType);
        }
        if (declared.isPresent() && !isUnicode(declared.get())) {
            return new String(bytes, declared.get());
        }
        return valid ? utf8 : mixed(bytes);
    }

    private static boolean isValidUtf8(byte[] bytes) {
        try {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
            return decoder.decode(ByteBuffer.wrap(bytes)).remaining() >= 0;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /** Whether it may be one of the codes, such as ISO-2022-JP, that write everything in ASCII's bytes. */
    private static boolean switchesCodes(byte[] bytes) {
        for (int index = 0; index < Math.min(bytes.length, 65_536); index++) {
            if (bytes[index] == ESCAPE || (bytes[index] == '~' && at(bytes, index + 1) == '{')) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> byMark(byte[] bytes) {
        int one = at(bytes, 0);
        int two = at(bytes, 1);
        int three = at(bytes, 2);
        int four = at(bytes, 3);
        if (one == 0xef && two == 0xbb && three == 0xbf) {
            return Optional.of(isValidUtf8(bytes) ? text(bytes, 3, StandardCharsets.UTF_8) : mixed(bytes));
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

    /** UTF-16 and UTF-32 without a mark, by the zeros around the first character (XML 1.0, appendix F). */
    private static Optional<String> withoutMark(byte[] bytes, int one, int two, int three, int four) {
        if (one == 0 && two == 0 && three == 0 && four > 0) {
            return Optional.of(text(bytes, 0, StandardCharsets.UTF_32BE));
        } else if (one > 0 && two == 0 && three == 0 && four == 0) {
            return Optional.of(text(bytes, 0, StandardCharsets.UTF_32LE));
        } else if (one == 0 && two > 0 && three == 0) {
            return Optional.of(text(bytes, 0, StandardCharsets.UTF_16BE));
        } else if (one > 0 && two == 0 && three > 0 && four == 0) {
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

    /** The declaration's letters are the same in all of these codes; which one it is, it says itself. */
    private static String ebcdic(byte[] bytes) {
        Charset latin = CharsetNames.find("cp037").orElse(WINDOWS_1252);
        String start = new String(bytes, 0, Math.min(bytes.length, 512), latin);
        Charset charset =
                name(IN_DECLARATION, start).flatMap(CharsetNames::find).orElse(latin);
        return new String(bytes, charset.name().matches("(?:x-)?IBM.*") ? charset : latin);
    }

    /**
     * UTF-8 and windows-1252 side by side, as when one text was put into another without looking. Where little of it is
     * UTF-8, that little is so by chance.
     */
    private static String mixed(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CharBuffer decoded = CharBuffer.allocate(8_192);
        int odd = 0;
        while (rest.hasRemaining()) {
            CoderResult result = decoder.reset().decode(rest, decoded, true);
            text.append(decoded.flip());
            decoded.clear();
            for (int index = 0; result.isError() && index < result.length(); index++) {
                text.append(new String(new byte[] {rest.get()}, WINDOWS_1252));
                odd++;
            }
        }
        long foreign = text.chars().filter(letter -> letter >= 0x80).count() - odd;
        return foreign < odd ? new String(bytes, WINDOWS_1252) : text.toString();
    }

    /**
     * Text that was UTF-8, was taken for windows-1252 and made UTF-8 again, as it was; any other text as it is. No
     * language writes what UTF-8 looks like in windows-1252.
     */
    static String onceEncoded(String text) {
        if (!looksTwiceEncoded(text)) {
            return text;
        }
        byte[] bytes = new byte[text.length()];
        for (int index = 0; index < bytes.length; index++) {
            int value = XmlCharacters.windows1252(text.charAt(index));
            if (value < 0) {
                return text;
            }
            bytes[index] = (byte) value;
        }
        return isValidUtf8(bytes) ? new String(bytes, StandardCharsets.UTF_8) : text;
    }

    private static boolean looksTwiceEncoded(String text) {
        for (int index = 0; index + 1 < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter >= 0xc2 && letter <= 0xf4) {
                int next = XmlCharacters.windows1252(text.charAt(index + 1));
                return next >= 0x80 && next < 0xc0;
            }
        }
        return false;
    }

    private static Optional<Charset> declared(byte[] bytes, @Nullable String contentType) {
        String start = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
        return name(IN_HEADER, contentType == null ? "" : contentType)
                .flatMap(CharsetNames::find)
                .filter(charset -> !isUnicode(charset))
                .or(() -> name(IN_DECLARATION, start).flatMap(CharsetNames::find));
    }

    /** The bytes were seen to be no UTF, whatever they are called. */
    private static boolean isUnicode(Charset charset) {
        return charset.name().startsWith("UTF-") || charset.name().startsWith("X-UTF-");
    }

    private static Optional<String> name(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
