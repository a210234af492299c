package dev.blogboard.discord.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong, when a test wants it to. */
public final class Faults {
    /** How a request goes wrong. */
    public sealed interface Fault {
        /** @param code Discord's own error code; 0 for none */
        record Refused(int status, int code, String message) implements Fault {}

        /** As {@link Refused}, and what was asked for happens all the same. */
        record RefusedAfterEffect(int status, int code) implements Fault {}

        /** The connection breaks before anything happens. */
        record Dropped() implements Fault {}

        /** The connection breaks after it happened. */
        record DroppedAfterEffect() implements Fault {}

        record RateLimited(int seconds) implements Fault {}

        record Slow(int millis) implements Fault {}
    }

    private record Planned(String method, String path, Fault fault, AtomicInteger times) {}

    private final List<Planned> planned = new CopyOnWriteArrayList<>();

    /**
     * Plans a fault.
     *
     * @param path a regular expression for the whole path below /api/v10
     * @param times how often it strikes
     */
    public void plan(String method, String path, int times, Fault fault) {
        planned.add(new Planned(method, path, fault, new AtomicInteger(times)));
    }

    /** Whether all that was planned has struck. */
    public boolean over() {
        return planned.stream().allMatch(plan -> plan.times().get() <= 0);
    }

    /** Nothing goes wrong from now on. */
    public void end() {
        planned.clear();
    }

    Optional<Fault> strike(String method, String path) {
        for (Planned plan : planned) {
            if (method.matches(plan.method())
                    && path.matches(plan.path())
                    && plan.times().getAndDecrement() > 0) {
                return Optional.of(plan.fault());
            }
        }
        return Optional.empty();
    }
}
