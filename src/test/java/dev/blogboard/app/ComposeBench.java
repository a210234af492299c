package dev.blogboard.app;

import com.sun.management.OperatingSystemMXBean;
import dev.blogboard.digest.Delivery;
import dev.blogboard.digest.Digest;
import dev.blogboard.digest.DigestRun;
import dev.blogboard.digest.Letter;
import dev.blogboard.digest.Mailer;
import dev.blogboard.digest.Rendered;
import dev.blogboard.mail.DigestMailer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Composes, renders and books the digests of 10,000 readers with 5 subscriptions each, over a week of 500 articles; only
 * the sending is left out. Run by {@code mvn -Pbench verify}.
 */
public final class ComposeBench {
    private static final int SAMPLES = 5;

    private ComposeBench() {}

    public static void main(String[] arguments) throws Exception {
        int readers = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory("compose-bench");
        DigestLedger.fill(directory, readers, 5, 500, 6_000);
        long alerts = DigestLedger.number(directory, "SELECT count(*) FROM alert");
        try (App app = App.open(DigestLedger.config(directory, Map.of()), () -> DigestLedger.DUE);
                DigestMailer mailer = app.mailer()) {
            Counting counting = new Counting(mailer, readers / SAMPLES);
            long start = System.nanoTime();
            long before = cpu();
            DigestRun.Report report = app.digests().run(counting).run();
            Duration wall = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf(
                    "%,d readers x 5 subscriptions, 500 articles, %,d alerts: %,d digests composed, rendered and"
                            + " booked in %.1f s wall, %.1f s CPU%n",
                    readers, alerts, report.sent(), wall.toMillis() / 1000.0, (cpu() - before) / 1e9);
            System.out.printf(
                    "mean digest: %,d bytes; heap in use after collecting, at each fifth: %s MB%n",
                    counting.bytes / Math.max(1, counting.count), counting.heap);
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Renders whatever is to be sent, and drops it. */
    private static final class Counting implements Mailer {
        private final Mailer mailer;
        private final List<Long> heap = new ArrayList<>();
        private final int each;
        private long bytes;
        private int count;

        Counting(Mailer mailer, int each) {
            this.mailer = mailer;
            this.each = each;
        }

        @Override
        public Rendered render(Digest digest) {
            return mailer.render(digest);
        }

        @Override
        public Delivery send(Digest digest) {
            count(render(digest).message().length);
            return new Delivery.Accepted();
        }

        private synchronized void count(int length) {
            bytes += length;
            count++;
            if (count % each == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                heap.add((runtime.totalMemory() - runtime.freeMemory()) >> 20);
            }
        }

        @Override
        public Delivery send(Letter letter) {
            throw new UnsupportedOperationException("Nobody signs up here.");
        }
    }
}
