package dev.blogboard.digest;

import java.util.Locale;

/**
 * How a reader wants digests.
 *
 * @param language of dates
 */
public record Preferences(Timetable timetable, Locale language) {}
