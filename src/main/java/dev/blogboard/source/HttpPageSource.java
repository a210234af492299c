package dev.blogboard.source;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import dev.blogboard.feed.Validators;
import dev.blogboard.page.FetchedPage;
import dev.blogboard.page.PageSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Pages over HTTP, as a guest: what robots.txt closes is not asked for, and no host is hurried. */
public final class HttpPageSource implements PageSource {
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final HttpFetcher fetcher;
    private final Robots robots;
    private final HostSpacing spacing;
    private final RetryAfter retryAfter;
    private final Semaphore atOnce;

    /**
     * @param source whose connections are shared
     * @param concurrency how many pages are fetched at once
     * @param exempt the hosts that need no rest between two requests
     */
    public HttpPageSource(HttpFeedSource source, InstantSource clock, int concurrency, Predicate<String> exempt) {
        this.fetcher = source.fetcher();
        this.robots = new Robots(fetcher, clock);
        this.spacing = new HostSpacing(exempt);
        this.retryAfter = new RetryAfter(clock);
        this.atOnce = new Semaphore(concurrency);
    }

    @Override
    public FetchedPage fetch(String url) throws InterruptedException {
        return switch (get(url)) {
            case Got got -> read(got.answer());
            case NotGot not -> not.outcome();
        };
    }

    private static FetchedPage read(HttpFetcher.Answer answer) {
        String type = answer.header("Content-Type");
        if (type != null && !type.toLowerCase(Locale.ROOT).matches("(text/html|application/xhtml|text/plain).*")) {
            return new FetchedPage.Refused("The server sent " + type.split(";", 2)[0].strip() + ", which is no page.");
        }
        try {
            return new FetchedPage.Read(PageReader.read(answer));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            // A fault of ours, or a page that is too much for us: it must not be asked for again and again.
            return new FetchedPage.Refused("Reading it failed: " + fault);
        }
    }

    /** The sitemaps that the site's robots.txt names, else the one at the usual place. */
    List<String> sitemaps(HttpUrl feed, String site) {
        HttpUrl root = Objects.requireNonNullElse(HttpUrl.parse(site), feed);
        List<String> named = robots.of(root).getSitemaps();
        return named.isEmpty() ? List.of(String.valueOf(root.resolve("/sitemap.xml"))) : named;
    }

    /** What came of asking for a document: the answer itself, or what there is instead. */
    sealed interface Asked {}

    record Got(HttpFetcher.Answer answer) implements Asked {}

    record NotGot(FetchedPage outcome) implements Asked {}

    /** Asks for any document of a site, as politely as for a page. */
    Asked get(String address) throws InterruptedException {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            return refused("\"" + address + "\" is no http or https URL.");
        }
        SimpleRobotRules rules = robots.of(url);
        if (rules.isDeferVisits()) {
            return later("The robots.txt of " + url.host() + " cannot be read.", null);
        }
        if (!rules.isAllowed(address)) {
            return refused("The robots.txt of " + url.host() + " does not allow it.");
        }
        spacing.await(url.host(), rest(rules));
        atOnce.acquire();
        try {
            return judged(fetcher.get(address, Validators.NONE, HttpFetcher.PAGES));
        } catch (IOException fault) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return fault.getCause() instanceof BoundedBody.RefusedDocumentException
                    ? refused(String.valueOf(fault.getMessage()))
                    : later(String.valueOf(fault.getMessage()), null);
        } finally {
            atOnce.release();
        }
    }

    private static Duration rest(SimpleRobotRules rules) {
        if (rules.getCrawlDelay() == BaseRobotRules.UNSET_CRAWL_DELAY) {
            return REST;
        }
        Duration asked = Duration.ofMillis(rules.getCrawlDelay());
        return asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
    }

    private Asked judged(HttpFetcher.Answer answer) {
        int status = answer.status();
        if (status == 200) {
            return new Got(answer);
        }
        String reason = "The server answered " + status + ".";
        boolean passes = status == 408 || status == 425 || status == 429 || status >= 500;
        return passes ? later(reason, retryAfter.of(answer).orElse(null)) : refused(reason);
    }

    private static Asked refused(String reason) {
        return new NotGot(new FetchedPage.Refused(reason));
    }

    private static Asked later(String reason, @Nullable Instant notBefore) {
        return new NotGot(new FetchedPage.Unavailable(reason, notBefore));
    }
}
