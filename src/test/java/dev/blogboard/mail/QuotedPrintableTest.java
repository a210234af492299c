package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QuotedPrintableTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(" \t=.\n\u0000\u007F~éß大ע😀".toCharArray())
                .withCharRange('a', 'f')
                .ofMaxLength(600)
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void another_decoder_reads_what_was_written(@ForAll("texts") String text) throws Exception {
        byte[] encoded = QuotedPrintable.encode(text);
        try (var decoder = MimeUtility.decode(new ByteArrayInputStream(encoded), "quoted-printable")) {
            assertEquals(text.replace("\n", "\r\n"), new String(decoder.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Property(tries = 500)
    void lines_are_short_and_of_plain_ascii_and_none_ends_in_space(@ForAll("texts") String text) {
        String encoded = new String(QuotedPrintable.encode(text), StandardCharsets.ISO_8859_1);
        for (String line : encoded.split("\r\n", -1)) {
            assertTrue(line.length() <= 76, line);
            assertTrue(line.matches("([!-~ \t]*[!-~])?"), line);
        }
    }

    @Test
    void plain_text_stays_as_it_is_but_for_the_sign_itself() {
        assertEquals(
                "a <b>=3D</b>\r\n=20", new String(QuotedPrintable.encode("a <b>=</b>\n "), StandardCharsets.US_ASCII));
    }
}
