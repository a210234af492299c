package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.digest.Tokens;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From asking for a digest to ending it, through the whole program, a real SMTP server and real pages. */
class DigestByMailTest {
    private static final String ADA = "ada@example.org";
    private static final Map<String, String> ASKED = Map.of(
            "mail", ADA, "queries", "kafka", "day", "monday", "hour", "8", "zone", "Europe/Berlin", "language", "de");
    private static final String TEXT = "application/x-www-form-urlencoded";

    @TempDir
    Path directory;

    private final Browser browser = new Browser();
    private MailHouse house;

    @BeforeEach
    void open() throws Exception {
        house = new MailHouse(directory, Map.of());
    }

    @AfterEach
    void close() {
        house.close();
        browser.close();
    }

    private URI page(String path) {
        return house.web.address().resolve(path);
    }

    private List<Subscription> subscriptions() {
        return house.app.subscriptions().of(new Destination.Mailbox(ADA));
    }

    /** Asks, and returns the link of the letter. */
    private URI asked() throws Exception {
        assertEquals(200, browser.fill(page("/digest"), ASKED).statusCode());
        assertEquals(1, house.letters());
        return MailHouse.link(house.mailTo(ADA).getLast(), "/digest/confirm/");
    }

    /** Has Ada get her first digest, on Monday. */
    private MimeMessage firstDigest() throws Exception {
        assertEquals(200, browser.press(asked()).statusCode());
        house.publish("Kafka at the edge");
        house.pass(Duration.ofDays(7));
        assertEquals(1, house.digests().sent());
        return house.mailTo(ADA).getLast();
    }

    @Test
    void asked_confirmed_sent_and_ended_by_one_click() throws Exception {
        MimeMessage digest = firstDigest();
        assertTrue(MailHouse.text(digest).contains("Kafka at the edge"), MailHouse.text(digest));
        assertTrue(MailHouse.html(digest).contains("16.11.2026"), "dates are in the language asked for");
        URI unsubscribe = URI.create(digest.getHeader("List-Unsubscribe", null).replaceAll("[<>]", ""));
        for (String[] body : List.of(
                new String[] {TEXT, "List-Unsubscribe=One-Click"},
                new String[] {
                    "multipart/form-data; boundary=x",
                    "--x\r\nContent-Disposition: form-data;"
                            + " name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
                },
                new String[] {"", ""})) {
            HttpResponse<String> answer = browser.post(unsubscribe, body[0], body[1]);
            assertEquals(200, answer.statusCode(), body[0]);
            assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
            assertEquals(List.of(), subscriptions());
        }
        house.publish("Kafka after that");
        house.pass(Duration.ofDays(7));
        assertEquals(0, house.digests().sent());
        house.pass(Duration.ofDays(4_000));
        assertEquals(200, browser.post(unsubscribe, "", "").statusCode());
    }

    @Test
    void nothing_is_subscribed_before_the_button_is_pressed() throws Exception {
        URI confirm = asked();
        assertEquals(200, browser.get(confirm).statusCode());
        assertEquals(200, browser.head(confirm).statusCode());
        assertEquals(List.of(), subscriptions());
        browser.press(confirm);
        assertEquals(
                List.of("kafka"),
                subscriptions().stream().map(Subscription::query).toList());
    }

    @Test
    void scanners_that_follow_every_link_of_a_mail_change_nothing() throws Exception {
        MimeMessage digest = firstDigest();
        List<String> links = MailHouse.html(digest)
                .lines()
                .flatMap(line -> java.util.regex.Pattern.compile("href=\"(http://127[^\"]+)\"")
                        .matcher(line)
                        .results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertEquals(3, links.size(), links.toString());
        String before = house.app.subscriptions().all().toString();
        for (String link : links) {
            assertEquals(200, browser.get(URI.create(link)).statusCode(), link);
            assertEquals(200, browser.head(URI.create(link)).statusCode(), link);
        }
        assertEquals(before, house.app.subscriptions().all().toString());
        house.publish("Kafka once more");
        house.pass(Duration.ofDays(7));
        assertEquals(1, house.digests().sent());
    }

    @Test
    void a_confirmation_works_once_and_for_seven_days() throws Exception {
        URI confirm = asked();
        Browser.Form form = browser.form(confirm, Map.of());
        assertEquals(200, browser.send(confirm, form).statusCode());
        assertEquals(410, browser.send(confirm, form).statusCode());
        assertEquals(410, browser.get(confirm).statusCode());
        URI late = asked();
        house.pass(Duration.ofDays(8));
        assertEquals(410, browser.get(late).statusCode());
        house.letters();
        assertEquals(410, browser.get(late).statusCode());
        assertEquals(1, subscriptions().size());
    }

    @Test
    void links_that_are_cut_off_or_made_up_are_refused_with_a_kind_page() throws Exception {
        MimeMessage digest = firstDigest();
        for (String path : List.of("/digest/preferences/", "/digest/unsubscribe/", "/digest/archive/")) {
            String whole = MailHouse.link(digest, path).toString();
            for (String broken : List.of(
                    whole.substring(0, whole.length() - 1),
                    whole + "a",
                    page(path + "a".repeat(47)).toString(),
                    page(path + house.app.digests().tokens().sign(Tokens.Purpose.BOUNCE, 1, null))
                            .toString())) {
                HttpResponse<String> get = browser.get(URI.create(broken));
                assertEquals(404, get.statusCode(), broken);
                assertTrue(get.body().contains("<h1>"), get.body());
            }
        }
        String unsubscribe = MailHouse.link(digest, "/digest/unsubscribe/").toString();
        assertEquals(
                404,
                browser.post(URI.create(unsubscribe.substring(0, unsubscribe.length() - 2)), "", "")
                        .statusCode());
        assertEquals(1, subscriptions().size());
    }

    @Test
    void preferences_are_changed_without_a_login_and_a_form_counts_once() throws Exception {
        URI preferences = MailHouse.link(firstDigest(), "/digest/preferences/");
        String field = "subscription-" + subscriptions().getFirst().id().value();
        Map<String, String> daily = Map.of(field, "daily", "day", "tuesday", "hour", "6", "zone", "Asia/Tokyo");
        Browser.Form form = browser.form(preferences, daily);
        HttpResponse<String> saved = browser.send(preferences, form);
        assertTrue(saved.statusCode() == 200 && saved.body().contains("Saved."), saved.body());
        assertEquals(Cadence.DAILY, subscriptions().getFirst().cadence());
        assertTrue(saved.body().contains("value=\"Asia/Tokyo\""));
        assertEquals(409, browser.send(preferences, form).statusCode());
        browser.fill(preferences, Map.of(field, "end", "day", "monday"));
        assertEquals(List.of(), subscriptions());
    }

    @Test
    void the_preferences_lead_to_the_button_that_ends_all() throws Exception {
        String page = browser.get(MailHouse.link(firstDigest(), "/digest/preferences/"))
                .body();
        Matcher link = Pattern.compile("href=\"(/digest/unsubscribe/[^\"]+)\"").matcher(page);
        assertTrue(link.find(), page);
        browser.get(page(link.group(1)));
        assertEquals(1, subscriptions().size());
        assertEquals(200, browser.press(page(link.group(1))).statusCode());
        assertEquals(List.of(), subscriptions());
    }

    @Test
    void who_wants_plain_text_gets_that_alone() throws Exception {
        URI preferences = MailHouse.link(firstDigest(), "/digest/preferences/");
        String field = "subscription-" + subscriptions().getFirst().id().value();
        browser.fill(preferences, Map.of(field, "weekly", "day", "monday", "format", "text"));
        house.publish("Kafka in plain words");
        house.pass(Duration.ofDays(7));
        assertEquals(1, house.digests().sent());
        MimeMessage plain = house.mailTo(ADA).getLast();
        assertTrue(plain.isMimeType("text/plain"), plain.getContentType());
        assertTrue(MailHouse.text(plain).contains("Kafka in plain words"));
        assertTrue(plain.getHeader("List-Unsubscribe", null).contains("/digest/unsubscribe/"));
    }

    @Test
    void a_form_from_elsewhere_changes_nothing() throws Exception {
        URI preferences = MailHouse.link(firstDigest(), "/digest/preferences/");
        try (Browser attacker = new Browser()) {
            Browser.Form form = attacker.form(preferences, Map.of("paused", "on"));
            assertEquals(403, browser.send(preferences, form).statusCode());
            assertEquals(
                    403,
                    browser.post(page("/digest"), TEXT, "mail=eve@example.org&queries=x")
                            .statusCode());
        }
    }

    @Test
    void a_paused_reader_gets_nothing_until_it_ends() throws Exception {
        URI preferences = MailHouse.link(firstDigest(), "/digest/preferences/");
        String field = "subscription-" + subscriptions().getFirst().id().value();
        browser.fill(preferences, Map.of(field, "weekly", "day", "monday", "hour", "8", "paused", "on"));
        house.publish("Kafka in the break");
        house.pass(Duration.ofDays(7));
        assertEquals(0, house.digests().sent());
        browser.fill(preferences, Map.of(field, "weekly", "day", "monday", "hour", "8"));
        assertEquals(1, house.digests().sent());
        assertTrue(MailHouse.text(house.mailTo(ADA).getLast()).contains("Kafka in the break"));
    }

    @Test
    void an_old_preferences_link_is_exchanged_by_mail_alone() throws Exception {
        URI preferences = MailHouse.link(firstDigest(), "/digest/preferences/");
        house.pass(Duration.ofDays(31));
        HttpResponse<String> expired = browser.get(preferences);
        assertEquals(410, expired.statusCode());
        assertEquals(200, browser.press(preferences).statusCode());
        assertEquals(1, house.letters());
        URI fresh = MailHouse.link(house.mailTo(ADA).getLast(), "/digest/preferences/");
        assertNotEquals(preferences, fresh);
        assertEquals(200, browser.get(fresh).statusCode());
        for (int request = 0; request < 10; request++) {
            browser.press(preferences);
        }
        assertEquals(1, house.letters(), "two a day");
    }

    @Test
    void erased_is_all_that_was_known() throws Exception {
        MimeMessage digest = firstDigest();
        URI preferences = MailHouse.link(digest, "/digest/preferences/");
        Browser.Form form = browser.form(preferences, Map.of("erase", "on"));
        URI erase = page(preferences.getPath().replace("/preferences/", "/erase/"));
        assertEquals(
                400,
                browser.post(erase, TEXT, form.body().replace("erase=on", "")).statusCode());
        assertEquals(200, browser.post(erase, TEXT, form.body()).statusCode());
        assertEquals(List.of(), subscriptions());
        house.app.close();
        String stored = new String(
                java.nio.file.Files.readAllBytes(directory.resolve("blogboard.db")),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(stored.contains("mail:" + ADA));
    }

    @Test
    void the_archive_shows_the_digest_again() throws Exception {
        MimeMessage digest = firstDigest();
        HttpResponse<String> archived = browser.get(MailHouse.link(digest, "/digest/archive/"));
        assertEquals(200, archived.statusCode());
        assertTrue(archived.body().contains("Kafka at the edge"));
        assertTrue(archived.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .contains("default-src 'none'"));
    }

    @Test
    void the_answer_is_the_same_for_known_unknown_and_overrun_addresses() throws Exception {
        String first = browser.fill(page("/digest"), ASKED).body();
        for (int again = 0; again < 8; again++) {
            assertEquals(first, browser.fill(page("/digest"), ASKED).body());
        }
        house.letters();
        assertEquals(3, house.mailTo(ADA).size(), "three letters a day to one address");
    }

    @Test
    void one_reminder_then_silence_and_the_address_is_forgotten() throws Exception {
        asked();
        house.pass(Duration.ofDays(4));
        assertEquals(1, house.letters());
        assertTrue(MailHouse.text(house.mailTo(ADA).getLast()).contains("only reminder"));
        house.pass(Duration.ofDays(2));
        assertEquals(0, house.letters());
        house.pass(Duration.ofDays(2));
        assertEquals(0, house.letters());
        assertEquals(2, house.mailTo(ADA).size());
        URI reminded = MailHouse.link(house.mailTo(ADA).getLast(), "/digest/confirm/");
        assertEquals(410, browser.get(reminded).statusCode());
    }

    @Test
    void many_sign_ups_from_one_place_are_too_many() throws Exception {
        int status = 200;
        int asked = 0;
        while (status == 200 && asked < 40) {
            String body = browser.form(
                            page("/digest"), Map.of("mail", "reader" + asked + "@example.org", "queries", "x"))
                    .body();
            status = browser.post(page("/digest"), TEXT, body).statusCode();
            asked++;
        }
        assertEquals(429, status);
        assertEquals(21, asked);
    }

    @Test
    void a_mistake_in_the_form_is_quoted_and_what_was_typed_stays() throws Exception {
        HttpResponse<String> answer =
                browser.fill(page("/digest"), Map.of("mail", ADA, "queries", "kafka", "zone", "Middle Earth"));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("\"Middle Earth\" is no time zone"), answer.body());
        assertTrue(answer.body().contains("value=\"" + ADA + "\""), answer.body());
        HttpResponse<String> header = browser.fill(
                page("/digest"), Map.of("mail", "ada@example.org\r\nBcc: eve@example.org", "queries", "kafka"));
        assertEquals(400, header.statusCode());
        assertEquals(Optional.empty(), house.mailTo("eve@example.org").stream().findAny());
    }
}
