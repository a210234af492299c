package dev.blogboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.blogboard.article.ArticleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageRunTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Page PAGE = new Page("Title", null, null, "text", null, null, null, true);

    private final List<String> recorded = Collections.synchronizedList(new ArrayList<>());

    @Test
    void what_comes_of_a_page_is_recorded() throws InterruptedException {
        assertEquals(List.of("read 1"), run(0, new FetchedPage.Read(PAGE)));
        assertEquals(List.of("refused 1: 404"), run(0, new FetchedPage.Refused("404")));
    }

    @Test
    void a_page_that_is_unavailable_is_asked_for_ever_more_rarely_and_then_given_up() throws InterruptedException {
        FetchedPage busy = new FetchedPage.Unavailable("busy", null);
        assertEquals(List.of("postponed 1: busy until " + NOW.plus(Duration.ofMinutes(15))), run(0, busy));
        assertEquals(List.of("postponed 1: busy until " + NOW.plus(Duration.ofHours(1))), run(1, busy));
        assertEquals(List.of("postponed 1: busy until " + NOW.plus(Duration.ofHours(4))), run(2, busy));
        assertEquals(List.of("postponed 1: busy until " + NOW.plus(Duration.ofDays(7))), run(6, busy));
        assertEquals(List.of("refused 1: busy"), run(7, busy));
    }

    @Test
    void a_server_that_asks_to_wait_longer_is_left_alone_for_longer() throws InterruptedException {
        FetchedPage busy = new FetchedPage.Unavailable("busy", NOW.plus(Duration.ofDays(2)));
        assertEquals(List.of("postponed 1: busy until " + NOW.plus(Duration.ofDays(2))), run(0, busy));
    }

    private List<String> run(int tries, FetchedPage fetched) throws InterruptedException {
        recorded.clear();
        try (PageRun run = new PageRun(new OnePage(tries), url -> fetched, () -> NOW)) {
            int done = run.urgent().pages();
            run.await();
            assertEquals(1, done + run.urgent().pages());
            run.await();
        }
        return List.of(recorded.getFirst());
    }

    /** A queue of one page that keeps what it is told. */
    private final class OnePage implements Pages {
        private final int tries;

        OnePage(int tries) {
            this.tries = tries;
        }

        @Override
        public List<Waiting> urgent(Instant now, int limit) {
            return recorded.isEmpty()
                    ? List.of(new Waiting(new ArticleId(1), "https://example.com/1", tries))
                    : List.of();
        }

        @Override
        public List<Waiting> ofHistory(Instant now, int limit) {
            return List.of();
        }

        @Override
        public void read(ArticleId article, Page page) {
            recorded.add("read " + article.value());
        }

        @Override
        public void refused(ArticleId article, String reason) {
            recorded.add("refused " + article.value() + ": " + reason);
        }

        @Override
        public void postpone(ArticleId article, String reason, Instant due) {
            recorded.add("postponed " + article.value() + ": " + reason + " until " + due);
        }

        @Override
        public long waiting() {
            return 1;
        }
    }
}
