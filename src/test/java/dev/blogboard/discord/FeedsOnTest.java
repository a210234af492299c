package dev.blogboard.discord;

import dev.blogboard.feed.FeedReader;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.UnreadableFeedException;
import java.util.List;
import java.util.Map;

/** A little web of feeds: pages that name one, several or none. */
final class FeedsOnTest implements FeedReader {
    private static final Map<String, List<String>> PAGES = Map.of(
            "https://tailspin.example/blog", List.of("https://tailspin.example/feed.xml"),
            "https://several.example/", List.of("https://several.example/a.xml", "https://several.example/b.xml"),
            "https://none.example/", List.of());

    @Override
    public ParsedFeed read(byte[] document, String location) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ParsedFeed fetch(String url) {
        return new ParsedFeed("Tailspin Toys", null, null, null, List.of());
    }

    @Override
    public List<String> discover(String url) throws UnreadableFeedException {
        if (url.endsWith(".xml")) {
            return List.of(url);
        }
        List<String> feeds = PAGES.get(url);
        if (feeds == null) {
            throw new UnreadableFeedException("nothing answers there.");
        }
        return feeds;
    }
}
