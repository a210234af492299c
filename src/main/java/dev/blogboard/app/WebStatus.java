package dev.blogboard.app;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.feed.Feed;
import dev.blogboard.sqlite.SqliteRuns;
import dev.blogboard.web.StatusPages.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads how everything is doing, for the page that says so. */
final class WebStatus implements Supplier<Status> {
    private final App app;
    private final List<String> jobs;

    WebStatus(App app, List<String> jobs) {
        this.app = app;
        this.jobs = jobs;
    }

    @Override
    public Status get() {
        List<Feed> feeds = app.feeds().all();
        return new Status(figures(feeds), jobs.stream().map(this::run).toList(), ailing(feeds));
    }

    private List<Status.Figure> figures(List<Feed> feeds) {
        List<Status.Figure> figures = new ArrayList<>();
        figures.add(figure("Articles", app.articles().count()));
        figures.add(figure("Companies", app.companies().all().size()));
        figures.add(figure("Feeds", feeds.size()));
        figures.add(figure("Feeds paused", feeds.stream().filter(Feed::paused).count()));
        figures.add(
                figure("Changes that the index does not hold yet", app.index().changesBehind()));
        figures.add(figure("Alerts waiting to be sent", app.alerts().pending()));
        figures.add(figure(
                "Feeds overdue by more than ten minutes",
                feeds.stream()
                        .filter(feed -> !feed.paused())
                        .filter(feed ->
                                feed.nextPoll().isBefore(app.clock().instant().minus(Duration.ofMinutes(10))))
                        .count()));
        feeds.stream()
                .map(Feed::lastPoll)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .ifPresent(last -> figures.add(new Status.Figure("Last poll", ago(last))));
        return figures;
    }

    private static Status.Figure figure(String name, long value) {
        return new Status.Figure(name, String.format(Locale.ENGLISH, "%,d", value));
    }

    private String ago(Instant moment) {
        Duration since = Duration.between(moment, app.clock().instant());
        return since.toMinutes() < 2
                ? Math.max(0, since.toSeconds()) + " seconds ago"
                : since.toHours() < 2 ? since.toMinutes() + " minutes ago" : since.toHours() + " hours ago";
    }

    private Status.JobRun run(String job) {
        Optional<SqliteRuns.Run> last = app.runs().last(job);
        return new Status.JobRun(
                job,
                last.map(run -> ago(run.started())).orElse("has found nothing to do yet"),
                last.map(WebStatus::outcome).orElse(""));
    }

    private static String outcome(SqliteRuns.Run run) {
        if (run.error() != null) {
            return "failed: " + run.error();
        }
        return run.counts() == null ? "" : run.counts();
    }

    private List<Status.AilingFeed> ailing(List<Feed> feeds) {
        Companies companies = app.companies();
        return feeds.stream()
                .filter(Feed::ailing)
                .limit(100)
                .map(feed -> new Status.AilingFeed(
                        companies
                                .withId(feed.company())
                                .map(Company::name)
                                .orElse(feed.company().value()),
                        feed.url(),
                        feed.lastError() == null ? "it has not answered for a while" : feed.lastError()))
                .toList();
    }
}
