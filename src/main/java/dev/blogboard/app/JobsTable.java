package dev.blogboard.app;

import java.util.List;
import java.util.stream.Collectors;

/** What ran last and what runs next. */
final class JobsTable {
    private JobsTable() {}

    static String render(List<Schedule.Standing> standing, TextReplies replies) {
        return standing.stream().map(job -> row(job, replies)).collect(Collectors.joining("\n"));
    }

    private static String row(Schedule.Standing job, TextReplies replies) {
        String last = job.last()
                .map(run -> "last " + replies.ago(run.started())
                        + (run.error() != null
                                ? ", failed: " + run.error()
                                : run.counts() == null ? "" : ": " + run.counts()))
                .orElse("has not run yet");
        String next = job.next() == null ? "" : ", next " + replies.in(job.next());
        return String.format("  %-12s", job.job()) + TextStyle.harmless(last + next);
    }
}
