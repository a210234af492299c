package dev.blogboard.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/** Everything, until stopped. */
@Command(name = "serve", description = "Poll, answer, alert and send digests, until stopped. This is the default.")
final class ServeCommand extends CliCommand {
    @Override
    public Integer call() throws Exception {
        return serve(config());
    }

    @Override
    int run(App app) {
        throw new IllegalStateException("serve opens the data directory itself");
    }

    /** Serves until the process is told to stop, or the person at the terminal leaves. */
    static int serve(Config config) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitQuietly(stopped);
        }));
        try (Server server = Server.start(config, CLOCK)) {
            server.run(stop);
        } finally {
            stopped.countDown();
        }
        return Cli.DONE;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(9, TimeUnit.SECONDS)) {
                System.err.println("Something did not stop in time and is left behind; nothing stored is lost.");
            }
        } catch (InterruptedException leave) {
            Thread.currentThread().interrupt();
        }
    }
}
