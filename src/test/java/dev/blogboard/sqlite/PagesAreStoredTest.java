package dev.blogboard.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Article;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.LibraryEntry;
import dev.blogboard.article.Published;
import dev.blogboard.feed.Feed;
import dev.blogboard.page.Page;
import dev.blogboard.page.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagesAreStoredTest extends StoreTest {
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final String EXCERPT = "How we moved all of our traffic […]";
    private static final String WHOLE = "A sentence of the whole article. ".repeat(60);

    private Pages pages = new SqlitePages(database);

    @BeforeEach
    void waitForPages() {
        feeds = new SqliteFeeds(database, Duration.ofSeconds(60));
        pages = new SqlitePages(database);
    }

    @Test
    void an_article_with_its_whole_text_is_ready_at_once() {
        Feed feed = feedPolledOnce();
        poll(feed, LATER, item("1", "https://example.com/1", "One", WHOLE));
        assertEquals(List.of("One"), readyAt(LATER));
        assertEquals(0, pages.waiting());
    }

    @Test
    void an_excerpt_waits_for_its_page_and_is_ready_with_the_text_of_that() {
        Pages.Waiting page = waitingAfterPoll();
        assertTrue(readyAt(LATER).isEmpty());
        pages.read(page.article(), page(WHOLE));
        assertEquals(List.of("One"), readyAt(LATER));
        assertEquals(WHOLE, stored().getFirst().text());
        assertEquals("Ada Lovelace", stored().getFirst().author());
    }

    @Test
    void an_article_whose_page_cannot_be_had_is_ready_with_what_there_is() {
        Pages.Waiting page = waitingAfterPoll();
        pages.refused(page.article(), "example.com does not want robots there.");
        assertEquals(List.of("One"), readyAt(LATER));
        assertEquals(EXCERPT, stored().getFirst().text());
    }

    @Test
    void an_article_whose_page_is_asked_for_again_later_does_not_wait_for_that() {
        Pages.Waiting page = waitingAfterPoll();
        pages.postpone(page.article(), "The server answered 500.", LATER.plusSeconds(900));
        assertEquals(List.of("One"), readyAt(LATER));
        assertTrue(pages.ofHistory(LATER, 10).isEmpty());
        assertEquals(1, pages.ofHistory(LATER.plusSeconds(900), 10).getFirst().tries());
    }

    @Test
    void an_article_waits_for_its_page_for_a_minute_and_no_longer() {
        waitingAfterPoll();
        assertTrue(readyAt(LATER.plusSeconds(59)).isEmpty());
        assertEquals(List.of("One"), readyAt(LATER.plusSeconds(60)));
    }

    @Test
    void an_edit_in_the_feed_does_not_take_the_text_of_the_page_away() {
        Pages.Waiting page = waitingAfterPoll();
        pages.read(page.article(), page(WHOLE));
        poll(feed("https://example.com/feed2"), LATER);
        poll(
                feeds.withUrl("https://example.com/feed").orElseThrow(),
                LATER,
                item("1", "https://example.com/1", "One, renamed", EXCERPT));
        assertEquals("One, renamed", stored().getFirst().title());
        assertEquals(WHOLE, stored().getFirst().text());
    }

    @Test
    void what_the_feed_said_is_believed_before_the_page() {
        Pages.Waiting page = waitingAfterPoll();
        pages.read(page.article(), page("Short"));
        assertEquals(EXCERPT, stored().getFirst().text());
        assertEquals("2026-05-30T08:00:00Z", String.valueOf(stored().getFirst().published()));
    }

    @Test
    void pages_of_history_come_one_of_each_host_the_newest_articles_first() {
        articles.addHistory(List.of(
                entry("https://one.example/a", "2019"),
                entry("https://one.example/b", "2024"),
                entry("https://two.example/c", "2021")));
        assertEquals(
                List.of("https://one.example/b", "https://two.example/c"),
                pages.ofHistory(NOW, 10).stream().map(Pages.Waiting::url).toList());
        assertTrue(pages.urgent(NOW, 10).isEmpty());
        assertTrue(readyAt(NOW).isEmpty());
    }

    private static LibraryEntry entry(String url, String year) {
        return new LibraryEntry(new CompanyId("netflix"), Published.parse(year), null, url, "Title");
    }

    private Feed feedPolledOnce() {
        Feed feed = feed("https://example.com/feed");
        poll(feed, NOW);
        return feed;
    }

    private Pages.Waiting waitingAfterPoll() {
        poll(feedPolledOnce(), LATER, item("1", "https://example.com/1", "One", EXCERPT));
        return pages.urgent(LATER, 10).getFirst();
    }

    private List<String> readyAt(Instant time) {
        return new SqliteAlerts(database)
                .unmatched(time, 10).stream().map(Article::title).toList();
    }

    private static Page page(String text) {
        return new Page("One", "Ada Lovelace", at("2020-01-01"), text, "en", null, null, true);
    }

    private static @Nullable Published at(String date) {
        return Published.parse(date);
    }
}
