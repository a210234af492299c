package dev.blogboard.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Article;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.LibraryEntry;
import dev.blogboard.article.Published;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedHints;
import dev.blogboard.feed.Feeds.Stored;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Reading;
import dev.blogboard.feed.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollsAreStoredTest extends StoreTest {
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    @Test
    void the_first_completed_poll_is_history_and_later_articles_are_new() {
        Feed feed = feed("https://example.com/feed");
        assertEquals(new Stored(1, 0), poll(feed, NOW, item("1", "https://example.com/1", "One", "text")));
        assertTrue(unmatched().isEmpty());
        poll(
                feed,
                LATER,
                item("2", "https://example.com/2", "Two", ""),
                item("1", "https://example.com/1", "One", "text"));
        assertEquals(List.of("Two"), unmatched().stream().map(Article::title).toList());
    }

    @Test
    void a_failed_poll_does_not_end_history() {
        Feed feed = feed("https://example.com/feed");
        feeds.record(feed, new Fetched.Failed(500, "The server answered 500."), NOW, LATER);
        poll(feed, LATER, item("1", "https://example.com/1", "One", "text"));
        assertTrue(unmatched().isEmpty());
    }

    @Test
    void how_a_document_could_be_read_is_kept_on_the_feed() {
        Feed feed = feed("https://example.com/feed");
        assertNull(feed.reading());
        Reading reading = new Reading(Reading.Stage.LENIENT, "Line 3: it ends within a tag.");
        ParsedFeed parsed = new ParsedFeed("Blog", null, null, null, List.of(), FeedHints.NONE, reading);
        feeds.record(feed, fresh(parsed), NOW, LATER);
        assertEquals(reading, feeds.withUrl(feed.url()).orElseThrow().reading());
    }

    @Test
    void an_edit_updates_the_article_and_is_not_new() {
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW, item("1", "https://example.com/1", "One", "text"));
        long before = articles.lastChange();
        Stored stored = poll(feed, LATER, item("1", "https://example.com/1", "One, corrected", "more text"));
        assertEquals(new Stored(0, 1), stored);
        assertEquals("One, corrected", stored().getFirst().title());
        assertTrue(articles.lastChange() > before);
        assertTrue(unmatched().isEmpty());
    }

    @Test
    void a_change_of_dates_alone_is_neither_new_nor_an_edit() {
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW, item("1", "https://example.com/1", "One", "text"));
        Stored again = poll(feed, LATER, dated(item("1", "https://example.com/1", "One", "text"), LATER));
        assertEquals(new Stored(0, 0), again);
        assertEquals("2026-05-30T08:00:00Z", String.valueOf(stored().getFirst().published()));
    }

    @Test
    void an_old_date_or_place_in_the_feed_does_not_hide_a_new_article() {
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW, item("2", "https://example.com/2", "Two", ""));
        Stored late = poll(
                feed,
                LATER,
                item("2", "https://example.com/2", "Two", ""),
                dated(item("1", "https://example.com/1", "One", ""), Instant.parse("2020-01-01T00:00:00Z")));
        assertEquals(1, late.added());
        assertEquals(1, unmatched().size());
    }

    @Test
    void a_new_article_without_a_believable_date_is_one_of_today_and_stays_so() {
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW);
        poll(feed, LATER, dated(item("1", "https://example.com/1", "One", ""), Instant.parse("0001-01-01T00:00:00Z")));
        assertEquals(Published.at(LATER), stored().getFirst().published());
        poll(feed, LATER.plusSeconds(60), dated(item("1", "https://example.com/1", "One, edited", ""), null));
        assertEquals(Published.at(LATER), stored().getFirst().published());
    }

    @Test
    void a_date_in_the_future_becomes_that_of_first_sight() {
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW);
        poll(feed, LATER, dated(item("1", "https://example.com/1", "One", ""), NOW.plus(Duration.ofDays(400))));
        assertEquals(Published.at(LATER), stored().getFirst().published());
    }

    @Test
    void history_with_a_date_in_the_future_is_undated() {
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW, dated(item("1", "https://example.com/1", "One", ""), NOW.plus(Duration.ofDays(400))));
        assertNull(stored().getFirst().published());
    }

    @Test
    void history_without_a_date_stays_undated() {
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW, dated(item("1", "https://example.com/1", "One", ""), null));
        assertNull(stored().getFirst().published());
    }

    @Test
    void the_same_url_on_two_feeds_is_one_article() {
        poll(
                feed("https://example.com/feed"),
                NOW,
                item("a", "https://example.com/post/?utm_source=rss", "Post", "text"));
        Stored second = poll(
                feed("https://example.com/atom"),
                NOW,
                item("b", "http://www.example.com/post#top", "The Post", "text"));
        assertEquals(new Stored(0, 0), second);
        assertEquals(List.of("Post"), stored().stream().map(Article::title).toList());
    }

    @Test
    void a_post_on_medium_and_on_the_companys_domain_is_one_article() {
        poll(feed("https://medium.com/feed/x"), NOW, item("a", "https://medium.com/x/post-bba45dae649e", "Post", ""));
        poll(
                feed("https://tech.example.com/feed"),
                NOW,
                item("b", "https://tech.example.com/post-bba45dae649e", "Post", ""));
        assertEquals(1, articles.count());
    }

    @Test
    void entries_of_one_page_with_ids_of_their_own_are_articles_of_their_own() {
        Feed feed = feed("https://example.com/changes");
        poll(
                feed,
                NOW,
                item("v2", "https://example.com/changelog", "Version 2", "two"),
                item("v1", "https://example.com/changelog", "Version 1", "one"));
        Stored third = poll(feed, LATER, item("v3", "https://example.com/changelog", "Version 3", "three"));
        assertEquals(1, third.added());
        assertEquals(3, articles.count());
    }

    @Test
    void an_id_given_to_several_urls_tells_nothing_apart() {
        Feed feed = feed("https://example.com/feed");
        Stored stored = poll(
                feed,
                NOW,
                item("same", "https://example.com/1", "One", ""),
                item("same", "https://example.com/2", "Two", ""));
        assertEquals(2, stored.added());
    }

    @Test
    void a_feed_that_changed_all_its_ids_brings_nothing_new() {
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW, item("1", "https://example.com/1", "One", "text"));
        assertEquals(
                0,
                poll(feed, LATER, item("new-1", "https://example.com/1", "One", "text"))
                        .added());
    }

    @Test
    void an_item_without_id_and_link_is_known_by_title_and_date() {
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW, item(null, null, "Untold", "text"));
        assertEquals(new Stored(0, 1), poll(feed, LATER, item(null, null, "Untold", "another text")));
    }

    @Test
    void an_article_of_the_library_is_filled_in_by_its_feed_and_not_new() {
        articles.addHistory(List.of(new LibraryEntry(
                new CompanyId("netflix"), Published.parse("2026"), "en", "https://example.com/1", "One")));
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW);
        Stored stored = poll(feed, LATER, item("1", "https://example.com/1", "One", "its text"));
        assertEquals(new Stored(0, 1), stored);
        assertEquals("its text", stored().getFirst().text());
        assertEquals("2026-05-30T08:00:00Z", String.valueOf(stored().getFirst().published()));
        assertTrue(unmatched().isEmpty());
    }

    @Test
    void a_library_is_loaded_once_however_often_it_is_added() {
        List<LibraryEntry> library = List.of(
                new LibraryEntry(new CompanyId("netflix"), null, null, "https://example.com/1", "One"),
                new LibraryEntry(new CompanyId("netflix"), null, null, "http://www.example.com/1/", "One again"));
        assertEquals(1, articles.addHistory(library));
        assertEquals(0, articles.addHistory(library));
    }

    @Test
    void removing_a_feed_keeps_its_articles_and_adding_it_again_doubles_none() {
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW, item("1", "https://example.com/1", "One", "text"));
        feeds.remove(feed.id());
        assertEquals(1, articles.count());
        poll(feed("https://example.com/feed"), LATER, item("1", "https://example.com/1", "One", "text"));
        assertEquals(1, articles.count());
    }

    @Test
    void a_feed_removed_while_it_was_fetched_stores_nothing() {
        Feed feed = feed("https://example.com/feed");
        feeds.remove(feed.id());
        Fetched fresh = new Fetched.NotModified(304, Validators.NONE, null);
        assertEquals(Stored.NOTHING, feeds.record(feed, fresh, NOW, LATER));
    }

    @Test
    void validators_come_back_verbatim() {
        Feed feed = feed("https://example.com/feed");
        Validators odd = new Validators("W/\"a\\\"b\"", "Sat, 30 May 2026 8:00 GMT");
        feeds.record(feed, new Fetched.NotModified(304, odd, null), NOW, LATER);
        assertEquals(odd, feeds.withUrl(feed.url()).orElseThrow().validators());
    }

    @Test
    void a_feed_is_due_when_its_time_has_come_and_its_server_allows() {
        Feed feed = feed("https://example.com/feed");
        assertEquals(1, feeds.due(NOW).size());
        feeds.record(feed, new Fetched.Throttled(429, LATER.plusSeconds(60)), NOW, LATER);
        assertTrue(feeds.due(LATER).isEmpty());
        assertEquals(1, feeds.due(LATER.plusSeconds(60)).size());
    }

    @Test
    void failures_are_counted_with_their_reason_until_a_poll_works() {
        Feed feed = feed("https://example.com/feed");
        feeds.record(feed, new Fetched.Failed(null, "no such host"), NOW, LATER);
        feeds.record(feed, new Fetched.Failed(503, "The server answered 503."), NOW, LATER);
        Feed failing = feeds.withUrl(feed.url()).orElseThrow();
        assertEquals(2, failing.failures());
        assertEquals("The server answered 503.", failing.lastError());
        poll(feed, LATER);
        assertFalse(feeds.withUrl(feed.url()).orElseThrow().ailing());
    }

    @Test
    void a_hundred_thousand_characters_of_text_come_back_as_they_were() {
        String text = "x\0y 'quoted' \uD83D\uDE00 ".repeat(6_000);
        poll(feed("https://example.com/feed"), NOW, item("1", "https://example.com/1", "One", text));
        assertEquals(text, stored().getFirst().text());
    }
}
