package dev.blogboard.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.digest.Tokens.Purpose;
import dev.blogboard.digest.Tokens.Read;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final Read FORGED = new Read.Forged();

    private final Tokens tokens = new Tokens("one secret that has 32 bytes at least".getBytes(StandardCharsets.UTF_8));
    private final Tokens others = new Tokens("some secret that has 32 bytes at all".getBytes(StandardCharsets.UTF_8));

    @Property
    void what_was_signed_is_read_in_any_case_of_letters(@ForAll Purpose purpose, @ForAll long subject) {
        String token = tokens.sign(purpose, subject, null);
        assertTrue(token.length() <= 48 && Tokens.TOKEN.matcher(token).matches(), token);
        assertEquals(new Read.Genuine(subject), tokens.read(purpose, token, Instant.MAX.minusSeconds(1)));
        assertEquals(new Read.Genuine(subject), tokens.read(purpose, token.toUpperCase(Locale.ROOT), NOW));
    }

    @Property
    void whatever_single_letter_is_changed_it_is_forged(
            @ForAll long subject, @ForAll @IntRange(max = 46) int at, @ForAll @IntRange(max = 31) int letter) {
        String token = tokens.sign(Purpose.UNSUBSCRIBE, subject, null);
        char changed = "abcdefghijklmnopqrstuvwxyz234567".charAt(letter);
        if (changed != token.charAt(at)) {
            String other = token.substring(0, at) + changed + token.substring(at + 1);
            assertEquals(FORGED, tokens.read(Purpose.UNSUBSCRIBE, other, NOW));
        }
    }

    @Property
    void however_much_is_cut_off_it_is_forged(@ForAll @IntRange(max = 46) int length) {
        String token = tokens.sign(Purpose.CONFIRM, 4, NOW.plusSeconds(60));
        assertEquals(FORGED, tokens.read(Purpose.CONFIRM, token.substring(0, length), NOW));
        assertEquals(FORGED, tokens.read(Purpose.CONFIRM, token + token.substring(0, length + 1), NOW));
    }

    @Property
    void any_text_can_be_asked_about(@ForAll String text) {
        assertEquals(FORGED, tokens.read(Purpose.PREFERENCES, text, NOW));
    }

    @Test
    void a_token_is_good_for_one_purpose_and_one_store() {
        String token = tokens.sign(Purpose.ARCHIVE, 4, null);
        assertEquals(FORGED, tokens.read(Purpose.UNSUBSCRIBE, token, NOW));
        assertEquals(FORGED, others.read(Purpose.ARCHIVE, token, NOW));
    }

    @Test
    void a_token_with_an_end_expires_and_one_without_never() {
        String brief = tokens.sign(Purpose.PREFERENCES, 4, NOW.plusSeconds(60));
        assertEquals(new Read.Genuine(4), tokens.read(Purpose.PREFERENCES, brief, NOW.plusSeconds(59)));
        assertEquals(new Read.Expired(4), tokens.read(Purpose.PREFERENCES, brief, NOW.plusSeconds(60)));
        String lasting = tokens.sign(Purpose.UNSUBSCRIBE, 4, null);
        assertEquals(
                new Read.Genuine(4),
                tokens.read(Purpose.UNSUBSCRIBE, lasting, NOW.plusSeconds(100L * 365 * 24 * 3600)));
    }

    @Test
    void a_mark_differs_by_value_kind_and_store() {
        String mark = tokens.mark("address", "ada@example.org");
        assertEquals(mark, tokens.mark("address", "ada@example.org"));
        assertNotEquals(mark, tokens.mark("address", "bob@example.org"));
        assertNotEquals(mark, tokens.mark("visitor", "ada@example.org"));
        assertNotEquals(mark, others.mark("address", "ada@example.org"));
    }
}
