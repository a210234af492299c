package dev.blogboard.digest;

import java.util.Locale;

/**
 * How a reader wants digests.
 *
 * @param language of dates
 */
public record Preferences(Timetable timetable, Locale language, Format format) {
    public Preferences(Timetable timetable, Locale language) {
        this(timetable, language, Format.HTML);
    }

    /** What a mail is made of. */
    public enum Format {
        /** HTML, and plain text beside it for programs that show that. */
        HTML,
        /** Plain text alone. */
        TEXT
    }
}
