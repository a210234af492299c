package dev.blogboard.app;

import dev.blogboard.sqlite.SqliteRuns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;

/**
 * All that happens by the clock. Quartz keeps the times in memory; what ran and what came of it is in our own table,
 * from which each job goes on after a restart: a run that was missed meanwhile is made up for once, at once.
 */
final class Schedule implements AutoCloseable {
    private final Scheduler scheduler;
    private final SqliteRuns runs;
    private final InstantSource clock;
    private final List<Job> jobs;

    Schedule(List<Job> jobs, SqliteRuns runs, InstantSource clock) {
        this.jobs = List.copyOf(jobs);
        this.runs = runs;
        this.clock = clock;
        Properties settings = new Properties();
        settings.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "blogboard");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        // One for each job: what takes long, such as a poll, keeps no other from its time.
        settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(jobs.size()));
        try {
            this.scheduler = new StdSchedulerFactory(settings).getScheduler();
        } catch (SchedulerException fault) {
            throw new IllegalStateException(fault);
        }
    }

    void start() {
        try {
            for (Job job : jobs) {
                JobDetail detail = JobBuilder.newJob(ScheduledRun.class)
                        .withIdentity(job.name())
                        .build();
                detail.getJobDataMap().put(ScheduledRun.WORK, new ScheduledRun.Work(job, runs, clock));
                scheduler.scheduleJob(detail, trigger(job));
            }
            scheduler.start();
        } catch (SchedulerException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private Trigger trigger(Job job) {
        return TriggerBuilder.newTrigger()
                .withIdentity(job.name())
                .startAt(Date.from(firstRun(job)))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(job.interval().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNowWithRemainingCount())
                .build();
    }

    /** An interval after the last run; at once when that is past, or when there was none. */
    private Instant firstRun(Job job) {
        Instant now = clock.instant();
        Instant next = runs.last(job.name())
                .map(last -> last.started().plus(job.interval()))
                .orElse(now);
        return next.isBefore(now) ? now : next;
    }

    /**
     * Where a job stands.
     *
     * @param since since when it has been running; absent when it is not
     * @param last its last run that did something, or its last one when none did
     * @param next when it runs next
     */
    record Standing(
            String job,
            @Nullable Instant since,
            Optional<SqliteRuns.Run> last,
            @Nullable Instant next) {}

    List<Standing> standing() {
        Map<String, Instant> running = running();
        return jobs.stream()
                .map(job -> new Standing(
                        job.name(),
                        running.get(job.name()),
                        runs.lastThatDidSomething(job.name()).or(() -> runs.last(job.name())),
                        next(job)))
                .toList();
    }

    private Map<String, Instant> running() {
        try {
            return scheduler.getCurrentlyExecutingJobs().stream()
                    .collect(Collectors.toMap(
                            context -> context.getJobDetail().getKey().getName(),
                            context -> context.getFireTime().toInstant(),
                            (one, other) -> one));
        } catch (SchedulerException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private @Nullable Instant next(Job job) {
        try {
            Trigger trigger = scheduler.getTrigger(new TriggerKey(job.name()));
            Date next = trigger == null ? null : trigger.getNextFireTime();
            return next == null ? null : next.toInstant();
        } catch (SchedulerException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Runs a job now, besides its times. */
    void runNow(String job) {
        try {
            scheduler.triggerJob(new JobKey(job));
        } catch (SchedulerException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Interrupts what runs, and waits until it has ended. */
    @Override
    public void close() {
        try {
            scheduler.standby();
            for (Job job : jobs) {
                scheduler.interrupt(new JobKey(job.name()));
            }
            scheduler.shutdown(true);
        } catch (SchedulerException fault) {
            throw new IllegalStateException(Objects.requireNonNull(fault.getMessage()), fault);
        }
    }
}
