package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests of 2,000 readers, sent by processes that are killed at random moments. */
@Tag("slow")
class KillNineTest {
    private static final int READERS = 2_000;
    private static final int KILLS = 100;

    @TempDir
    Path directory;

    private final RandomGenerator random = RandomGenerator.getDefault();
    private Instant time = DigestLedger.DUE;

    @Test
    void nothing_is_lost_and_only_what_was_in_doubt_comes_twice() throws Exception {
        DigestLedger.fill(directory, READERS, 1, 100, 300);
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            int kills = 0;
            while (kills < KILLS) {
                kills += killed(server) ? 1 : 0;
            }
            Process last = sender(server);
            assertTrue(last.waitFor(10, TimeUnit.MINUTES));
            assertEquals(0, last.exitValue());
            judge(server.getReceivedMessages(), kills);
        } finally {
            server.stop();
        }
    }

    private Process sender(GreenMail server) throws Exception {
        // What a dead process had taken is free again after a quarter of an hour.
        time = time.plus(Duration.ofMinutes(20));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.blogboard.app.DigestSender",
                        directory.toString(),
                        Integer.toString(server.getSmtp().getPort()),
                        time.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Lets a process send for a random while, and kills it. Returns false when it was done before. */
    private boolean killed(GreenMail server) throws Exception {
        int before = server.getReceivedMessages().length;
        Process process = sender(server);
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (process.isAlive() && server.getReceivedMessages().length == before && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(60_000));
        boolean alive = process.isAlive();
        process.destroyForcibly().waitFor();
        assertTrue(alive || before < READERS, "all was sent before enough processes were killed");
        return alive;
    }

    private void judge(MimeMessage[] received, int kills) throws Exception {
        Map<String, List<String>> idsByReader = new HashMap<>();
        for (MimeMessage message : received) {
            idsByReader
                    .computeIfAbsent(message.getAllRecipients()[0].toString(), reader -> new ArrayList<>())
                    .add(message.getMessageID());
        }
        long doubled =
                idsByReader.values().stream().filter(ids -> ids.size() > 1).count();
        long doubts = DigestLedger.number(directory, "SELECT sum(doubts) FROM edition");
        System.out.printf(
                "kill -9: %d kills, %,d readers: lost %d, doubled %d (with the same Message-ID), in doubt %d%n",
                kills, READERS, READERS - idsByReader.size(), doubled, doubts);
        assertEquals(READERS, idsByReader.size(), "lost");
        for (Map.Entry<String, List<String>> reader : idsByReader.entrySet()) {
            Set<String> distinct = new HashSet<>(reader.getValue());
            assertEquals(1, distinct.size(), "a Message-ID for each reader");
            long own = DigestLedger.number(
                    directory, "SELECT doubts FROM edition WHERE destination = 'mail:" + reader.getKey() + "'");
            assertTrue(reader.getValue().size() <= 1 + own, "doubled without a doubt");
        }
        assertEquals(0, DigestLedger.number(directory, "SELECT count(*) FROM edition WHERE state <> 'ACCEPTED'"));
        assertEquals(0, DigestLedger.number(directory, "SELECT count(*) FROM alert WHERE state <> 'SENT'"));
    }
}
