package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@BÜCHER.example, ada@xn--bcher-kva.example",
        "ada@例え.テスト, ada@xn--r8jz45g.xn--zckzah",
        "ada@דוגמה.example, ada@xn--6dbbec0c.example",
        "ada+digest@xn--bcher-kva.example, ada+digest@xn--bcher-kva.example",
    })
    void a_domain_of_any_script_is_told_in_ascii(String typed, String ascii) {
        assertEquals(ascii, Addresses.parse(typed).getAddress());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.org",
                "ada@",
                "ada@exa mple.org",
                "ada@example.org, eve@example.org",
                "ada@example.org\r\nRCPT TO:<eve@example.org>",
                "ada@example.org\nBcc: eve@example.org",
                "ada@example.org>",
                "ada@-example.org",
                "ädä@example.org",
            })
    void what_is_no_address_is_refused_in_a_sentence(String typed) {
        String sentence = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Addresses.parse(typed))
                .getMessage());
        assertTrue(sentence.contains(" "), sentence);
    }

    @Test
    void a_name_of_any_script_stays_on_one_line_of_ascii() {
        String header =
                Addresses.parse("Blogboard 週報 <digest@blogboard.example>").toString();
        assertTrue(header.matches("=\\?UTF-8\\?[BQ]\\?[!-~]+\\?= <digest@blogboard.example>"), header);
    }
}
