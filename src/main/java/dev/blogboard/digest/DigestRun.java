package dev.blogboard.digest;

import dev.blogboard.alert.Destination;
import dev.blogboard.digest.Digests.Opening;
import dev.blogboard.digest.Digests.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Opens the digests that fall due, composes and sends them. A reader's windows follow one another without a gap; what
 * the machine slept through becomes one longer window, sent late. Runs in several threads or processes do not disturb
 * one another.
 */
public final class DigestRun {
    private static final int BATCH = 100;
    /** Most of their time is waiting for the mail server. */
    private static final int WORKERS = 4;
    /** Mail servers that ask to try again later often mean hours (RFC 5321, 4.5.4.1: give up after 4 to 5 days). */
    static final Duration GIVE_UP = Duration.ofDays(5);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final Digests digests;
    private final DigestDesk desk;
    private final Mailer mailer;
    private final Preferences defaults;
    private final InstantSource clock;

    /** @param defaults for mailboxes that have said nothing */
    public DigestRun(Digests digests, DigestDesk desk, Mailer mailer, Preferences defaults, InstantSource clock) {
        this.digests = digests;
        this.desk = desk;
        this.mailer = mailer;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** What a run came to. Digests put back are sent later, those that failed are not. */
    public record Report(int sent, int nothingNew, int postponed, int inDoubt, int failed) {
        public static final Report NONE = new Report(0, 0, 0, 0, 0);

        private Report plus(Report other) {
            return new Report(
                    sent + other.sent,
                    nothingNew + other.nothingNew,
                    postponed + other.postponed,
                    inDoubt + other.inDoubt,
                    failed + other.failed);
        }
    }

    /** Sends what is due now. */
    public Report run() {
        Instant now = clock.instant();
        List<Opening> due = digests.standings(defaults).stream()
                .flatMap(standing -> due(standing, now).stream())
                .toList();
        digests.open(due, now);
        return sendOpen();
    }

    /** Sends at once what the next digests would hold, without waiting for their time. */
    public Report sendNow(Predicate<Destination.Mailbox> which) {
        Instant now = clock.instant();
        List<Opening> asked = standings(which).stream()
                .filter(standing -> !standing.silent() && !standing.open())
                .map(standing -> new Opening(standing.reader(), windowTo(now, standing)))
                .toList();
        digests.open(asked, now);
        return sendOpen();
    }

    /** What the next digests would look like if they were sent now. */
    public List<Preview> preview(Predicate<Destination.Mailbox> which) {
        Instant now = clock.instant();
        List<Preview> previews = new ArrayList<>();
        for (Standing standing : standings(which)) {
            Digest digest = desk.compose(standing.reader(), windowTo(now, standing));
            previews.add(new Preview(standing.reader(), digest, mailer.render(digest)));
        }
        return previews;
    }

    public record Preview(Reader reader, Digest digest, Rendered rendered) {}

    /** Where each reader stands, and when its next digest is due. */
    public List<Status> status() {
        Instant now = clock.instant();
        return standings(mailbox -> true).stream()
                .map(standing ->
                        new Status(standing, standing.reader().timetable().nextSlot(now)))
                .toList();
    }

    public record Status(Standing standing, Instant nextDue) {}

    private List<Standing> standings(Predicate<Destination.Mailbox> which) {
        return digests.standings(defaults).stream()
                .filter(standing -> which.test(standing.reader().mailbox()))
                .toList();
    }

    private static Optional<Opening> due(Standing standing, Instant now) {
        if (standing.open() || standing.silent()) {
            return Optional.empty();
        }
        Instant slot = standing.reader().timetable().lastSlot(now);
        Instant after = standing.lastEnd() == null ? standing.since() : standing.lastEnd();
        return slot.isAfter(after)
                ? Optional.of(new Opening(standing.reader(), windowTo(slot, standing)))
                : Optional.empty();
    }

    private static Window windowTo(Instant end, Standing standing) {
        Instant lastEnd = standing.lastEnd();
        Instant start = lastEnd != null && lastEnd.isBefore(end)
                ? lastEnd
                : end.minus(standing.reader().period());
        return new Window(start, end);
    }

    /** Each digest is one worker's from its composing to its end; while one waits for the mail server, others compose. */
    private Report sendOpen() {
        Report report = Report.NONE;
        List<Edition> claimed = List.of();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().name("digest-", 1).daemon().factory())) {
            claimed = claim();
            while (!claimed.isEmpty()) {
                List<Callable<Report>> tasks = new ArrayList<>();
                claimed.forEach(edition -> tasks.add(() -> send(edition)));
                for (Future<Report> done : workers.invokeAll(tasks)) {
                    report = report.plus(done.get());
                }
                claimed = claim();
            }
        } catch (InterruptedException stopped) {
            // By now the workers have ended, each after the digest that it was at.
            digests.release(claimed, clock.instant());
            Thread.currentThread().interrupt();
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(fault);
        } finally {
            desk.rest();
        }
        return report;
    }

    private List<Edition> claim() {
        return digests.claim(defaults, BATCH, clock.instant());
    }

    private Report send(Edition edition) {
        Digest digest = desk.compose(edition);
        if (digest.isNothingNew()) {
            digests.nothingNew(edition, "Nothing new matched between two digests.", clock.instant());
            return new Report(0, 1, 0, 0, 0);
        }
        if (stopped() || !digests.attempt(edition, clock.instant())) {
            return Report.NONE;
        }
        return settle(edition, mailer.send(digest));
    }

    private Report settle(Edition edition, Delivery delivery) {
        Instant now = clock.instant();
        return switch (delivery) {
            case Delivery.Accepted out -> {
                digests.accepted(edition, now);
                yield new Report(1, 0, 0, 0, 0);
            }
            case Delivery.Later later -> again(edition, later.reason(), false, now);
            case Delivery.InDoubt doubt -> again(edition, doubt.reason(), true, now);
            case Delivery.Refused refused -> failed(edition, refused.reason(), false, now);
            case Delivery.Undeliverable address -> failed(edition, address.reason(), true, now);
        };
    }

    private Report again(Edition edition, String reason, boolean doubt, Instant now) {
        if (Duration.between(edition.opened(), now).compareTo(GIVE_UP) >= 0) {
            return failed(edition, "Given up after " + GIVE_UP.toDays() + " days. " + reason, false, now);
        }
        digests.postpone(edition, stopped() ? now : now.plus(wait(edition)), reason, doubt);
        return doubt ? new Report(0, 0, 0, 1, 0) : new Report(0, 0, 1, 0, 0);
    }

    /** Whether the program ends: what is not sent now is to be sent as soon as it is there again. */
    private static boolean stopped() {
        return Thread.currentThread().isInterrupted();
    }

    private Report failed(Edition edition, String reason, boolean suppress, Instant now) {
        digests.failed(edition, reason, suppress, now);
        return new Report(0, 0, 0, 0, 1);
    }

    /** Doubled with each attempt. */
    private static Duration wait(Edition edition) {
        Duration wait = FIRST_WAIT;
        for (int doubled = 0; doubled < edition.attempts() && wait.compareTo(LONGEST_WAIT) < 0; doubled++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
