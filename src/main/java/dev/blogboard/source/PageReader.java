package dev.blogboard.source;

import dev.blogboard.page.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Reads the page of an article: what it says of itself, and its main text. */
final class PageReader {
    /** What is longer is a book, and only makes the index slow. */
    private static final int LONGEST_TEXT = 400_000;

    private PageReader() {}

    static Page read(HttpFetcher.Answer answer) {
        return read(document(answer.body(), answer.url().toString()));
    }

    /** A page as a document; its charset is the one that its bytes, else it itself, say that it has. */
    static Document document(byte[] page, String url) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(page))
                    .toString();
            return Jsoup.parse(text, url);
        } catch (CharacterCodingException notUtf8) {
            try {
                return Jsoup.parse(new ByteArrayInputStream(page), null, url);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    static Page read(Document document) {
        PageFacts facts = PageFacts.of(document);
        String text = MainText.of(document, facts.title());
        return new Page(
                facts.title(),
                facts.author(),
                facts.published(),
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text,
                facts.language(),
                Objects.requireNonNullElse(facts.canonicalUrl(), document.location()),
                facts.image(),
                facts.article());
    }
}
