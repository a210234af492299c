package dev.blogboard.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Channel.Lookup;
import dev.blogboard.sqlite.StatementFaults;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Posts of which it is not known whether they arrived. */
class InDoubtTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Lookup OUTAGE = new Lookup.Unknown(true, "Nobody answers.");
    private static final Lookup UNREADABLE = new Lookup.Unknown(false, "The messages may not be read.");

    @TempDir
    private Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Newsroom room;

    @BeforeEach
    void open() throws SQLException {
        room = new Newsroom(directory);
    }

    @AfterEach
    void close() throws SQLException {
        room.close();
    }

    /** A post arrives, and nobody says so. */
    private void arriveInDoubt() throws Exception {
        room.channel.takeAndAnswer(new SendResult.InDoubt("The connection was lost."));
        room.matching("one", room.follow("kafka", Newsroom.GENERAL));
        room.pass(SECOND);
    }

    private void dispatchFor(Duration time, Duration step) throws Exception {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
            room.pass(step);
            room.dispatch();
        }
    }

    @Test
    void what_was_tried_often_is_still_looked_for_as_often_as_anything() throws Exception {
        for (int attempt = 0; attempt < 8; attempt++) {
            room.channel.answer(new SendResult.Deferred(Duration.ZERO, "Nobody answers."));
        }
        arriveInDoubt();
        room.channel.find(UNREADABLE).find(OUTAGE);
        dispatchFor(Duration.ofDays(1), Duration.ofMinutes(10));
        assertEquals(1, room.told().size());
        assertEquals(Map.of(Outbox.State.SENT, 1L), room.outbox.states());
    }

    @Test
    void where_it_cannot_be_told_it_is_sent_again_after_five_looks() throws Exception {
        arriveInDoubt();
        for (int look = 0; look < Sending.LOOKS; look++) {
            room.channel.find(UNREADABLE);
            dispatchFor(Duration.ofHours(1), Duration.ofHours(1));
            assertEquals(1, room.told().size());
        }
        room.channel.find(UNREADABLE);
        dispatchFor(Duration.ofHours(2), Duration.ofHours(1));
        assertEquals(2, room.told().size());
        assertEquals(
                room.channel.arrived.getFirst().nonce(),
                room.channel.arrived.getLast().nonce());
    }

    @Test
    void an_outage_of_a_day_doubles_nothing() throws Exception {
        arriveInDoubt();
        for (int look = 0; look < Sending.LOOKS_IN_OUTAGE; look++) {
            room.channel.find(OUTAGE);
        }
        dispatchFor(Duration.ofDays(1), Duration.ofMinutes(1));
        assertEquals(Map.of(Outbox.State.IN_DOUBT, 1L), room.outbox.states());
        dispatchFor(Duration.ofDays(1), Duration.ofMinutes(10));
        assertEquals(Map.of(Outbox.State.SENT, 1L), room.outbox.states());
        assertEquals(1, room.told().size());
    }

    @Test
    void what_is_in_doubt_when_permissions_are_lost_is_looked_for_when_they_are_back() throws Exception {
        arriveInDoubt();
        for (int look = 0; look <= Sending.LOOKS; look++) {
            room.channel.find(UNREADABLE);
        }
        room.channel.answer(new SendResult.Refused("The bot cannot see this channel any more."));
        dispatchFor(Duration.ofMinutes(10), Duration.ofMinutes(1));
        assertEquals(Map.of(Outbox.State.PAUSED, 1L), room.outbox.states());
        dispatchFor(Duration.ofHours(2), Duration.ofMinutes(10));
        assertEquals(1, room.told().size());
        assertEquals(Map.of(Outbox.State.SENT, 1L), room.outbox.states());
    }

    /** What a post meets, by name. */
    record Fate(String name, boolean arrives, SendResult result) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fate> fates() {
        return Stream.of(
                new Fate("sent", true, new SendResult.Sent("m1")),
                new Fate("in doubt and there", true, new SendResult.InDoubt("Lost.")),
                new Fate("in doubt and not there", false, new SendResult.InDoubt("Lost.")),
                new Fate("deferred", false, new SendResult.Deferred(SECOND, "A limit.")),
                new Fate("too long", false, new SendResult.TooLong("Too long.")),
                new Fate("refused", false, new SendResult.Refused("No.")));
    }

    @ParameterizedTest
    @MethodSource("fates")
    void a_death_after_any_statement_of_dispatching_loses_and_doubles_nothing(Fate fate) throws Exception {
        Logger.getLogger(Dispatcher.class.getName()).setLevel(Level.OFF);
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        Subscription streams = room.follow("streams", Newsroom.GENERAL);
        boolean died = true;
        long statement = 0;
        for (; died; statement++) {
            room.matching("before " + statement, kafka, streams);
            room.matching("after " + statement, streams);
            room.pass(SECOND);
            if (fate.arrives()) {
                room.channel.takeAndAnswer(fate.result());
            } else {
                room.channel.answer(fate.result());
            }
            died = dispatchAndDieAfter(statement + 1);
            start();
            dispatchFor(Duration.ofHours(1), Duration.ofMinutes(1));
            assertEquals(0, room.alerts.pending(), "after statement " + (statement + 1));
            assertEquals(
                    List.of("before " + statement, "after " + statement),
                    room.told().getLast(),
                    "after statement " + (statement + 1));
            assertEquals(statement + 1, room.told().size());
        }
        assertTrue(statement > 8, () -> "it died at few statements only");
    }

    private boolean dispatchAndDieAfter(long statement) throws InterruptedException {
        BooleanSupplier dead = StatementFaults.failFrom(room.database, statement);
        try {
            room.dispatch();
        } catch (IllegalStateException died) {
            return true;
        }
        return dead.getAsBoolean();
    }

    private void start() throws SQLException {
        room.close();
        Newsroom after = new Newsroom(directory, room.channel);
        after.at(room.now().toString());
        after.outbox.recover(after.now());
        room = after;
    }
}
