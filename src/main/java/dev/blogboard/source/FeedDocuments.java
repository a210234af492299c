package dev.blogboard.source;

import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Reading;
import dev.blogboard.feed.UnreadableFeedException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads feed documents in stages, from strict to lenient: the bytes become text, the text is made fit for a parser, a
 * strict parser reads it, and where that refuses, one that takes everything. Safe for use by several threads.
 */
final class FeedDocuments {
    private static final Pattern WEB_PAGE = Pattern.compile("(?is)\\s*(?:<!--.*?-->\\s*)*<(?:!doctype html|html)\\b.*");
    private static final int LONGEST_BEGINNING = 1_000;

    /**
     * Reads a document.
     *
     * @param contentType the HTTP header, where there was one
     * @param location where it came from, for relative links
     * @param withHtml whether summaries and contents are wanted as HTML, or their text alone will do
     * @throws UnreadableFeedException when no stage can read it
     */
    ParsedFeed read(byte[] bytes, @Nullable String contentType, String location, boolean withHtml)
            throws UnreadableFeedException {
        try {
            return read(Charsets.decode(bytes, contentType), location, withHtml);
        } catch (UnreadableFeedException unreadable) {
            throw unreadable;
        } catch (Throwable fault) {
            // A fault of ours, or a document that is too much for us: the other feeds must not suffer from it.
            throw new UnreadableFeedException("Reading it failed: " + fault, fault);
        }
    }

    private static ParsedFeed read(String document, String location, boolean withHtml) throws UnreadableFeedException {
        String start = document.substring(0, Math.min(document.length(), LONGEST_BEGINNING))
                .replace("\ufeff", "")
                .stripLeading();
        if (start.isEmpty() && document.isBlank()) {
            throw new UnreadableFeedException("The document is empty.");
        }
        if (looksLikeJson(start)) {
            return JsonFeed.read(document, location, withHtml);
        }
        if (WEB_PAGE.matcher(start).matches()) {
            throw new UnreadableFeedException("This is a web page, not a feed.");
        }
        return readXml(XmlText.prepared(document), new Links(location), withHtml);
    }

    private static boolean looksLikeJson(String start) {
        int brace = start.indexOf('{');
        int bracket = start.indexOf('<');
        return start.startsWith("[") || (brace >= 0 && (bracket < 0 || brace < bracket));
    }

    private static ParsedFeed readXml(XmlText.Prepared xml, Links location, boolean withHtml)
            throws UnreadableFeedException {
        String reason;
        try {
            Reading reading = xml.mended() == null ? Reading.STRICT : new Reading(Reading.Stage.REPAIRED, xml.mended());
            return feed(StrictXml.read(xml.text(), location), withHtml, reading);
        } catch (StrictXml.NotWellFormedException fault) {
            reason = String.valueOf(fault.getMessage());
        }
        return feed(LenientXml.read(xml.text(), location), withHtml, new Reading(Reading.Stage.LENIENT, reason));
    }

    private static ParsedFeed feed(@Nullable FeedElement root, boolean withHtml, Reading reading)
            throws UnreadableFeedException {
        ParsedFeed feed = XmlFeed.read(root, withHtml, reading);
        if (feed != null) {
            return feed;
        }
        throw new UnreadableFeedException(
                root == null
                        ? "This is neither XML nor JSON."
                        : "This is XML, but no feed: it begins with <" + root.name() + ">.");
    }
}
