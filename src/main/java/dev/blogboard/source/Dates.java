package dev.blogboard.source;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as feeds write them: RFC 822 and its relatives, ISO 8601 in all its forms, and what people and systems write in
 * the languages of {@link DateWords}. What names no zone is taken to be in UTC.
 */
final class Dates {
    private static final int LONGEST = 120;
    /** Later years do not fit the forms in which dates are written. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** The form of most feeds, {@code Tue, 05 Mar 2024 10:20:30 +0100}: known at once, without a look at other languages. */
    private static final Pattern RFC_822 = Pattern.compile(
            "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{4})"
                    + " (\\d{2}):(\\d{2}):(\\d{2}) (GMT|[+-]\\d{4})");

    /** {@code 2024-03-05T10:20:30.123+01:00}, with any part but the year left out from the right. */
    private static final Pattern ISO = Pattern.compile("([+-]?\\d{4})-(?:0(?=\\d{2}-))?(\\d{1,2})(?:-(\\d{1,2}))?"
            + "(?:(?:\\s*[Tt,_]\\s*|\\s+|:)(\\d{1,2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,:]\\d*)?)?)?)?\\s*(.*)");

    private static final Pattern COMPACT = Pattern.compile(
            "(\\d{4})(\\d{2})(\\d{2})(?:[Tt ]?(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d+)?)?)?\\s*(\\D.*)?");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{4})-?(\\d{3})(?:[Tt ].*)?");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-?[Ww](\\d{2})(?:-?([1-7]))?(?:[Tt ].*)?");
    /** The forms of ISO 8601 that leave out the century. */
    private static final Pattern SHORT =
            Pattern.compile("-?(\\d{2})(?:-(\\d{2})(?:-(\\d{2}))?|(\\d{2})(\\d{2})?|-?(\\d{3}))");

    private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(?:\\.\\d+)?|(\\d{12,13})");

    private Dates() {}

    /** The moment that a text names; null when it names none. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = plain(text);
        try {
            Instant found = rfc822(plain);
            found = found != null ? found : iso(plain);
            found = found != null ? found : new WrittenDate(plain).instant();
            return found == null || found.isAfter(LAST) ? null : found;
        } catch (RuntimeException impossible) {
            // A month of 13, a day of 45, a year that no calendar has: no date.
            return null;
        }
    }

    /** Without accents, with digits as ASCII has them, and of bounded length. */
    private static String plain(String text) {
        String start = text.strip();
        start = start.length() > LONGEST ? start.substring(0, LONGEST) : start;
        if (start.chars().allMatch(letter -> letter < 0x80)) {
            return start;
        }
        String decomposed = Normalizer.normalize(start, Normalizer.Form.NFKD).replaceAll("\\p{Mn}+", "");
        StringBuilder plain = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(letter -> {
            if (Character.isDigit(letter)) {
                plain.append(Character.digit(letter, 10));
            } else if (Character.isSpaceChar(letter)) {
                plain.append(' ');
            } else if (Character.getType(letter) != Character.FORMAT) {
                plain.appendCodePoint(letter == '\u2212' || letter == '\u2013' ? '-' : letter);
            }
        });
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static @Nullable Instant rfc822(String text) {
        Matcher parts = RFC_822.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        Integer offset = DateWords.offset(parts.group(7));
        return moment(
                Integer.parseInt(parts.group(3)),
                DateWords.month(lower(parts.group(2))),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(4)),
                Integer.parseInt(parts.group(5)),
                Integer.parseInt(parts.group(6)),
                offset == null ? 0 : offset);
    }

    private static @Nullable Instant iso(String text) {
        if (!Character.isDigit(text.charAt(0)) && text.charAt(0) != '-' && text.charAt(0) != '+') {
            return null;
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches() && isZone(iso.group(7))) {
            return moment(iso);
        }
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches()) {
            return epoch.group(1) != null
                    ? Instant.ofEpochSecond(Long.parseLong(epoch.group(1)))
                    : Instant.ofEpochMilli(Long.parseLong(epoch.group(2)));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches() && isZone(compact.group(7))) {
            return moment(compact);
        }
        LocalDate day = day(text);
        return day == null ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The groups: year, month, day, hour, minute, second, zone. */
    private static @Nullable Instant moment(Matcher parts) {
        String zone = parts.group(7);
        Integer offset = zone == null ? null : DateWords.offset(zone);
        return moment(
                Integer.parseInt(parts.group(1)),
                number(parts.group(2), 1),
                number(parts.group(3), 1),
                number(parts.group(4), 0),
                number(parts.group(5), 0),
                number(parts.group(6), 0),
                offset == null ? 0 : offset);
    }

    /** Whether what follows a date and time can be a zone, or words that do not matter. */
    private static boolean isZone(@Nullable String rest) {
        return rest == null || DateWords.offset(rest) != null || rest.chars().noneMatch(Character::isDigit);
    }

    /**
     * A moment, from parts that may be a little too large: 24:00 is the next day's beginning, and the 31st of a month of
     * 30 days the first of the next.
     *
     * @param offset seconds east of UTC
     */
    static @Nullable Instant moment(int year, int month, int day, int hour, int minute, int second, int offset) {
        boolean dayFirst = month > 12 && day <= 12;
        int realMonth = dayFirst ? day : month;
        int realDay = dayFirst ? month : day;
        if (year == 0 || realMonth < 1 || realDay < 1 || realDay > 31 || hour > 47 || minute > 89 || second > 89) {
            return null;
        }
        LocalDateTime local = LocalDate.of(year, realMonth, 1)
                .plusDays(realDay - 1L)
                .atStartOfDay()
                .plusHours(hour)
                .plusMinutes(minute)
                .plusSeconds(second);
        return local.toInstant(ZoneOffset.UTC).minusSeconds(offset);
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** A day without a time, in the less usual forms. */
    private static @Nullable LocalDate day(String text) {
        if (text.matches("\\d{4}")) {
            return Year.of(Integer.parseInt(text)).atDay(1);
        }
        Matcher week = WEEK.matcher(text);
        if (week.matches()) {
            return LocalDate.of(Integer.parseInt(week.group(1)), 7, 1)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(week.group(2)))
                    .with(WeekFields.ISO.dayOfWeek(), number(week.group(3), 1));
        }
        Matcher ordinal = ORDINAL.matcher(text);
        if (ordinal.matches()) {
            return Year.of(Integer.parseInt(ordinal.group(1))).atDay(Integer.parseInt(ordinal.group(2)));
        }
        Matcher brief = SHORT.matcher(text);
        return brief.matches() ? shortDay(brief) : null;
    }

    private static LocalDate shortDay(Matcher parts) {
        int year = fullYear(parts.group(1));
        if (parts.group(6) != null) {
            return Year.of(year).atDay(Integer.parseInt(parts.group(6)));
        }
        String month = parts.group(2) != null ? parts.group(2) : parts.group(4);
        String day = parts.group(3) != null ? parts.group(3) : parts.group(5);
        return LocalDate.of(year, number(month, 1), number(day, 1));
    }

    /** A year of two digits is the nearest one (RFC 2822, section 4.3); one of three counts from 1900. */
    static int fullYear(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() >= 4) {
            return year;
        }
        return year < 70 ? 2000 + year : 1900 + year;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
