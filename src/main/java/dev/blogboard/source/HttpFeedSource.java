package dev.blogboard.source;

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
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Feeds over HTTP, by conditional requests (RFC 9110, section 13). Safe for use by several threads. */
public final class HttpFeedSource implements FeedSource, AutoCloseable {
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[,\\s])max-age=\"?(\\d{1,9})");
    private static final Duration LONGEST_RETRY = Duration.ofDays(7);
    /** For a 429 that does not say for how long. */
    private static final Duration UNSAID_RETRY = Duration.ofMinutes(15);

    private final HttpFetcher fetcher;
    private final FeedDocuments documents;
    private final InstantSource clock;

    public HttpFeedSource(FetchSettings settings, InstantSource clock) {
        this.fetcher = new HttpFetcher(settings);
        this.documents = new FeedDocuments();
        this.clock = clock;
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
            case 304 -> new Fetched.NotModified(304, validators(answer, request.validators()), maxAge(answer));
            case 410 -> new Fetched.Gone(410);
            case 429 -> new Fetched.Throttled(429, retryAfter(answer, UNSAID_RETRY));
            case 503 ->
                answer.header("Retry-After") == null
                        ? refused(answer)
                        : new Fetched.Throttled(503, retryAfter(answer, UNSAID_RETRY));
            default -> refused(answer);
        };
    }

    private static Fetched refused(HttpFetcher.Answer answer) {
        return new Fetched.Failed(answer.status(), "The server answered " + answer.status() + ".");
    }

    private Fetched read(FetchRequest request, HttpFetcher.Answer answer) {
        String hash = HexFormat.of().formatHex(sha256(answer.body()));
        Validators validators = validators(answer, Validators.NONE);
        if (hash.equals(request.bodyHash())) {
            return new Fetched.NotModified(200, validators, maxAge(answer));
        }
        try {
            ParsedFeed feed = documents.read(
                    answer.body(), answer.header("Content-Type"), answer.url().toString(), false);
            return new Fetched.Fresh(200, validators, hash, feed, maxAge(answer));
        } catch (UnreadableFeedException unreadable) {
            return new Fetched.Failed(200, String.valueOf(unreadable.getMessage()));
        }
    }

    /** A 304 repeats the validators only where they changed. */
    private static Validators validators(HttpFetcher.Answer answer, Validators before) {
        String etag = answer.header("ETag");
        String lastModified = answer.header("Last-Modified");
        return new Validators(
                etag == null ? before.etag() : etag, lastModified == null ? before.lastModified() : lastModified);
    }

    private static @Nullable Duration maxAge(HttpFetcher.Answer answer) {
        String control = answer.header("Cache-Control");
        if (control == null) {
            return null;
        }
        Matcher age = MAX_AGE.matcher(control);
        return age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : null;
    }

    /** Seconds, or a date (RFC 9110, section 10.2.3). */
    private Instant retryAfter(HttpFetcher.Answer answer, Duration unsaid) {
        Instant now = clock.instant();
        String header = answer.header("Retry-After");
        Instant until = now.plus(unsaid);
        if (header != null && header.strip().matches("\\d{1,9}")) {
            until = now.plusSeconds(Long.parseLong(header.strip()));
        } else if (header != null) {
            try {
                until = ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            } catch (DateTimeParseException odd) {
                until = now.plus(unsaid);
            }
        }
        Instant longest = now.plus(LONGEST_RETRY);
        return until.isAfter(longest) ? longest : until;
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
