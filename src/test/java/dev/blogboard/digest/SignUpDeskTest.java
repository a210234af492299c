package dev.blogboard.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.digest.SignUpDesk.Answer;
import dev.blogboard.digest.SignUpDesk.Asker;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteSignUps;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignUpDeskTest {
    @TempDir
    Path directory;

    private Instant now = Instant.parse("2026-11-16T12:00:00Z");
    private Database database;
    private SqliteSignUps signUps;
    private SignUpDesk desk;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("blogboard.db"));
        signUps = new SqliteSignUps(database);
        Tokens tokens = new Tokens("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        desk = new SignUpDesk(signUps, tokens, Shelf.MONDAY_8, () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Answer ask(String address, Asker asker) {
        return desk.ask(
                new SignUps.Wish(new Destination.Mailbox(address), List.of("kafka"), Cadence.WEEKLY, null), asker);
    }

    /** How many sign-ups for different addresses are taken before there are too many. */
    private int taken(IntFunction<Asker> askers) {
        int taken = 0;
        while (taken < 1_000 && ask("reader" + taken + "@example.org", askers.apply(taken)) instanceof Answer.Asked) {
            taken++;
        }
        return taken;
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    @Test
    void a_person_asks_ten_times_a_day_in_whatever_servers() {
        assertEquals(10, taken(number -> new Asker.Member("dm:1", "server:" + number)));
        assertInstanceOf(Answer.Asked.class, ask("ada@example.org", new Asker.Member("dm:2", null)));
        now = now.plus(Duration.ofDays(1));
        assertInstanceOf(Answer.Asked.class, ask("ada@example.org", new Asker.Member("dm:1", null)));
    }

    @Test
    void a_server_asks_fifty_times_a_day_by_whatever_people() {
        assertEquals(50, taken(number -> new Asker.Member("dm:" + number, "server:1")));
        assertInstanceOf(Answer.Asked.class, ask("ada@example.org", new Asker.Member("dm:99", "server:2")));
    }

    @Test
    void a_network_address_asks_twenty_times_a_day() {
        assertEquals(20, taken(number -> new Asker.Visitor(address("192.0.2.1"))));
        assertInstanceOf(Answer.Asked.class, ask("ada@example.org", new Asker.Visitor(address("192.0.2.2"))));
    }

    @Test
    void all_addresses_of_a_household_count_as_one() {
        assertEquals(20, taken(number -> new Asker.Visitor(address("2001:db8:0:1::" + number))));
        assertInstanceOf(Answer.Asked.class, ask("ada@example.org", new Asker.Visitor(address("2001:db8:0:2::1"))));
    }

    @Test
    void all_together_ask_three_hundred_times_an_hour() {
        assertEquals(300, taken(number -> new Asker.Visitor(address("10.0." + number / 250 + "." + number % 250))));
        assertInstanceOf(Answer.TooMany.class, ask("ada@example.org", new Asker.Visitor(address("192.0.2.2"))));
        now = now.plus(Duration.ofHours(1));
        assertInstanceOf(Answer.Asked.class, ask("ada@example.org", new Asker.Visitor(address("192.0.2.2"))));
    }

    @Test
    void an_address_gets_three_letters_a_day_and_nobody_is_told() {
        for (int number = 0; number < 12; number++) {
            String inOtherLetters = number % 2 == 0 ? "ada@example.org" : "Ada@Example.ORG";
            assertInstanceOf(Answer.Asked.class, ask(inOtherLetters, new Asker.Visitor(address("192.0.2." + number))));
        }
        assertEquals(3, signUps.claim(Shelf.MONDAY_8, 100, now).size());
    }

    @Test
    void an_address_is_reminded_once_however_often_it_was_given() {
        for (int number = 0; number < 3; number++) {
            ask(number == 1 ? "ADA@example.org" : "ada@example.org", new Asker.Operator());
        }
        signUps.claim(Shelf.MONDAY_8, 100, now).forEach(signUps::settle);
        int reminders = 0;
        for (int day = 1; day <= 6; day++) {
            now = now.plus(Duration.ofDays(1));
            signUps.remind(now.minus(Duration.ofDays(3)), now);
            List<SignUps.Due> due = signUps.claim(Shelf.MONDAY_8, 100, now);
            due.forEach(signUps::settle);
            reminders += due.size();
        }
        assertEquals(1, reminders);
    }

    @ParameterizedTest
    @CsvSource({"6, 1", "7, 0"})
    void what_is_not_confirmed_is_forgotten_on_the_seventh_day(int days, int left) {
        ask("ada@example.org", new Asker.Operator());
        now = now.plus(Duration.ofDays(days)).plusSeconds(1);
        signUps.forget(now.minus(SignUpDesk.KEPT), now.minus(Duration.ofDays(1)));
        assertEquals(left, signUps.of("terminal", Shelf.MONDAY_8).size());
        assertEquals(left, signUps.claim(Shelf.MONDAY_8, 100, now).size(), "letters");
    }
}
