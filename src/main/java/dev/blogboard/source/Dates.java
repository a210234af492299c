package dev.blogboard.source;

import com.rometools.rome.io.impl.DateParser;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as feeds write them. */
final class Dates {
    private Dates() {}

    /** RFC 822 and its relatives, and ISO 8601; null for what is neither. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Date date = DateParser.parseDate(text.strip(), Locale.US);
        return date == null ? null : date.toInstant();
    }
}
