package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PaceTest {
    private Instant now = Instant.parse("2026-11-23T07:00:00Z");

    private Pace pace(double perSecond, double perDomainPerSecond) {
        return new Pace(
                new MailSettings.Limits(perSecond, perDomainPerSecond), () -> now, time -> now = now.plus(time));
    }

    @Test
    void messages_to_one_domain_wait_for_one_another_and_others_do_not() throws Exception {
        Pace pace = pace(1_000, 2);
        Instant start = now;
        pace.await("example.org");
        pace.await("example.com");
        assertTrue(Duration.between(start, now).toMillis() < 5, "another domain");
        pace.await("example.org");
        assertEquals(Duration.ofMillis(500), Duration.between(start, now));
    }

    @Property(tries = 100)
    void in_no_second_do_more_leave_than_the_limits_allow(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 4) Integer> domains) throws Exception {
        Pace pace = pace(5, 2);
        List<Instant> all = new ArrayList<>();
        List<List<Instant>> ofDomain =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int domain : domains) {
            pace.await("domain" + domain + ".example");
            all.add(now);
            ofDomain.get(domain).add(now);
        }
        assertSpaced(all, Duration.ofMillis(200));
        ofDomain.forEach(times -> assertSpaced(times, Duration.ofMillis(500)));
    }

    private static void assertSpaced(List<Instant> times, Duration least) {
        for (int index = 1; index < times.size(); index++) {
            Duration between = Duration.between(times.get(index - 1), times.get(index));
            assertTrue(between.compareTo(least) >= 0, between + " between two");
        }
    }
}
