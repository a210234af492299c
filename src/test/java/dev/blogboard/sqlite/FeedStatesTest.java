package dev.blogboard.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Article;
import dev.blogboard.article.Item;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.Notice;
import dev.blogboard.feed.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedStatesTest extends StoreTest {
    private static final String OLD = "https://example.com/feed";
    private static final String NEW = "https://blog.example.com/feed";
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    @Test
    void a_move_for_good_is_believed_when_a_later_poll_agrees() {
        feed(OLD);
        record(OLD, movedTo(NEW));
        assertTrue(feeds.withUrl(OLD).isPresent());
        record(OLD, movedTo(NEW));
        assertTrue(feeds.withUrl(OLD).isEmpty());
        assertTrue(feeds.withUrl(NEW).isPresent());
        assertEquals(List.of(Notice.Kind.MOVED), kinds());
    }

    @Test
    void a_move_that_is_taken_back_is_none() {
        feed(OLD);
        record(OLD, movedTo(NEW));
        record(OLD, movedTo(null));
        record(OLD, movedTo(NEW));
        assertTrue(feeds.withUrl(OLD).isPresent());
    }

    @Test
    void a_move_to_where_another_feed_is_leaves_both() {
        feed(OLD);
        feed(NEW);
        record(OLD, movedTo(NEW));
        record(OLD, movedTo(NEW));
        assertEquals(2, feeds.all().size());
        assertTrue(kinds().isEmpty());
    }

    @Test
    void a_feed_of_the_catalogue_that_has_moved_is_still_the_one_that_is_listed() {
        Feeds.Catalogue catalogue =
                new Feeds.Catalogue(List.of(NETFLIX), List.of(new Feeds.NewFeed(OLD, NETFLIX.id(), null, null, null)));
        feeds.apply(catalogue, NOW);
        record(OLD, movedTo(NEW));
        record(OLD, movedTo(NEW));
        assertEquals(new Feeds.CatalogueChange(0, 0, 0), feeds.apply(catalogue, NOW));
        assertTrue(feeds.withUrl(NEW).isPresent());
    }

    @Test
    void failing_and_recovering_are_each_told_once() {
        feed(OLD);
        for (int times = 0; times < 5; times++) {
            record(OLD, new Fetched.Failed(500, "The server answered 500."));
        }
        assertEquals(List.of(Notice.Kind.FAILING), kinds());
        record(OLD, movedTo(null));
        record(OLD, movedTo(null));
        assertEquals(List.of(Notice.Kind.RECOVERED), kinds());
    }

    @Test
    void a_single_failure_is_no_news() {
        feed(OLD);
        record(OLD, new Fetched.Failed(500, "The server answered 500."));
        record(OLD, movedTo(null));
        assertTrue(kinds().isEmpty());
    }

    @Test
    void a_feed_that_is_gone_is_told_once_and_due_no_more() {
        Feed feed = feed(OLD);
        record(OLD, new Fetched.Gone(410));
        record(OLD, new Fetched.Gone(410));
        assertEquals(List.of(Notice.Kind.GONE), kinds());
        assertTrue(feeds.due(NOW.plus(Duration.ofDays(365))).isEmpty());
        feeds.pause(feed.id(), false);
        assertEquals(1, feeds.due(NOW.plus(Duration.ofDays(365))).size());
    }

    @Test
    void a_feed_that_changed_all_ids_and_urls_is_known_by_its_titles() {
        Feed feed = feed(OLD);
        poll(feed, NOW, items("a", "https://old.example/", 6));
        poll(feed, LATER, items("b", "https://new.example/posts/", 6));
        assertEquals(6, articles.count());
        assertTrue(stored().stream().allMatch(article -> article.url().startsWith("https://new.example/posts/")));
        assertTrue(unmatched().isEmpty());
    }

    @Test
    void what_is_not_known_by_its_title_either_is_held_until_a_person_says_so() {
        Feed feed = feed(OLD);
        poll(feed, NOW, items("a", "https://old.example/", 6));
        Item[] moved = items("b", "https://new.example/", 6);
        moved[5] = item("b5", "https://new.example/old-one", "Another title", "text");
        Feeds.Stored stored = poll(feed, LATER, moved);
        assertEquals(1, stored.held());
        assertTrue(unmatched().isEmpty());
        assertEquals(List.of(Notice.Kind.HELD), kinds());
        assertEquals(1, feeds.release(feed.id()));
        assertEquals(
                List.of("Another title"),
                unmatched().stream().map(Article::title).toList());
    }

    @Test
    void a_feed_that_really_wrote_that_much_since_the_last_poll_is_believed() {
        Feed feed = feed(OLD);
        poll(feed, NOW, items("a", "https://example.com/a", 6));
        Instant nextWeek = NOW.plus(Duration.ofDays(7));
        Item[] written = IntStream.range(0, 6)
                .mapToObj(index -> dated(
                        item("n" + index, "https://example.com/n" + index, "News " + index, "text"),
                        NOW.plus(Duration.ofDays(index + 1))))
                .toArray(Item[]::new);
        assertEquals(new Feeds.Stored(6, 0), poll(feed, nextWeek, written));
        assertEquals(6, unmatched().size());
    }

    private static Item[] items(String id, String url, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> item(id + index, url + index, "Title " + index, "text"))
                .toArray(Item[]::new);
    }

    private void record(String url, Fetched fetched) {
        Feed feed = feeds.withUrl(url).orElseThrow();
        feeds.record(feed, fetched, NOW, NOW);
    }

    private static Fetched movedTo(@Nullable String url) {
        return new Fetched.NotModified(304, Validators.NONE, null, url);
    }

    private List<Notice.Kind> kinds() {
        return feeds.takeNotices().stream().map(Notice::kind).toList();
    }
}
