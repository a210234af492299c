package dev.blogboard.app;

import dev.blogboard.mail.DigestMailer;
import dev.blogboard.sqlite.SqliteRuns;
import dev.blogboard.web.FormGuard;
import dev.blogboard.web.HubPages;
import dev.blogboard.web.Operations;
import dev.blogboard.web.Pages;
import dev.blogboard.web.ReaderPages;
import dev.blogboard.web.SignUpPages;
import dev.blogboard.web.StatusPages;
import dev.blogboard.web.Templates;
import dev.blogboard.web.WebServer;
import dev.blogboard.web.WebSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The web pages, put together. */
final class Web implements AutoCloseable {
    private static final Duration LATEST_RUN = Duration.ofMinutes(15);

    private final WebServer server;
    private final Metrics metrics;

    private Web(WebServer server, Metrics metrics) {
        this.server = server;
        this.metrics = metrics;
    }

    /**
     * Starts to answer.
     *
     * @param jobs the names of those whose runs are counted
     * @throws ConfigException when a setting is wrong
     * @throws IOException when it cannot listen
     */
    static Web start(App app, DigestMailer mailer, List<String> jobs) throws IOException {
        WebSettings settings = settings(app.config());
        Metrics metrics = new Metrics(app);
        metrics.watch(jobs, app.runs());
        try {
            Templates templates = new Templates();
            List<Pages> pages = new ArrayList<>(pages(app, mailer, metrics, templates));
            pages.addAll(app.discovery().pages(settings, templates));
            pages.add(new StatusPages(new WebStatus(app, jobs), templates));
            return new Web(WebServer.start(settings, pages, templates, app.clock()), metrics);
        } catch (IOException fault) {
            metrics.close();
            throw fault;
        }
    }

    private static List<Pages> pages(App app, DigestMailer mailer, Metrics metrics, Templates templates) {
        Instant started = app.clock().instant();
        DigestParts digests = app.digests();
        FormGuard guard = new FormGuard(digests.secret(), settings(app.config()).isHttps(), app.clock());
        List<Pages> pages = new ArrayList<>(List.of(
                new Operations(() -> ailment(app.runs(), started, app.clock()), metrics::text),
                new SignUpPages(
                        digests.signUpDesk(),
                        digests.wishes(),
                        digests.defaults(),
                        digests.linksInMail(),
                        guard,
                        templates),
                new ReaderPages(
                        digests.readerDesk(), digests.wishes(), digests::archive, mailer::render, guard, templates)));
        Pushing.of(app).map(HubPages::new).ifPresent(pages::add);
        return pages;
    }

    static WebSettings settings(Config config) {
        try {
            return WebSettings.of(
                    config.webBind(), config.webPort(), config.webPublicUrl(), config.webTrustedProxies());
        } catch (IllegalArgumentException wrong) {
            throw new ConfigException(String.valueOf(wrong.getMessage()));
        }
    }

    private static Optional<String> ailment(SqliteRuns runs, Instant started, InstantSource clock) {
        Instant lately = clock.instant().minus(LATEST_RUN);
        boolean runsJobs = started.isAfter(lately)
                || runs.latest(1).stream().map(SqliteRuns.Run::started).anyMatch(lately::isBefore);
        return runsJobs ? Optional.empty() : Optional.of("No scheduled job has run lately.");
    }

    URI address() {
        return server.address();
    }

    @Override
    public void close() {
        try (metrics;
                server) {
            // In reverse order, each even when another fails.
        }
    }
}
