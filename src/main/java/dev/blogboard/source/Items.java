package dev.blogboard.source;

import dev.blogboard.article.Item;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts an item together from what any of the readers found. */
final class Items {
    /** RSS asks for a mail address; people write "address (Name)" or "Name <address>". */
    private static final Pattern ADDRESS_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\((.+)\\)|(.+?)\\s*<\\S+@\\S+>");

    private Items() {}

    /**
     * @param summary HTML as it was found
     * @param content HTML as it was found
     */
    static Item of(
            @Nullable String id,
            @Nullable String link,
            @Nullable String title,
            @Nullable String author,
            @Nullable Instant published,
            @Nullable Instant updated,
            @Nullable String summary,
            @Nullable String content,
            @Nullable String language,
            Links links,
            boolean withHtml) {
        String fullest = content != null ? content : summary;
        String base = link != null ? link : links.base();
        return new Item(
                id,
                link,
                Html.line(title),
                author(author),
                published,
                updated,
                withHtml && summary != null ? Html.sanitised(summary, base) : null,
                withHtml && content != null ? Html.sanitised(content, base) : null,
                fullest == null ? null : Html.text(fullest),
                language);
    }

    private static @Nullable String author(@Nullable String author) {
        String line = Html.line(author);
        if (line == null) {
            return null;
        }
        Matcher parts = ADDRESS_AND_NAME.matcher(line);
        if (!parts.matches()) {
            return line;
        }
        return parts.group(1) != null ? parts.group(1) : parts.group(2);
    }
}
