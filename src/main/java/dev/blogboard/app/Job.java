package dev.blogboard.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Work to be done again and again.
 *
 * @param name what it is called in the record of runs
 * @param interval from the start of one run to the start of the next
 * @param work returns what it came to, a short text; empty when there was nothing to do, and then a job that runs
 *     every few seconds leaves no record
 */
record Job(String name, Duration interval, Callable<Optional<String>> work) {
    /** Runs closer together than this are recorded only when they did something or failed. */
    private static final Duration RECORDED = Duration.ofMinutes(1);

    boolean recordsIdleRuns() {
        return interval.compareTo(RECORDED) >= 0;
    }
}
