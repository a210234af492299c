package dev.blogboard.digest;

import dev.blogboard.alert.Destination;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person about their digests.
 *
 * @param key the same for every attempt to send it, and for no other letter
 * @param returnToken for the return path
 * @param code to be typed somewhere; absent when there is a link
 */
public record Letter(
        Destination.Mailbox to,
        String key,
        String returnToken,
        String subject,
        String heading,
        List<String> paragraphs,
        List<String> items,
        @Nullable Button button,
        @Nullable String code,
        String reason) {
    public Letter {
        paragraphs = List.copyOf(paragraphs);
        items = List.copyOf(items);
    }

    public record Button(String text, URI link) {}
}
