package dev.blogboard.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes new documents of old ones: damaged, spliced, repeated, and with pieces in them that parsers stumble over. */
final class Mutations {
    private static final int LARGEST = 400_000;
    private static final String[] PIECES = {
        "<",
        ">",
        "&",
        "\"",
        "'",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?",
        "?>",
        "</",
        "/>",
        "&#",
        "&#x110000;",
        "&#0;",
        "&#xD800;",
        "&lt;",
        "&amp;amp;amp;",
        "&nbsp;",
        "&unknown;",
        "<!DOCTYPE a [<!ENTITY b \"&c;&c;\"><!ENTITY c \"x\">]>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
        "<!ENTITY",
        "<item>",
        "</item>",
        "<entry>",
        "</entry>",
        "<channel>",
        "</channel>",
        "<rss>",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
        "<title>",
        "</title>",
        "<link/>",
        "<link href='",
        " xmlns:a=\"",
        " xml:base=\"http://[::1]:99999/%zz/../..\"",
        " xml:base=\"\"",
        " type=\"xhtml\"",
        " mode=\"base64\"",
        " type=\"multipart/alternative\"",
        "<content>",
        "<description>",
        "<a:b:c>",
        "<x y=z>",
        "\0",
        "\u0001",
        "\uFFFE",
        "\uD83D",
        "<pubDate>Tue, 99 Foo 99999 99:99:99 +9999</pubDate>",
        "<updated>9999999999999</updated>",
        "<guid isPermaLink=\"maybe\">//</guid>",
        "<div><div><div><div>",
        "{\"items\":[",
        "[[[[",
        "encoding=\"utf-16\"",
        "encoding=\"x-none\"",
        "<author>@ ( ) < ></author>",
        "a@b.c (((((((((((((((((",
        "<img width=1 height=1 src=data:>",
        "%00",
        "javascript:",
        "<svg><script>",
        "<table><tr><td><table>"
    };

    private final List<byte[]> seeds;
    private final Random random;

    Mutations(List<byte[]> seeds, Random random) {
        this.seeds = seeds;
        this.random = random;
    }

    byte[] next() {
        byte[] document = seed();
        int times = 1 + random.nextInt(6);
        for (int time = 0; time < times && document.length > 0; time++) {
            document = mutated(document);
        }
        return document.length > LARGEST ? Arrays.copyOf(document, LARGEST) : document;
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] mutated(byte[] document) {
        int at = random.nextInt(document.length);
        int end = Math.min(document.length, at + 1 + random.nextInt(200));
        return switch (random.nextInt(9)) {
            case 0 -> joined(Arrays.copyOf(document, at), piece(), Arrays.copyOfRange(document, at, document.length));
            case 1 -> joined(Arrays.copyOf(document, at), piece(), Arrays.copyOfRange(document, end, document.length));
            case 2 -> joined(Arrays.copyOf(document, at), Arrays.copyOfRange(document, end, document.length));
            case 3 -> Arrays.copyOf(document, at);
            case 4 -> spliced(document, at);
            case 5 -> repeated(document, at, end);
            case 6 ->
                joined(Arrays.copyOf(document, at), repeatedPiece(), Arrays.copyOfRange(document, at, document.length));
            default -> flipped(document);
        };
    }

    private byte[] piece() {
        return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
    }

    private byte[] repeatedPiece() {
        byte[] piece = piece();
        return repetition(piece, random.nextInt(8) == 0 ? 5_000 : 50);
    }

    private byte[] spliced(byte[] document, int at) {
        byte[] other = seed();
        int from = random.nextInt(other.length);
        return joined(Arrays.copyOf(document, at), Arrays.copyOfRange(other, from, other.length));
    }

    private byte[] repeated(byte[] document, int at, int end) {
        byte[] part = Arrays.copyOfRange(document, at, end);
        byte[] many = repetition(part, 2 + random.nextInt(random.nextInt(20) == 0 ? 1_000 : 5));
        return joined(Arrays.copyOf(document, at), many, Arrays.copyOfRange(document, end, document.length));
    }

    private static byte[] repetition(byte[] part, int times) {
        byte[][] parts = new byte[Math.min(times, LARGEST / Math.max(part.length, 1))][];
        Arrays.fill(parts, part);
        return joined(parts);
    }

    private byte[] flipped(byte[] document) {
        byte[] copy = document.clone();
        int flips = 1 + random.nextInt(8);
        for (int flip = 0; flip < flips; flip++) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
