package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import dev.blogboard.feed.UnreadableFeedException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Feeds that someone damaged on purpose: each is read, or refused in a sentence. None may bring a fault of ours to light,
 * take more memory than its size explains, or hang; a document that does is left in {@code target/mutated} for study.
 */
class MutatedFeedsTest {
    /** What a document may make us allocate, whatever its size. */
    private static final long ALLOWANCE = 48_000_000;
    /** And for each of its bytes: copies in several encodings, trees, texts. The six of an empty item are the dearest. */
    private static final long PER_BYTE = 1_500;

    /** Seconds of the processor that a document of some kilobytes, read in a thousandth, can only take when we hang. */
    private static final long FAR_TOO_LONG = 10;
    /** What may be held when all is read: caches of patterns and the like. */
    private static final long MOST_LEFT_BEHIND = 16_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final FeedDocuments documents = new FeedDocuments();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void some_mutated_feeds_do_no_harm() throws IOException {
        readMutations(1, 1_500);
    }

    @Test
    @Tag("slow")
    @Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_hundred_thousand_mutated_feeds_do_no_harm() throws IOException {
        int read = readMutations(2, 100_000);
        System.out.println(
                "Of 100,000 mutated feeds, " + read + " could be read; the others were refused in a sentence.");
    }

    private int readMutations(long seed, int count) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path fixture : FeedFixturesTest.fixtures()) {
            seeds.add(Files.readAllBytes(fixture));
        }
        Mutations mutations = new Mutations(seeds, new Random(seed));
        int read = 0;
        long held = UsedHeap.afterCollection();
        for (int number = 0; number < count; number++) {
            read += isRead(mutations.next(), seed + "-" + number) ? 1 : 0;
        }
        long grown = UsedHeap.afterCollection() - held;
        System.out.printf("%,d mutated feeds left %,d kB behind them%n", count, grown / 1_000);
        assertTrue(grown < MOST_LEFT_BEHIND, () -> "What was read holds " + grown + " bytes of memory.");
        assertTrue(read > count / 4, "Mutations that nothing can be read of test little: only " + read + " were read.");
        return read;
    }

    private boolean isRead(byte[] document, String name) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long begun = THREADS.getCurrentThreadCpuTime();
        boolean read = false;
        try {
            documents.read(document, null, "https://harbour.example/feed", true);
            read = true;
        } catch (UnreadableFeedException refused) {
            if (refused.getCause() != null) {
                keep(document, name);
                fail("Document " + name + " brought a fault to light.", refused);
            }
        } catch (Throwable fault) {
            keep(document, name);
            fail("Document " + name + " was not refused in a sentence.", fault);
        }
        long seconds = (THREADS.getCurrentThreadCpuTime() - begun) / 1_000_000_000;
        if (seconds > FAR_TOO_LONG) {
            keep(document, name);
            fail("Document " + name + " of " + document.length + " bytes took " + seconds + " s of the processor.");
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (allocated > ALLOWANCE + PER_BYTE * document.length) {
            keep(document, name);
            fail("Document " + name + " of " + document.length + " bytes took " + allocated + " bytes of memory.");
        }
        return read;
    }

    private static void keep(byte[] document, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/mutated"));
        Files.write(folder.resolve(name + ".xml"), document);
    }
}
