package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.digest.DigestRun;
import dev.blogboard.digest.DyingMailer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process sends digests at a time, and takes up what a dead one has left. */
class DigestTurnTest {
    @TempDir
    Path directory;

    @Test
    void nobody_else_sends_meanwhile() {
        try (App app = App.open(DigestLedger.config(directory, Map.of()), () -> DigestLedger.DUE);
                var mailer = app.mailer()) {
            assertTrue(app.digests()
                    .send(mailer, run -> {
                        assertTrue(app.digests().send(mailer, DigestRun::run).isEmpty());
                        assertFalse(app.digests().recover());
                        return run.run();
                    })
                    .isPresent());
            assertTrue(app.digests().send(mailer, DigestRun::run).isPresent(), "the turn is over");
        }
    }

    @Test
    void the_command_says_that_another_process_is_at_it() throws Exception {
        DigestLedger.fill(directory, 1, 1, 20, 100);
        DataLock turn = DataLock.tryTakeSending(directory).orElseThrow();
        try (turn) {
            assertEquals(
                    "1 Another Blogboard is sending digests from " + directory + "; try again when it is done.",
                    digestSendNow());
        }
        assertTrue(digestSendNow().startsWith("0 "), "not any more");
    }

    private String digestSendNow() {
        StringWriter said = new StringWriter();
        int code = Cli.line(Map.of(
                        "BLOGBOARD_DATA_DIR", directory.toString(),
                        "BLOGBOARD_CATALOGUE_FILE", "",
                        "BLOGBOARD_LIBRARY_LOAD", "false"))
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute("digest", "send", "--now");
        return code + " " + said.toString().strip();
    }

    @Test
    void a_server_takes_up_what_was_being_sent_when_the_last_one_died() throws Exception {
        Instant now = Instant.now();
        // All of them before the window that ended last.
        DigestLedger.fill(directory, now.minus(Duration.ofDays(14)), 1, 1, 100, 100);
        Config config = DigestLedger.config(directory, Map.of("BLOGBOARD_WEB_PORT", "0"));
        try (App app = App.open(config, InstantSource.system())) {
            assertThrows(
                    IllegalStateException.class,
                    () -> app.digests().run(new DyingMailer()).run());
            app.indexWhereNobodyElseDoes();
            // Its next run by the clock is minutes away.
            app.runs().end(app.runs().begin("digest", now, now), now, null, null);
        }
        try (Server running = Server.start(config, InstantSource.system())) {
            Path outbox = directory.resolve("outbox");
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!Files.isDirectory(outbox)
                    || DigestLedger.number(directory, "SELECT count(*) FROM edition WHERE state = 'ACCEPTED'") == 0) {
                assertTrue(System.nanoTime() < end, "waited in vain");
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        assertEquals(1, DigestLedger.number(directory, "SELECT doubts FROM edition"));
    }
}
