package dev.blogboard.app;

import dev.blogboard.sqlite.SqliteRuns;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;

/** One run of a {@link Job}, as Quartz starts it; what it came to is recorded. */
@DisallowConcurrentExecution
public final class ScheduledRun implements InterruptableJob {
    static final String WORK = "work";

    private static final System.Logger LOG = System.getLogger(ScheduledRun.class.getName());

    private @Nullable Thread thread;

    /** What Quartz carries for us. */
    record Work(Job job, SqliteRuns runs, InstantSource clock) {}

    /** Quartz makes one of these for each run. */
    public ScheduledRun() {}

    @Override
    public void execute(JobExecutionContext context) {
        begin();
        try {
            runRecorded(context);
        } finally {
            end();
        }
    }

    private static void runRecorded(JobExecutionContext context) {
        Work work = (Work) Objects.requireNonNull(context.getMergedJobDataMap().get(WORK));
        Instant started = work.clock().instant();
        Date scheduled = context.getScheduledFireTime();
        try {
            run(work, scheduled == null ? started : scheduled.toInstant(), started);
        } catch (RuntimeException unrecorded) {
            LOG.log(Level.ERROR, "A run of " + work.job().name() + " could not be recorded.", unrecorded);
        }
    }

    private static void run(Work work, Instant due, Instant started) {
        Job job = work.job();
        SqliteRuns runs = work.runs();
        long number = job.recordsIdleRuns() ? runs.begin(job.name(), due, started) : -1;
        Optional<String> counts = Optional.empty();
        String error = null;
        try {
            counts = job.work().call();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            error = "stopped before it was done";
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError fault) {
            LOG.log(Level.ERROR, "The job " + job.name() + " failed.", fault);
            error = fault.toString();
        }
        if (number < 0 && counts.isEmpty() && error == null) {
            return;
        }
        // The interrupt has done its work: SQLite is not to be disturbed by it.
        Thread.interrupted();
        long recorded = number >= 0 ? number : runs.begin(job.name(), due, started);
        runs.end(recorded, work.clock().instant(), counts.orElse(null), error);
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
    }

    /** The thread goes back to Quartz, and is not to take an interrupt with it. */
    private synchronized void end() {
        thread = null;
        Thread.interrupted();
    }

    @Override
    public synchronized void interrupt() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
