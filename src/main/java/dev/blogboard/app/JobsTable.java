package dev.blogboard.app;

import dev.blogboard.sqlite.SqliteRuns;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What ran last and what runs next. */
final class JobsTable {
    private JobsTable() {}

    static String render(List<Schedule.Standing> standing, TextReplies replies) {
        return standing.stream().map(job -> row(job, replies)).collect(Collectors.joining("\n"));
    }

    private static String row(Schedule.Standing job, TextReplies replies) {
        Instant since = job.since();
        String now = since == null ? "" : "running for " + replies.since(since) + "; ";
        String last = job.last()
                .map(run -> "last " + replies.ago(run.started()) + outcome(run))
                .orElse(since == null ? "has not run yet" : "for the first time");
        String next = job.next() == null ? "" : ", next " + replies.in(job.next());
        return String.format("  %-17s", job.job()) + TextStyle.harmless(now + last + next);
    }

    private static String outcome(SqliteRuns.Run run) {
        String error = run.error();
        if (error != null) {
            return ", failed: " + error;
        }
        return run.counts() == null ? "" : ": " + run.counts();
    }
}
