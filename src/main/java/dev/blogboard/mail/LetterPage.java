package dev.blogboard.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the two parts of a letter show; not escaped for any medium.
 *
 * @param items stand behind the first paragraph
 */
public record LetterPage(
        String subject,
        String heading,
        List<String> paragraphs,
        List<String> items,
        @Nullable String button,
        @Nullable String link,
        @Nullable String code,
        String reason) {
    /** The first paragraph, which the items follow. */
    public String opening() {
        return paragraphs.getFirst();
    }

    /** What says what to do, and is followed by the button or the code; empty when nothing does. */
    public String request() {
        return paragraphs.size() > 1 ? paragraphs.get(1) : "";
    }

    public List<String> rest() {
        return paragraphs.subList(Math.min(2, paragraphs.size()), paragraphs.size());
    }
}
