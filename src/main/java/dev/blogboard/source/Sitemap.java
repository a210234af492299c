package dev.blogboard.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A sitemap (sitemaps.org), as XML or as a list of lines, packed or not.
 *
 * @param maps further sitemaps that it is an index of
 * @param pages that it lists
 */
record Sitemap(List<Location> maps, List<Location> pages) {
    private static final int LARGEST = 50_000_000;
    private static final int MOST = 50_000;

    /**
     * @param url absolute
     * @param changed when it last was; absent where that is not said
     */
    record Location(String url, @Nullable Instant changed) {}

    /** @throws IOException when it is packed and cannot be unpacked; the message is a sentence for people */
    static Sitemap read(byte[] document, String location) throws IOException {
        String text = new String(unpacked(document), StandardCharsets.UTF_8).strip();
        Links links = new Links(location);
        if (!text.startsWith("<") && !text.startsWith("\ufeff<")) {
            return new Sitemap(List.of(), lines(text, links));
        }
        Document xml = Jsoup.parse(text, location, Parser.xmlParser());
        return new Sitemap(locations(xml, "sitemap", links), locations(xml, "url", links));
    }

    private static List<Location> lines(String text, Links links) {
        return text.lines()
                .limit(MOST)
                .map(links::absolute)
                .flatMap(java.util.stream.Stream::ofNullable)
                .map(url -> new Location(url, null))
                .toList();
    }

    private static List<Location> locations(Document xml, String name, Links links) {
        List<Location> found = new ArrayList<>();
        for (Element element : xml.select(name + " > loc, *|" + name + " > *|loc")) {
            String url = links.absolute(element.text());
            Element parent = element.parent();
            Element changed = parent == null ? null : parent.selectFirst("lastmod, *|lastmod");
            if (url != null && found.size() < MOST) {
                found.add(new Location(url, changed == null ? null : date(changed.text())));
            }
        }
        return found;
    }

    private static @Nullable Instant date(String text) {
        String date = text.strip();
        if (date.length() == 10) {
            try {
                return LocalDate.parse(date)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            } catch (DateTimeException noDate) {
                return null;
            }
        }
        return Dates.parse(date);
    }

    private static byte[] unpacked(byte[] document) throws IOException {
        boolean packed = document.length > 2 && (document[0] & 0xff) == 0x1f && (document[1] & 0xff) == 0x8b;
        if (!packed) {
            return document;
        }
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(document))) {
            byte[] chunk = new byte[16_384];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                unpacked.write(chunk, 0, length);
                if (unpacked.size() > LARGEST) {
                    throw new IOException("The sitemap has more than " + LARGEST / 1_000_000 + " MB.");
                }
            }
        }
        return unpacked.toByteArray();
    }
}
