package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MessageSpacingTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final MessageSpacing spacing = new MessageSpacing(clock::get);

    private long takeMillis() {
        return TimeUnit.NANOSECONDS.toMillis(spacing.take());
    }

    @Test
    void messages_at_once_are_forty_a_second() {
        long last = LongStream.range(0, 81).map(number -> takeMillis()).max().orElseThrow();
        assertEquals(2_000, last);
    }

    @Test
    void whoever_comes_alone_waits_for_nothing_however_long_nothing_came() {
        takeMillis();
        clock.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertEquals(0, takeMillis());
        assertEquals(25, takeMillis());
    }
}
