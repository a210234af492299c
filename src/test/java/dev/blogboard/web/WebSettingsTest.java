package dev.blogboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"blogs.example.org", "ftp://example.org", "https://", "https://example.org?x=1", "::"})
    void a_public_url_is_a_web_address(String url) {
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> WebSettings.of("::1", 0, url, List.of()));
        assertTrue(String.valueOf(wrong.getMessage()).contains("\"" + url + "\""), wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", ""})
    void a_range_that_is_none_is_quoted(String range) {
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> WebSettings.of("::1", 0, "", List.of(range)));
        assertTrue(String.valueOf(wrong.getMessage()).contains("\"" + range + "\""), wrong.getMessage());
    }

    @Test
    void a_range_holds_the_addresses_that_share_its_bits() {
        AddressRange range = AddressRange.parse("10.16.0.0/12");
        assertTrue(range.contains(InetAddress.ofLiteral("10.31.255.255")));
        assertFalse(range.contains(InetAddress.ofLiteral("10.32.0.0")));
        assertFalse(range.contains(InetAddress.ofLiteral("::1")));
        assertTrue(AddressRange.parse("2001:db8::/32").contains(InetAddress.ofLiteral("2001:db8:1::2")));
    }

    @Test
    void a_household_with_many_ipv6_addresses_is_one_client() {
        Instant[] now = {Instant.EPOCH};
        RateLimit limit = new RateLimit(2, Duration.ofSeconds(10), () -> now[0]);
        assertEquals(Duration.ZERO, limit.ask(InetAddress.ofLiteral("2001:db8::1")));
        assertEquals(Duration.ZERO, limit.ask(InetAddress.ofLiteral("2001:db8::2")));
        assertEquals(Duration.ofSeconds(10), limit.ask(InetAddress.ofLiteral("2001:db8::3")));
        assertEquals(Duration.ZERO, limit.ask(InetAddress.ofLiteral("2001:db8:0:1::1")));
        now[0] = Instant.ofEpochSecond(10);
        assertEquals(Duration.ZERO, limit.ask(InetAddress.ofLiteral("2001:db8::3")));
        assertEquals(Duration.ofSeconds(10), limit.ask(InetAddress.ofLiteral("2001:db8::3")));
    }
}
