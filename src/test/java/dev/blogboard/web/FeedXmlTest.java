package dev.blogboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedXmlTest {
    private static final Instant PUBLISHED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant UPDATED = Instant.parse("2026-01-03T00:00:00Z");
    private static final SearchFeed FEED = new SearchFeed(
            "kafka <at> linkedin",
            "https://blogs.example/?q=kafka",
            "https://blogs.example/search.rss?q=kafka",
            UPDATED,
            List.of(new SearchFeed.Entry(
                    "urn:blogboard:article:7",
                    "Streams & <b>tables</b> ]]> \u0000\u000bhere",
                    "https://example.com/streams?a=1&b=2",
                    "LinkedIn",
                    null,
                    PUBLISHED,
                    UPDATED,
                    "A <i>stream</i> & a table 🎉")));

    private static SyndFeed read(String xml) throws Exception {
        return new SyndFeedInput().build(new StringReader(xml));
    }

    @Test
    void rss_holds_what_the_search_found() throws Exception {
        SyndFeed feed = read(FeedXml.rss(FEED));

        assertEquals("rss_2.0", feed.getFeedType());
        assertEquals("kafka <at> linkedin", feed.getTitle());
        assertEquals("https://blogs.example/?q=kafka", feed.getLink());
        SyndEntry entry = feed.getEntries().getFirst();
        assertEquals("urn:blogboard:article:7", entry.getUri());
        assertEquals("https://example.com/streams?a=1&b=2", entry.getLink());
        assertEquals(Date.from(PUBLISHED), entry.getPublishedDate());
        assertEquals("LinkedIn", entry.getAuthor());
        assertEquals(
                "A &lt;i&gt;stream&lt;/i&gt; &amp; a table 🎉",
                entry.getDescription().getValue());
    }

    @Test
    void atom_holds_what_the_search_found() throws Exception {
        SyndFeed feed = read(FeedXml.atom(FEED));

        assertEquals("atom_1.0", feed.getFeedType());
        assertTrue(feed.getLinks().stream()
                .anyMatch(link ->
                        link.getRel().equals("alternate") && link.getHref().equals("https://blogs.example/?q=kafka")));
        SyndEntry entry = feed.getEntries().getFirst();
        assertEquals("urn:blogboard:article:7", entry.getUri());
        assertEquals(Date.from(UPDATED), entry.getUpdatedDate());
        assertEquals("LinkedIn", entry.getAuthor());
        assertEquals("A <i>stream</i> & a table 🎉", entry.getDescription().getValue());
    }

    @Test
    void each_feed_says_where_it_is() {
        assertTrue(FeedXml.rss(FEED).contains("<atom:link"), FeedXml.rss(FEED));
        for (String xml : List.of(FeedXml.rss(FEED), FeedXml.atom(FEED))) {
            assertTrue(xml.contains("rel=\"self\""), xml);
            assertTrue(xml.contains("https://blogs.example/search.rss?q=kafka"), xml);
        }
    }

    @Test
    void characters_that_xml_cannot_hold_are_left_out_and_markup_stays_text() throws Exception {
        for (String xml : List.of(FeedXml.rss(FEED), FeedXml.atom(FEED))) {
            assertEquals(
                    "Streams & <b>tables</b> ]]> here",
                    read(xml).getEntries().getFirst().getTitle());
        }
    }
}
