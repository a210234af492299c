package dev.blogboard.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Addresses as they may stand in headers and SMTP commands. */
final class Addresses {
    private Addresses() {}

    /**
     * Reads one address, with or without a name, and turns an international domain into its ASCII form (RFC 5890).
     *
     * @throws IllegalArgumentException with a sentence on what is wrong
     */
    static InternetAddress parse(String text) {
        if (text.chars().anyMatch(character -> character < ' ' || character == 127)) {
            throw new IllegalArgumentException("A mail address is one line of text.");
        }
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, false);
            if (parsed.length != 1) {
                throw new IllegalArgumentException("\"" + text + "\" is not one mail address.");
            }
            InternetAddress address = new InternetAddress(asciiDomain(parsed[0].getAddress()), true);
            address.setPersonal(parsed[0].getPersonal(), StandardCharsets.UTF_8.name());
            return address;
        } catch (AddressException | UnsupportedEncodingException fault) {
            throw new IllegalArgumentException("\"" + text + "\" is no mail address.", fault);
        }
    }

    private static String asciiDomain(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("\"" + address + "\" is no mail address: it has no @.");
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address.substring(0, at))) {
            throw new IllegalArgumentException(
                    "\"" + address
                            + "\" has letters before the @ that only few mail servers understand (RFC 6531); use another address.");
        }
        try {
            return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException("\"" + address + "\" is no mail address: " + fault.getMessage(), fault);
        }
    }

    /** The part behind the @, in lower case. */
    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
