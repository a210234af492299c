package dev.blogboard.sqlite;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Outbox;
import dev.blogboard.alert.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Posts on their way, in SQLite. Safe for use by several threads. */
public final class SqliteOutbox implements Outbox {
    /** A process that claimed a post and has not said for so long what came of it is taken for dead. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    private final Database database;
    private final String store;

    public SqliteOutbox(Database database) {
        this.database = database;
        store = new SqliteSettings(database).get("store").orElseThrow();
    }

    @Override
    public boolean hasDue(Instant now) {
        return database.reading(handle -> handle.createQuery("SELECT EXISTS (SELECT 1 FROM destination WHERE due <= ?)")
                .bind(0, now.getEpochSecond())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public List<Claim> claim(Collection<Destination> busy, int limit, Instant now) {
        List<String> out = busy.stream().map(Destination::toString).toList();
        return database.writing(handle -> {
            List<String> due = handle.createQuery("""
                            SELECT name FROM destination WHERE due <= :now AND name NOT IN (<busy>)
                            ORDER BY due, name LIMIT :limit
                            """)
                    .bindList("busy", out.isEmpty() ? List.of("") : out)
                    .bind("now", now.getEpochSecond())
                    .bind("limit", limit)
                    .mapTo(String.class)
                    .list();
            List<Claim> claims = new ArrayList<>();
            for (String destination : due) {
                claim(handle, destination, now).ifPresent(claims::add);
                DestinationRows.refresh(handle, destination);
            }
            return claims;
        });
    }

    private Optional<Claim> claim(Handle handle, String destination, Instant now) {
        Optional<PostRows.Head> open = handle.createQuery(
                        "SELECT * FROM post WHERE destination = ? AND state IN ('SENDING', 'DEFERRED', 'IN_DOUBT')")
                .bind(0, destination)
                .map((row, context) -> PostRows.head(row))
                .findOne();
        if (open.isPresent()) {
            Optional<Post> post = PostRows.post(handle, open.get());
            if (post.isPresent()) {
                return Optional.of(take(handle, open.get(), post.get(), now));
            }
            handle.execute(
                    "UPDATE post SET state = 'CANCELLED' WHERE id = ?",
                    open.get().id());
        }
        return new NewPosts(handle, store, destination, now)
                .make()
                .flatMap(head -> PostRows.post(handle, head).map(post -> take(handle, head, post, now)));
    }

    private static Claim take(Handle handle, PostRows.Head head, Post post, Instant now) {
        handle.execute("""
                UPDATE post SET state = 'SENDING', attempts = attempts + 1, next_attempt = ?, shows = ? WHERE id = ?
                """, now.plus(CLAIM).getEpochSecond(), PostRows.fingerprint(post), head.id());
        boolean doubtful = head.state().equals("IN_DOUBT") || (head.state().equals("SENDING") && head.attempts() > 0);
        return handle.createQuery("SELECT paused IS NOT NULL AS paused, failures FROM destination WHERE name = ?")
                .bind(0, post.destination().toString())
                .map((row, context) -> new Claim(
                        head.id(),
                        post,
                        head.attempts(),
                        head.looks(),
                        doubtful,
                        row.getBoolean("paused"),
                        row.getInt("failures")))
                .one();
    }

    @Override
    public int recover(Instant now) {
        return database.writing(handle -> {
            int recovered = handle.execute(
                    "UPDATE post SET state = 'IN_DOUBT', next_attempt = ? WHERE state = 'SENDING'",
                    now.getEpochSecond());
            handle.createQuery("SELECT destination FROM post WHERE state = 'IN_DOUBT'")
                    .mapTo(String.class)
                    .list()
                    .forEach(destination -> DestinationRows.refresh(handle, destination));
            return recovered;
        });
    }

    @Override
    public void sent(Claim claim, String message, Instant now) {
        database.write(handle -> {
            handle.execute(
                    "UPDATE post SET state = 'SENT', message = ?, sent = ?, reason = NULL WHERE id = ?",
                    message,
                    now.getEpochSecond(),
                    claim.id());
            handle.createUpdate("""
                            UPDATE subscription SET last_batch = (SELECT max(next_attempt) FROM alert
                                WHERE alert.subscription = subscription.id AND alert.post = :post)
                            WHERE cadence IN ('DAILY', 'WEEKLY')
                                AND id IN (SELECT subscription FROM alert WHERE post = :post)
                            """).bind("post", claim.id()).execute();
            handle.execute(
                    "UPDATE alert SET state = 'SENT', message = ?, sent = ?, reason = NULL WHERE post = ?",
                    message,
                    now.getEpochSecond(),
                    claim.id());
            DestinationRows.works(handle, name(claim));
            DestinationRows.refresh(handle, name(claim));
        });
    }

    @Override
    public void defer(Claim claim, boolean doubt, Instant nextAttempt, String reason) {
        putBack(claim, doubt ? "IN_DOUBT" : "DEFERRED", false, nextAttempt, reason);
    }

    @Override
    public void unseen(Claim claim, Instant nextAttempt, String reason) {
        database.write(handle -> {
            handle.execute(
                    "UPDATE post SET state = 'IN_DOUBT', looks = looks + 1, next_attempt = ?, reason = ? WHERE id = ?",
                    nextAttempt.getEpochSecond(),
                    reason,
                    claim.id());
            DestinationRows.refresh(handle, name(claim));
        });
    }

    @Override
    public void shorten(Claim claim, Instant now, String reason) {
        putBack(claim, "DEFERRED", true, now, reason);
    }

    private void putBack(Claim claim, String state, boolean shorter, Instant nextAttempt, String reason) {
        database.write(handle -> {
            handle.execute("""
                    UPDATE post SET state = ?, shortened = max(shortened, ?), next_attempt = ?, reason = ? WHERE id = ?
                    """, state, shorter ? 1 : 0, nextAttempt.getEpochSecond(), reason, claim.id());
            DestinationRows.refresh(handle, name(claim));
        });
    }

    @Override
    public void pause(Claim claim, Instant nextAttempt, String reason, Instant now) {
        database.write(handle -> {
            if (claim.doubtful()) {
                handle.execute(
                        "UPDATE post SET state = 'IN_DOUBT', next_attempt = ?, reason = ? WHERE id = ?",
                        nextAttempt.getEpochSecond(),
                        reason,
                        claim.id());
            } else {
                cancel(handle, claim, reason);
            }
            DestinationRows.pause(handle, name(claim), reason, nextAttempt.getEpochSecond());
            if (!claim.pausedBefore()) {
                new Notices(handle, store, now).tellOwners(claim.post(), reason);
            }
        });
    }

    @Override
    public void retire(Claim claim, String reason, Instant now) {
        database.write(handle -> {
            cancel(handle, claim, reason);
            new Notices(handle, store, now).tellOwners(claim.post(), reason);
            handle.execute(
                    "UPDATE subscription SET paused = ? WHERE destination = ? AND paused IS NULL", reason, name(claim));
            DestinationRows.refresh(handle, name(claim));
        });
    }

    /** Its alerts become part of another post later. */
    private static void cancel(Handle handle, Claim claim, String reason) {
        handle.execute("UPDATE post SET state = 'CANCELLED', reason = ? WHERE id = ?", reason, claim.id());
        handle.execute(
                "UPDATE alert SET post = NULL, state = 'PENDING', reason = ? WHERE post = ?", reason, claim.id());
    }

    private static String name(Claim claim) {
        return claim.post().destination().toString();
    }

    @Override
    public List<Edit> edits(Instant now, int limit) {
        return database.writing(handle -> new Edits(handle).due(now, limit));
    }

    @Override
    public void edited(Edit edit, @Nullable Instant again) {
        database.write(handle -> new Edits(handle).edited(edit, again));
    }

    @Override
    public void tell(Destination whom, String text, Instant now) {
        database.write(handle -> new Notices(handle, store, now).add(whom, text));
    }

    @Override
    public List<Notice> notices(Instant now, int limit) {
        return database.reading(handle -> Notices.due(handle, now, limit));
    }

    @Override
    public void said(Notice notice, @Nullable Instant again) {
        database.write(handle -> handle.execute(
                "UPDATE notice SET next_attempt = ?, attempts = attempts + 1 WHERE id = ?",
                Rows.seconds(again),
                notice.id()));
    }

    @Override
    public Map<State, Long> states() {
        Map<State, Long> states = new EnumMap<>(State.class);
        database.reading(handle -> handle.createQuery("""
                        SELECT CASE WHEN alert.state = 'SENT' THEN 'SENT'
                                WHEN subscription.paused IS NOT NULL OR destination.paused IS NOT NULL THEN 'PAUSED'
                                ELSE coalesce(post.state, alert.state) END AS state, count(*) AS alerts
                        FROM alert JOIN subscription ON subscription.id = alert.subscription
                        LEFT JOIN destination ON destination.name = subscription.destination
                        LEFT JOIN post ON post.id = alert.post
                        GROUP BY 1
                        """)
                        .map((row, context) -> Map.entry(State.valueOf(Rows.text(row, "state")), row.getLong("alerts")))
                        .collect(Collectors.toList()))
                .forEach(state -> states.put(state.getKey(), state.getValue()));
        return states;
    }

    @Override
    public Optional<Post> withNonce(String nonce) {
        return database.reading(handle -> handle.createQuery("SELECT * FROM post WHERE nonce = ?")
                .bind(0, nonce)
                .map((row, context) -> Objects.requireNonNull(PostRows.head(row)))
                .findOne()
                .flatMap(head -> PostRows.post(handle, head)));
    }
}
