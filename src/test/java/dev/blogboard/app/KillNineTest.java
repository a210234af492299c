package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.OwnProcess;
import dev.blogboard.mail.ScriptedSmtp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
        try (ScriptedSmtp server = new ScriptedSmtp(line -> Optional.empty())) {
            for (int kill = 0; kill < KILLS; kill++) {
                kill(server, KILLS - kill);
            }
            Process last = sender(server);
            assertTrue(last.waitFor(10, TimeUnit.MINUTES));
            assertEquals(0, last.exitValue());
            judge(server.received());
        }
    }

    private Process sender(ScriptedSmtp server) throws Exception {
        // What a dead process had taken is taken up at once.
        time = time.plus(Duration.ofSeconds(1));
        return OwnProcess.of(
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        "dev.blogboard.app.DigestSender",
                        List.of(directory.toString(), Integer.toString(server.port()), time.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("senders.log").toFile()))
                .start();
    }

    /**
     * Lets a process send for a random while, and kills it: after a share of the readers that leaves enough for the kills
     * to come, anywhere within the next message.
     */
    private void kill(ScriptedSmtp server, int killsToCome) throws Exception {
        int remaining = READERS - server.count();
        int until = server.count() + random.nextInt(Math.max(1, 2 * remaining / (killsToCome + 1)));
        Process process = sender(server);
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (server.count() <= until) {
            assertTrue(process.isAlive() && System.nanoTime() < deadline, "all was sent, or nothing is");
            LockSupport.parkNanos(100_000);
        }
        LockSupport.parkNanos(random.nextInt(5_000_000));
        assertTrue(process.isAlive(), "all was sent before enough processes were killed");
        process.destroyForcibly().waitFor();
    }

    private void judge(List<ScriptedSmtp.Received> received) throws Exception {
        Map<String, List<String>> idsByReader = new HashMap<>();
        for (ScriptedSmtp.Received message : received) {
            idsByReader
                    .computeIfAbsent(message.recipient(), reader -> new ArrayList<>())
                    .add(message.id());
        }
        int doubled = received.size() - idsByReader.size();
        long doubts = DigestLedger.number(directory, "SELECT sum(doubts) FROM edition");
        System.out.printf(
                "kill -9: %d kills, %,d readers: lost %d, doubled %d (each with the same Message-ID), in doubt %d%n",
                KILLS, READERS, READERS - idsByReader.size(), doubled, doubts);
        assertEquals(READERS, idsByReader.size(), "lost");
        for (Map.Entry<String, List<String>> reader : idsByReader.entrySet()) {
            assertEquals(1, Set.copyOf(reader.getValue()).size(), "a Message-ID for each reader");
            long own = DigestLedger.number(
                    directory, "SELECT doubts FROM edition WHERE destination = 'mail:" + reader.getKey() + "'");
            assertTrue(reader.getValue().size() <= 1 + own, "doubled without a doubt");
        }
        assertEquals(READERS, idsByReader.values().stream().distinct().count(), "a reader for each Message-ID");
        assertEquals(0, DigestLedger.number(directory, "SELECT count(*) FROM edition WHERE state <> 'ACCEPTED'"));
        assertEquals(0, DigestLedger.number(directory, "SELECT count(*) FROM alert WHERE state <> 'SENT'"));
    }
}
