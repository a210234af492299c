package dev.blogboard.source;

import dev.blogboard.feed.FeedAdvice;
import dev.blogboard.feed.FeedSource;
import dev.blogboard.feed.FetchRequest;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.UnreadableFeedException;
import dev.blogboard.feed.Validators;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Feeds over HTTP, by conditional requests (RFC 9110, section 13). Safe for use by several threads. */
public final class HttpFeedSource implements FeedSource, AutoCloseable {
    private static final Pattern OTHER_TYPE =
            Pattern.compile("(?i)(image|audio|video|font)/.*|application/(pdf|zip|gzip|x-gzip|wasm|octet-stream).*");
    /** For a 429 that does not say for how long. */
    private static final Duration UNSAID_RETRY = Duration.ofMinutes(15);

    private final HttpFetcher fetcher;
    private final FeedDocuments documents;
    private final InstantSource clock;
    private final Freshness freshness;
    private final RetryAfter retryAfter;

    public HttpFeedSource(FetchSettings settings, InstantSource clock) {
        this(new HttpFetcher(settings), clock);
    }

    HttpFeedSource(HttpFetcher fetcher, InstantSource clock) {
        this.fetcher = fetcher;
        this.documents = new FeedDocuments();
        this.clock = clock;
        this.freshness = new Freshness(clock);
        this.retryAfter = new RetryAfter(clock);
    }

    @Override
    public Fetched fetch(FetchRequest request) throws InterruptedException {
        HttpFetcher.Answer answer;
        try {
            answer = fetcher.get(request.url(), request.validators());
        } catch (IOException fault) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Fetched.Failed(null, String.valueOf(fault.getMessage()));
        }
        return switch (answer.status()) {
            case 200 -> read(request, answer);
            case 304 -> notModified(answer, validators(answer, request.validators()));
            case 410 -> new Fetched.Gone(410);
            case 429 -> new Fetched.Throttled(429, retryAfter(answer));
            case 503 ->
                answer.header("Retry-After") == null ? refused(answer) : new Fetched.Throttled(503, retryAfter(answer));
            default -> refused(answer);
        };
    }

    private Instant retryAfter(HttpFetcher.Answer answer) {
        return retryAfter.of(answer).orElseGet(() -> clock.instant().plus(UNSAID_RETRY));
    }

    private static Fetched refused(HttpFetcher.Answer answer) {
        return new Fetched.Failed(answer.status(), "The server answered " + answer.status() + ".");
    }

    private Fetched read(FetchRequest request, HttpFetcher.Answer answer) {
        String hash = HexFormat.of().formatHex(sha256(answer.body()));
        Validators validators = validators(answer, Validators.NONE);
        if (hash.equals(request.bodyHash())) {
            return notModified(answer, validators);
        }
        try {
            ParsedFeed feed = documents.read(answer.body(), answer.header("Content-Type"), answer.location(), false);
            FeedAdvice advice = FeedLinks.inHeader(answer, feed.hints().advice());
            return new Fetched.Fresh(200, validators, hash, feed, advice, freshness.of(answer), movedTo(answer));
        } catch (UnreadableFeedException unreadable) {
            return new Fetched.Failed(200, noFeed(answer, unreadable));
        }
    }

    private Fetched notModified(HttpFetcher.Answer answer, Validators validators) {
        return new Fetched.NotModified(answer.status(), validators, freshness.of(answer), movedTo(answer));
    }

    private static @Nullable String movedTo(HttpFetcher.Answer answer) {
        return answer.movedTo() == null ? null : answer.movedTo().toString();
    }

    /** Where the server itself says that it is something else altogether, that explains more than a parser does. */
    private static String noFeed(HttpFetcher.Answer answer, UnreadableFeedException unreadable) {
        String type = answer.header("Content-Type");
        return type != null && OTHER_TYPE.matcher(type.strip()).matches()
                ? "The server sent " + type.split(";", 2)[0].strip() + ", which is no feed."
                : String.valueOf(unreadable.getMessage());
    }

    /** A 304 repeats the validators only where they changed. */
    private static Validators validators(HttpFetcher.Answer answer, Validators before) {
        String etag = answer.header("ETag");
        String lastModified = answer.header("Last-Modified");
        return new Validators(
                etag == null ? before.etag() : etag, lastModified == null ? before.lastModified() : lastModified);
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    HttpFetcher fetcher() {
        return fetcher;
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
