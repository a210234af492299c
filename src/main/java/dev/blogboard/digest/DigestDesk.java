package dev.blogboard.digest;

import dev.blogboard.alert.Alert;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.article.Companies;
import dev.blogboard.search.QueryParser;
import java.util.List;
import java.util.Optional;
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
    private volatile @Nullable Arrivals last;

    /** Readers with the same timetable share a window; their digests are composed one after the other. */
    private record Arrivals(Window window, List<Story> stories) {}

    public DigestDesk(
            Digests digests, Subscriptions subscriptions, Supplier<Companies> companies, Supplier<QueryParser> parser) {
        this.digests = digests;
        this.subscriptions = subscriptions;
        this.companies = companies;
        this.parser = parser;
    }

    /** Composes a digest that is due. */
    Digest compose(Edition edition) {
        List<Alert> alerts = digests.assign(edition);
        return compose(edition.id(), edition.reader(), edition.window(), alerts, arrivals(edition.window()));
    }

    /** Composes a digest that went out once more; empty when nothing is left of it. */
    public Optional<Digest> again(long edition, Preferences defaults) {
        return digests.sent(edition, defaults)
                .map(sent -> compose(
                        edition,
                        sent.edition().reader(),
                        sent.edition().window(),
                        sent.alerts(),
                        stories(sent.edition().window())))
                .filter(digest -> !digest.isNothingNew());
    }

    /** Composes what would be due at the window's end, and changes nothing. */
    Digest compose(Reader reader, Window window) {
        return compose(0, reader, window, digests.pending(reader, window), stories(window));
    }

    private Digest compose(long edition, Reader reader, Window window, List<Alert> alerts, List<Story> arrivals) {
        List<Subscription> running = subscriptions.of(reader.mailbox()).stream()
                .filter(subscription -> subscription.cadence() == reader.cadence())
                .filter(subscription -> subscription.paused() == null)
                .toList();
        Companies known = companies.get();
        Following following = new Following(running, parser.get(), known);
        return new DigestComposer(edition, reader, window, following, known).compose(alerts, arrivals);
    }

    private List<Story> arrivals(Window window) {
        Arrivals cached = last;
        if (cached == null || !cached.window().equals(window)) {
            cached = new Arrivals(window, stories(window));
            last = cached;
        }
        return cached.stories();
    }

    private List<Story> stories(Window window) {
        return Story.of(digests.arrivals(window, ARRIVALS));
    }
}
