package dev.blogboard.digest;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.digest.Readers.Choice;
import dev.blogboard.digest.Readers.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What readers do by the links in their mail, without a login. Safe for use by several threads. */
public final class ReaderDesk {
    /** How long a link to the preferences works; each digest brings a new one. */
    public static final Duration LINK_HOLDS = Duration.ofDays(30);

    private static final int LINKS_A_DAY = 2;

    private final Readers readers;
    private final SignUps signUps;
    private final Subscriptions subscriptions;
    private final Tokens tokens;
    private final Preferences defaults;
    private final InstantSource clock;

    public ReaderDesk(
            Readers readers,
            SignUps signUps,
            Subscriptions subscriptions,
            Tokens tokens,
            Preferences defaults,
            InstantSource clock) {
        this.readers = readers;
        this.signUps = signUps;
        this.subscriptions = subscriptions;
        this.tokens = tokens;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** What a link to the preferences opens. */
    public sealed interface Opened {
        /** @param subscriptions those that digests are made of */
        record Found(Profile profile, List<Subscription> subscriptions) implements Opened {
            public Found {
                subscriptions = List.copyOf(subscriptions);
            }
        }

        record Expired() implements Opened {}

        /** A link of ours, and nothing is left of its reader. */
        record Erased() implements Opened {}

        record Forged() implements Opened {}
    }

    public Opened open(String token) {
        return switch (tokens.read(Tokens.Purpose.PREFERENCES, token, clock.instant())) {
            case Tokens.Read.Genuine genuine ->
                readers.find(genuine.subject(), defaults)
                        .<Opened>map(profile -> new Opened.Found(profile, subscriptionsOf(profile)))
                        .orElseGet(Opened.Erased::new);
            case Tokens.Read.Expired expired -> new Opened.Expired();
            case Tokens.Read.Forged forged -> new Opened.Forged();
        };
    }

    /** The daily and weekly subscriptions of a mailbox. */
    public List<Subscription> subscriptionsOf(Profile profile) {
        return subscriptions.of(profile.mailbox()).stream()
                .filter(one -> one.cadence() == Cadence.DAILY || one.cadence() == Cadence.WEEKLY)
                .toList();
    }

    /** Returns false when somebody saved since, with this form or another. */
    public boolean choose(Profile profile, int version, Choice choice) {
        return readers.choose(profile.id(), version, choice, clock.instant());
    }

    public void erase(Profile profile) {
        readers.erase(profile.id());
    }

    /** Ends the digests that a link came with. Returns whether it was a link of ours, however old and often used. */
    public boolean unsubscribe(String token) {
        Optional<Long> reader = reader(token);
        reader.ifPresent(readers::unsubscribe);
        return reader.isPresent();
    }

    /** What a link to unsubscribe holds. */
    public String unsubscribeToken(Profile profile) {
        return tokens.sign(Tokens.Purpose.UNSUBSCRIBE, profile.id(), null);
    }

    /** Whether a link to unsubscribe is one of ours. */
    public boolean isUnsubscribeLink(String token) {
        return reader(token).isPresent();
    }

    private Optional<Long> reader(String token) {
        return tokens.read(Tokens.Purpose.UNSUBSCRIBE, token, clock.instant()) instanceof Tokens.Read.Genuine genuine
                ? Optional.of(genuine.subject())
                : Optional.empty();
    }

    /** Mails a new link to the reader whose link has expired; says nothing of whether there still is one. */
    public void requestLink(String token) {
        Instant now = clock.instant();
        if (tokens.read(Tokens.Purpose.PREFERENCES, token, now) instanceof Tokens.Read.Expired expired
                && isReachable(expired.subject())
                && signUps.count(List.of(links(expired.subject())), now).isEmpty()) {
            signUps.requestLink(expired.subject(), now);
        }
    }

    private boolean isReachable(long reader) {
        return readers.find(reader, defaults)
                .filter(profile -> profile.suppressed() == null)
                .isPresent();
    }

    private SignUps.Limit links(long reader) {
        return new SignUps.Limit("link", tokens.mark("link", Long.toString(reader)), LINKS_A_DAY, Duration.ofDays(1));
    }
}
