package dev.blogboard.feed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Being told instead of asking: the subscriber's side of WebSub (W3C Recommendation). A feed whose hub tells us is polled all
 * the same, so that a hub that falls silent loses nothing. Safe for use by several threads.
 */
public final class Push {
    private static final Duration WANTED = Duration.ofDays(10);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration FIRST_REST = Duration.ofMinutes(15);
    private static final Duration LONGEST_REST = Duration.ofDays(1);
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private final Leases leases;
    private final Feeds feeds;
    private final FeedReader reader;
    private final Hub hub;
    private final String callbacks;
    private final Supplier<String> secrets;
    private final InstantSource clock;

    /**
     * @param callbacks the URL below which each lease has its callback, with a slash at its end
     * @param secrets gives a new text each time that nobody can guess, of letters and digits
     */
    public Push(
            Leases leases,
            Feeds feeds,
            FeedReader reader,
            Hub hub,
            String callbacks,
            Supplier<String> secrets,
            InstantSource clock) {
        this.leases = leases;
        this.feeds = feeds;
        this.reader = reader;
        this.hub = hub;
        this.callbacks = callbacks;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What came of a message. */
    public enum Receipt {
        /** Its articles are stored. */
        STORED,
        /** It does not say what changed; the feed is polled next. */
        POLLED_NEXT,
        /** Nobody here knows the callback that it was sent to. */
        UNKNOWN,
        /** It was not signed with our secret. */
        FORGED
    }

    /**
     * Asks the hubs for what is wanted: new leases, and those that end soon.
     *
     * @return how many were asked
     */
    public int renew() throws InterruptedException {
        List<Feed> wanting = leases.wanting(clock.instant());
        for (Feed feed : wanting) {
            ask(feed);
        }
        return wanting.size();
    }

    private void ask(Feed feed) throws InterruptedException {
        Instant now = clock.instant();
        String url = feed.advice().hubs().getFirst();
        String topic = feed.advice().self() == null ? feed.url() : feed.advice().self();
        Optional<Lease> before = leases.of(feed.id())
                .filter(lease -> lease.hub().equals(url) && lease.topic().equals(topic));
        int tries = before.map(Lease::tries).orElse(0) + 1;
        Lease lease = new Lease(
                feed.id(),
                url,
                topic,
                before.map(Lease::token).orElseGet(secrets),
                before.map(Lease::secret).orElseGet(secrets),
                before.map(Lease::expires).orElse(null),
                tries);
        leases.asked(lease, now.plus(rest(tries)));
        try {
            hub.subscribe(lease, callbacks + lease.token(), WANTED.toSeconds());
        } catch (UnreadableFeedException unwilling) {
            leases.refused(feed.id(), String.valueOf(unwilling.getMessage()), now.plus(rest(tries)));
        }
    }

    private static Duration rest(int tries) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(10, tries - 1));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    /**
     * Answers a hub that wants to know whether we asked (section 5.3).
     *
     * @return the challenge, to be sent back; empty when we did not ask for that
     */
    public Optional<String> verify(String token, String mode, String topic, String challenge, long seconds) {
        Instant now = clock.instant();
        Optional<Lease> asked =
                leases.withToken(token).filter(lease -> lease.topic().equals(topic));
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        FeedId feed = asked.get().feed();
        if (mode.equals("denied")) {
            leases.refused(feed, "The hub will not tell us of this feed.", now.plus(LONGEST_REST));
            return Optional.of("");
        }
        if (!mode.equals("subscribe") || challenge.isEmpty()) {
            return Optional.empty();
        }
        Duration length =
                Duration.ofSeconds(Math.max(SHORTEST.toSeconds(), Math.min(seconds, WANTED.toSeconds() * 10)));
        leases.confirmed(feed, now.plus(length), now.plus(length.multipliedBy(4).dividedBy(5)));
        return Optional.of(challenge);
    }

    /**
     * Takes a message of a hub.
     *
     * @param signature the header X-Hub-Signature, where there was one
     */
    public Receipt receive(String token, byte[] message, @Nullable String signature) {
        Optional<Lease> known = leases.withToken(token);
        if (known.isEmpty()) {
            return Receipt.UNKNOWN;
        }
        Lease lease = known.get();
        if (signature == null || !isSigned(message, lease.secret(), signature)) {
            return Receipt.FORGED;
        }
        try {
            feeds.push(lease.feed(), reader.read(message, lease.topic()), clock.instant());
            return Receipt.STORED;
        } catch (UnreadableFeedException noFeed) {
            feeds.pollNext(lease.feed(), clock.instant());
            return Receipt.POLLED_NEXT;
        }
    }

    private static boolean isSigned(byte[] message, String secret, String signature) {
        int equals = signature.indexOf('=');
        String method = equals < 0 ? "" : signature.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String algorithm = ALGORITHMS.get(method);
        if (algorithm == null) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            byte[] said = HexFormat.of()
                    .parseHex(signature.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
            return MessageDigest.isEqual(mac.doFinal(message), said);
        } catch (IllegalArgumentException noHexadecimal) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + algorithm + ".", impossible);
        }
    }
}
