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
                .map(channel -> channel.send(alert))
                .orElseGet(() -> new SendResult.Deferred(
                        UNREACHABLE, "Nothing here reaches " + destination + " at the moment."));
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
            case SendResult.Refused refused -> {
                alerts.defer(alert.id(), now, refused.reason());
                subscriptions.pause(alert.subscription().id(), refused.reason());
                yield false;
            }
        };
    }
}
