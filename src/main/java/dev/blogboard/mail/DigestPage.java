package dev.blogboard.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the two parts of a message show, in words; not escaped for any medium.
 *
 * @param dateLanguage a BCP 47 tag
 * @param moreSections what was left out for length; empty when nothing was
 * @param unsubscribe absent where there is no such page; so are the other links
 * @param unsubscribeMail an address that ends the digests when it gets a mail; absent where there is none
 */
public record DigestPage(
        String subject,
        String heading,
        String period,
        String dateLanguage,
        String summary,
        List<Part> parts,
        String moreSections,
        String reason,
        @Nullable String unsubscribe,
        @Nullable String unsubscribeMail,
        @Nullable String preferences,
        @Nullable String archive) {
    /**
     * A section.
     *
     * @param anchor unique in the message
     * @param count how many articles, such as {@code 8 of 12}
     * @param more where the rest is; empty when there is none
     */
    public record Part(
            String anchor,
            String heading,
            String count,
            List<Line> lines,
            String more,
            @Nullable String moreLink) {}

    /**
     * An article.
     *
     * @param language a BCP 47 tag, where known
     * @param alsoAt other places of the same story; empty when there are none
     */
    public record Line(
            String title,
            String link,
            @Nullable String language,
            String company,
            String date,
            String snippet,
            String why,
            String alsoAt) {}
}
