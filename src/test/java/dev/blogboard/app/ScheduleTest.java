package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteRuns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration DAY = Duration.ofDays(1);
    /** Nothing takes this long; a test that waits for it in vain fails. */
    private static final long PATIENCE = 60;

    @TempDir
    Path directory = Path.of("");

    private @Nullable Database database;
    private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("blogboard.db"));
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private SqliteRuns runs() {
        return new SqliteRuns(java.util.Objects.requireNonNull(database));
    }

    private Schedule started(Job... jobs) {
        Schedule schedule = new Schedule(List.of(jobs), runs(), CLOCK);
        schedule.start();
        return schedule;
    }

    private Job job(String name, Duration interval) {
        return new Job(name, interval, () -> {
            ran.add(name);
            return Optional.of("done");
        });
    }

    @Test
    void a_job_that_never_ran_runs_at_once_and_its_run_is_recorded() throws InterruptedException {
        try (Schedule schedule = started(job("backup", DAY))) {
            assertEquals("backup", ran.poll(PATIENCE, TimeUnit.SECONDS));
        }
        SqliteRuns.Run run = runs().last("backup").orElseThrow();
        assertEquals("done", run.counts());
        assertNull(run.error());
    }

    @Test
    void runs_missed_during_a_downtime_are_made_up_for_by_one() throws InterruptedException {
        Instant longAgo = CLOCK.instant().minus(DAY.multipliedBy(10));
        runs().end(runs().begin("backup", longAgo, longAgo), longAgo, "done", null);
        try (Schedule schedule = started(job("backup", DAY))) {
            assertEquals("backup", ran.poll(PATIENCE, TimeUnit.SECONDS));
            Instant next = schedule.standing().getFirst().next();
            assertTrue(next != null && next.isAfter(CLOCK.instant().plus(DAY.dividedBy(2))), "next at " + next);
        }
        assertEquals(2, runs().latest(10).size());
    }

    @Test
    void a_job_that_ran_lately_waits_for_its_time() throws InterruptedException {
        Instant lately = CLOCK.instant().minus(Duration.ofHours(1));
        runs().end(runs().begin("backup", lately, lately), lately, "done", null);
        try (Schedule schedule = started(job("backup", DAY), job("other", DAY))) {
            assertEquals("other", ran.poll(PATIENCE, TimeUnit.SECONDS));
            Instant next = schedule.standing().getFirst().next();
            assertTrue(next != null && next.isAfter(CLOCK.instant().plus(Duration.ofHours(22))), "next at " + next);
        }
        assertEquals(
                1,
                runs().latest(10).stream()
                        .filter(run -> run.job().equals("backup"))
                        .count());
    }

    @Test
    void a_run_cut_short_by_a_crash_is_made_up_for() throws InterruptedException {
        Instant lately = CLOCK.instant().minus(Duration.ofMinutes(1));
        runs().begin("backup", lately, lately);
        try (Schedule schedule = started(job("backup", DAY))) {
            assertEquals("backup", ran.poll(PATIENCE, TimeUnit.SECONDS));
        }
    }

    @Test
    void a_failure_is_recorded_with_its_reason_and_stops_nothing() throws InterruptedException {
        Job failing = new Job("failing", Duration.ofMillis(50), () -> {
            ran.add("failing");
            throw new IllegalStateException("the disk is full");
        });
        try (Schedule schedule = started(failing)) {
            for (int run = 0; run < 3; run++) {
                assertEquals("failing", ran.poll(PATIENCE, TimeUnit.SECONDS));
            }
        }
        String error = runs().last("failing").orElseThrow().error();
        assertTrue(error != null && error.contains("the disk is full"), error);
    }

    @Test
    void a_job_does_not_overlap_with_itself() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        Callable<Optional<String>> work = () -> {
            ran.add("begun");
            Thread.sleep(60);
            ran.add("ended");
            twice.countDown();
            return Optional.empty();
        };
        try (Schedule schedule = started(new Job("slow", Duration.ofMillis(20), work))) {
            assertTrue(twice.await(PATIENCE, TimeUnit.SECONDS));
        }
        assertEquals(
                List.of("begun", "ended", "begun", "ended"),
                ran.stream().limit(4).toList());
    }

    @Test
    void what_runs_all_the_time_is_recorded_only_when_it_did_something() throws InterruptedException {
        Job idle = new Job("idle", Duration.ofMillis(20), () -> {
            ran.add("idle");
            return Optional.empty();
        });
        try (Schedule schedule = started(idle)) {
            for (int run = 0; run < 3; run++) {
                ran.poll(PATIENCE, TimeUnit.SECONDS);
            }
        }
        assertTrue(runs().latest(10).isEmpty());
    }

    @Test
    void closing_interrupts_what_runs_and_records_that_it_was_stopped() throws InterruptedException {
        Job endless = new Job("endless", DAY, () -> {
            ran.add("begun");
            Thread.sleep(Duration.ofHours(1));
            return Optional.empty();
        });
        try (Schedule schedule = started(endless)) {
            assertEquals("begun", ran.poll(PATIENCE, TimeUnit.SECONDS));
            assertTrue(schedule.standing().getFirst().since() != null, "it is said to be running");
        }
        SqliteRuns.Run run = runs().latest(1).getFirst();
        assertEquals("stopped before it was done", run.error());
    }
}
