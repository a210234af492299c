package dev.blogboard.mail;

import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes a message.
 *
 * @param id the unique part of the Message-ID: letters, digits and dots
 * @param html absent for a message of plain text alone
 * @param headers more of them, of ASCII and each on one line
 */
record Draft(
        String id,
        InternetAddress to,
        String subject,
        @Nullable String html,
        String text,
        Map<String, String> headers) {}
