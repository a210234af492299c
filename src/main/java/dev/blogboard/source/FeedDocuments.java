package dev.blogboard.source;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.UnreadableFeedException;
import java.io.StringReader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads feed documents in stages, from strict to lenient. Safe for use by several threads. */
final class FeedDocuments {
    private static final Pattern WEB_PAGE = Pattern.compile("(?is)\\s*(?:<!--.*?-->\\s*)*<(?:!doctype html|html)\\b.*");

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
        String decoded = Charsets.decode(bytes, contentType);
        if (decoded.isBlank()) {
            throw new UnreadableFeedException("The document is empty.");
        }
        if (decoded.stripLeading().startsWith("{")) {
            return JsonFeed.read(decoded, location, withHtml);
        }
        if (WEB_PAGE.matcher(decoded.substring(0, Math.min(decoded.length(), 1_000)))
                .matches()) {
            throw new UnreadableFeedException("This is a web page, not a feed.");
        }
        String xml = XmlText.prepared(decoded);
        if (XmlText.tooDeep(xml)) {
            throw new UnreadableFeedException("Its elements are nested too deep for a feed.");
        }
        try {
            SyndFeedInput strict = new SyndFeedInput();
            strict.setAllowDoctypes(false);
            SyndFeed feed = strict.build(new StringReader(xml));
            return new RomeFeed(feed, location, withHtml).parsed();
        } catch (Exception | StackOverflowError refused) {
            // What a strict parser refuses, whatever the reason, is read leniently.
            return LenientFeed.read(xml, location, withHtml);
        }
    }
}
