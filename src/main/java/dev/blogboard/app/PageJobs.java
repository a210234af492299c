package dev.blogboard.app;

import dev.blogboard.page.PageRun;
import dev.blogboard.page.Pages;
import dev.blogboard.sqlite.SqlitePages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The jobs that fetch pages of articles: at once for those that are still to be matched, slowly for history. */
final class PageJobs implements AutoCloseable {
    /** How long a new article waits for its page before it is matched. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final App app;
    private final Pages pages;
    private final PageRun run;

    PageJobs(App app) {
        this.app = app;
        this.pages = new SqlitePages(app.database());
        this.run = new PageRun(pages, app.sources().pages(), app.clock());
    }

    List<Job> jobs() {
        if (!app.config().pagesFetch()) {
            return List.of();
        }
        Job urgent = new Job("pages", OFTEN, this::fetch);
        return app.config().pagesHistoryPerMinute() == 0
                ? List.of(urgent)
                : List.of(urgent, new Job("pages of history", A_MINUTE, this::fetchHistory));
    }

    private Optional<String> fetch() {
        PageRun.Report report = run.urgent();
        return report.pages() == 0
                ? Optional.empty()
                : Optional.of(report.read() + " pages read, " + report.refused() + " not to be had, "
                        + report.postponed() + " to be asked for again");
    }

    private Optional<String> fetchHistory() {
        run.ofHistory(app.config().pagesHistoryPerMinute());
        return Optional.of(pages.waiting() + " pages are still to be fetched");
    }

    @Override
    public void close() {
        run.close();
    }
}
