package dev.blogboard.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The third step: what is pending is sent, or put back with a time to try again. */
public final class Dispatcher {
    private static final int BATCH = 50;
    private static final Duration UNREACHABLE = Duration.ofMinutes(1);

    private final Alerts alerts;
    private final Subscriptions subscriptions;
    private final List<Channel> channels;
    private final InstantSource clock;

    public Dispatcher(Alerts alerts, Subscriptions subscriptions, List<Channel> channels, InstantSource clock) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.channels = List.copyOf(channels);
        this.clock = clock;
    }

    /** What a run came to. */
    public record Report(int sent, int deferred) {}

    /** Sends what is pending and due now. */
    public Report run() {
        int sent = 0;
        int deferred = 0;
        List<Alert> claimed = alerts.claim(Cadence.INSTANT, BATCH, clock.instant());
        while (!claimed.isEmpty()) {
            for (Alert alert : claimed) {
                if (settle(alert, send(alert))) {
                    sent++;
                } else {
                    deferred++;
                }
            }
            claimed = alerts.claim(Cadence.INSTANT, BATCH, clock.instant());
        }
        return new Report(sent, deferred);
    }

    private SendResult send(Alert alert) {
        Destination destination = alert.subscription().destination();
        return channels.stream()
                .filter(channel -> channel.reaches(destination))
                .findFirst()
                .map(channel -> channel.send(post(alert)))
                .orElseGet(() -> new SendResult.Deferred(
                        UNREACHABLE, "Nothing here reaches " + destination + " at the moment."));
    }

    private static Post post(Alert alert) {
        Subscription subscription = alert.subscription();
        Post.Entry entry = new Post.Entry(alert.article(), alert.company(), List.of(), List.of(subscription));
        return new Post(
                "bb" + alert.id().value(),
                subscription.destination(),
                Post.Occasion.INSTANT,
                List.of(entry),
                0,
                subscription.manner(),
                false);
    }

    private boolean settle(Alert alert, SendResult result) {
        Instant now = clock.instant();
        return switch (result) {
            case SendResult.Sent done -> {
                alerts.sent(alert.id(), done.message(), now);
                yield true;
            }
            case SendResult.Deferred later -> {
                alerts.defer(alert.id(), now.plus(later.delay()), later.reason());
                yield false;
            }
            case SendResult.InDoubt doubt -> again(alert, doubt.reason(), now);
            case SendResult.TooLong refused -> again(alert, refused.reason(), now);
            case SendResult.Refused refused -> pause(alert, refused.reason(), now);
            case SendResult.Retired gone -> pause(alert, gone.reason(), now);
        };
    }

    private boolean again(Alert alert, String reason, Instant now) {
        alerts.defer(alert.id(), now.plus(UNREACHABLE), reason);
        return false;
    }

    private boolean pause(Alert alert, String reason, Instant now) {
        alerts.defer(alert.id(), now, reason);
        subscriptions.pause(alert.subscription().id(), reason);
        return false;
    }
}
