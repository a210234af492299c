package dev.blogboard.digest;

import dev.blogboard.alert.Alert;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.search.QueryParser;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what a digest is made of, and has it composed. Safe for use by several threads. */
public final class DigestDesk {
    /** A window that brings more than this has been asleep for long; the newest are enough to choose the best from. */
    private static final int ARRIVALS = 3_000;

    private final Digests digests;
    private final Subscriptions subscriptions;
    private final Supplier<Companies> companies;
    private final Supplier<QueryParser> parser;
    private final Trending trending;
    private final Snippets snippets = new Snippets();
    private final AtomicReference<@Nullable Arrivals> lastArrivals = new AtomicReference<>();
    private final AtomicReference<@Nullable Interests> lastInterests = new AtomicReference<>();

    public DigestDesk(
            Digests digests,
            Subscriptions subscriptions,
            Supplier<Companies> companies,
            Supplier<QueryParser> parser,
            Trending trending) {
        this.digests = digests;
        this.subscriptions = subscriptions;
        this.companies = companies;
        this.parser = parser;
        this.trending = trending;
    }

    /** Composes a digest that is due. */
    Digest compose(Edition edition) {
        List<Alert> alerts = digests.assign(edition);
        return compose(edition.id(), edition.reader(), edition.window(), alerts, sharedArrivals(edition.window()));
    }

    /** Composes a digest that went out once more; empty when nothing is left of it. */
    public Optional<Digest> again(long edition, Preferences defaults) {
        return digests.sent(edition, defaults)
                .map(sent -> compose(
                        edition,
                        sent.edition().reader(),
                        sent.edition().window(),
                        sent.alerts(),
                        arrivals(sent.edition().window())))
                .filter(digest -> !digest.isNothingNew());
    }

    /** Composes what would be due at the window's end, and changes nothing. */
    Digest compose(Reader reader, Window window) {
        return compose(0, reader, window, digests.pending(reader, window), arrivals(window));
    }

    private Digest compose(long edition, Reader reader, Window window, List<Alert> alerts, Arrivals arrivals) {
        List<Subscription> running = subscriptions.of(reader.mailbox()).stream()
                .filter(subscription -> subscription.cadence() == reader.cadence())
                .filter(subscription -> subscription.paused() == null)
                .toList();
        Interests interests = interests();
        Following following = new Following(running, interests);
        return new DigestComposer(edition, reader, window, following, interests.companies(), snippets)
                .compose(alerts, arrivals);
    }

    private Interests interests() {
        Companies known = companies.get();
        Interests last = lastInterests.get();
        if (last != null && last.companies().equals(known)) {
            return last;
        }
        Interests fresh = new Interests(known, parser.get());
        lastInterests.set(fresh);
        return fresh;
    }

    /** Readers with the same timetable share a window; their digests are composed one after the other. */
    private Arrivals sharedArrivals(Window window) {
        Arrivals last = lastArrivals.get();
        if (last != null && last.window().equals(window)) {
            return last;
        }
        Arrivals fresh = arrivals(window);
        lastArrivals.set(fresh);
        return fresh;
    }

    private Arrivals arrivals(Window window) {
        List<Article> articles = digests.arrivals(window, ARRIVALS);
        return new Arrivals(
                window,
                Story.of(articles),
                trending.among(articles.stream().map(Article::id).toList()));
    }

    /** Lets go of what the digests of one run share; there may be none for days. */
    void rest() {
        lastArrivals.set(null);
        lastInterests.set(null);
        snippets.forget();
    }
}
