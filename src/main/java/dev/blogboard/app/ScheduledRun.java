package dev.blogboard.app;

import dev.blogboard.sqlite.SqliteRuns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;

/** One run of a {@link Job}, as Quartz starts it; what it came to is recorded. */
@DisallowConcurrentExecution
public final class ScheduledRun implements InterruptableJob {
    static final String JOB = "job";
    static final String RUNS = "runs";
    static final String CLOCK = "clock";

    private static final System.Logger LOG = System.getLogger(ScheduledRun.class.getName());

    private volatile @Nullable Thread thread;

    /** Quartz makes one of these for each run. */
    public ScheduledRun() {}

    @Override
    public void execute(JobExecutionContext context) {
        thread = Thread.currentThread();
        JobDataMap data = context.getMergedJobDataMap();
        Job job = (Job) data.get(JOB);
        SqliteRuns runs = (SqliteRuns) data.get(RUNS);
        InstantSource clock = (InstantSource) data.get(CLOCK);
        Instant started = clock.instant();
        Instant due = context.getScheduledFireTime() == null
                ? started
                : context.getScheduledFireTime().toInstant();
        try {
            run(job, runs, clock, due, started);
        } catch (RuntimeException unrecorded) {
            LOG.log(System.Logger.Level.ERROR, "A run of " + job.name() + " could not be recorded.", unrecorded);
        }
    }

    private static void run(Job job, SqliteRuns runs, InstantSource clock, Instant due, Instant started) {
        long number = job.recordsIdleRuns() ? runs.begin(job.name(), due, started) : -1;
        Optional<String> counts = Optional.empty();
        String error = null;
        try {
            counts = job.work().call();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            error = "stopped before it was done";
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError fault) {
            LOG.log(System.Logger.Level.ERROR, "The job " + job.name() + " failed.", fault);
            error = fault.toString();
        }
        if (number < 0 && counts.isEmpty() && error == null) {
            return;
        }
        // The interrupt has done its work; SQLite is not to be disturbed by it.
        boolean stopping = Thread.interrupted();
        long recorded = number >= 0 ? number : runs.begin(job.name(), due, started);
        runs.end(recorded, clock.instant(), counts.orElse(null), error);
        if (stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void interrupt() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
