package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.blogboard.digest.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, with servers that take commands at once (RFC 2920) and with others. */
class SmtpPipeliningTest {
    private static final String ALONE = "250 sink.example";

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private static SmtpRelay relay(ScriptedSmtp server) {
        return SmtpRelayTest.relay(server.port());
    }

    private static Delivery hand(SmtpRelay relay, String message) {
        return relay.hand(new OutgoingMail(
                "b@blogboard.example",
                "ada@example.org",
                "1",
                Instant.EPOCH,
                message.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Delivery hand(SmtpRelay relay) {
        return hand(relay, "Message-ID: <1@blogboard.example>\r\n\r\nHello\r\n");
    }

    /** Writes down what is heard, and gives each of these answers once: {@code RCPT=550 no}. */
    private ScriptedSmtp server(String... answers) throws Exception {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        return new ScriptedSmtp(line -> {
            if (!line.equals("CONNECT") && !line.equals("CONTENT") && !line.startsWith("EHLO")) {
                heard.add(line.split("[ :]", 2)[0]);
            }
            String next = left.peek();
            return next != null && line.startsWith(next.substring(0, next.indexOf('=')))
                    ? Optional.of(left.remove().split("=", 2)[1])
                    : Optional.empty();
        });
    }

    private static List<String> words(String spaced) {
        return Arrays.asList(spaced.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        // What a refused recipient is followed by tells what was sent before the answer was there.
        "RCPT=550 5.1.1 nobody, Undeliverable, MAIL RCPT DATA RSET MAIL RCPT DATA .",
        "MAIL=530 5.7.0 log in, Later, MAIL RCPT DATA RSET MAIL RCPT DATA .",
        "DATA=554 5.6.0 no, Refused, MAIL RCPT DATA RSET MAIL RCPT DATA .",
        ".=554 5.7.1 spam, Refused, MAIL RCPT DATA . MAIL RCPT DATA .",
    })
    void a_server_that_offers_it_gets_the_envelope_at_once(String refusal, String consequence, String conversation)
            throws Exception {
        try (ScriptedSmtp server = server(refusal);
                SmtpRelay relay = relay(server)) {
            assertEquals(consequence, hand(relay).getClass().getSimpleName());
            assertInstanceOf(Delivery.Accepted.class, hand(relay));
            assertEquals(words(conversation), heard);
            assertEquals(1, server.connections(), "no refusal costs the connection");
            assertEquals(1, server.count());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT=550 5.1.1 nobody, Undeliverable, MAIL RCPT RSET MAIL RCPT DATA .",
        "MAIL=530 5.7.0 log in, Later, MAIL RSET MAIL RCPT DATA .",
        "DATA=554 5.6.0 no, Refused, MAIL RCPT DATA RSET MAIL RCPT DATA .",
    })
    void another_gets_one_command_after_the_other(String refusal, String consequence, String conversation)
            throws Exception {
        try (ScriptedSmtp server = server("EHLO=" + ALONE, refusal);
                SmtpRelay relay = relay(server)) {
            assertEquals(consequence, hand(relay).getClass().getSimpleName());
            assertInstanceOf(Delivery.Accepted.class, hand(relay));
            assertEquals(words(conversation), heard);
            assertEquals(1, server.connections());
        }
    }

    @Test
    void a_server_that_wants_content_for_nobody_gets_none() throws Exception {
        try (ScriptedSmtp server = server("RCPT=550 5.1.1 nobody", "DATA=354 go on");
                SmtpRelay relay = relay(server)) {
            assertInstanceOf(Delivery.Undeliverable.class, hand(relay));
            assertInstanceOf(Delivery.Accepted.class, hand(relay));
            assertEquals(words("MAIL RCPT DATA . RSET MAIL RCPT DATA ."), heard);
            assertEquals(1, server.count(), "an empty message counts for nothing");
            assertEquals(1, server.connections());
        }
    }

    @Test
    void a_server_that_goes_on_after_it_refused_the_sender_is_left() throws Exception {
        try (ScriptedSmtp server = server("MAIL=452 4.3.1 full", "RCPT=250 fine", "DATA=354 go on");
                SmtpRelay relay = relay(server)) {
            assertEquals(new Delivery.Later("452 4.3.1 full"), hand(relay));
            assertInstanceOf(Delivery.Accepted.class, hand(relay));
            assertEquals(2, server.connections());
            assertEquals(1, server.count(), "nobody gets an empty message");
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT=550 5.1.1 nobody, DATA=", "RCPT=550 5.1.1 nobody, RSET=", "RCPT=550 5.1.1 nobody, RSET=421 bye"})
    void a_refusal_stands_though_the_connection_ends_after_it(String refusal, String end) throws Exception {
        try (ScriptedSmtp server = server(refusal, end);
                SmtpRelay relay = relay(server)) {
            assertInstanceOf(Delivery.Undeliverable.class, hand(relay));
            assertInstanceOf(Delivery.Accepted.class, hand(relay));
            assertEquals(2, server.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL=", "RCPT=", "DATA=", "MAIL=421 bye", "RCPT=421 bye", "DATA=421 bye", "CONTENT="})
    void what_a_connection_that_ends_before_the_final_dot_leaves_is_not_in_doubt(String end) throws Exception {
        // More than the buffers between here and there hold.
        String large = "Message-ID: <1@blogboard.example>\r\n\r\n" + "All of it.\r\n".repeat(2_000_000);
        try (ScriptedSmtp server = server(end);
                SmtpRelay relay = relay(server)) {
            Delivery.Later later = assertInstanceOf(Delivery.Later.class, hand(relay, large));
            assertEquals(0, server.count(), later.reason());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void a_kept_connection_that_ended_is_opened_anew_wherever_it_ended(String step) throws Exception {
        try (ScriptedSmtp server = server(".=250 taken", step + "=");
                SmtpRelay relay = relay(server)) {
            assertInstanceOf(Delivery.Accepted.class, hand(relay));
            assertInstanceOf(Delivery.Accepted.class, hand(relay));
            assertEquals(2, server.count());
            assertEquals(2, server.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "99", "2500 fine", "950 fine", "250fine", "", "250-a\r\nb", "250-\r\n-250 b"})
    void what_is_no_answer_ends_the_connection(String answer) throws Exception {
        try (ScriptedSmtp server = server("RCPT=" + answer);
                SmtpRelay relay = relay(server)) {
            assertInstanceOf(Delivery.Later.class, hand(relay));
            assertInstanceOf(Delivery.Accepted.class, hand(relay));
            assertEquals(2, server.connections());
        }
    }

    @Test
    void an_answer_without_end_is_not_waited_for() throws Exception {
        try (ScriptedSmtp server =
                        server("RCPT=" + "250-fine\r\n".repeat(1_000) + "250 fine", "RCPT=250 " + "x".repeat(5_000));
                SmtpRelay relay = relay(server)) {
            assertInstanceOf(Delivery.Later.class, hand(relay));
            assertInstanceOf(Delivery.Later.class, hand(relay));
            assertInstanceOf(Delivery.Accepted.class, hand(relay));
        }
    }

    @Test
    void an_answer_of_several_lines_is_one_sentence() throws Exception {
        try (ScriptedSmtp server = server("RCPT=550-5.1.1 nobody\r\n550-5.1.1 of that\r\n550 5.1.1 name");
                SmtpRelay relay = relay(server)) {
            assertEquals(new Delivery.Undeliverable("550 5.1.1 nobody of that name"), hand(relay));
        }
    }
}
