package dev.blogboard.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as people write it: a month by its name or in figures, day and year around it, and perhaps a time and a zone,
 * in any order. What is neither, such as the day of the week, is passed over.
 */
final class WrittenDate {
    private static final String HALF = "(?:(am|pm|오전|오후|上午|下午|午前|午後|凌晨|晚上)\\s*)?";
    /** Half of the day, hour, minute, second, and the half again, in English or Greek. */
    private static final Pattern CLOCK = Pattern.compile(HALF
            + "(?<!\\d)(\\d{1,2})(?::|\\s?h\\s?)(\\d{2})(?!\\d)(?::(\\d{2})(?:[.,]\\d+)?)?"
            + "(?:\\s*([apπμ])\\.?\\s?[mπμ]\\b\\.?)?");

    private static final Pattern EASTERN_CLOCK =
            Pattern.compile(HALF + "(\\d{1,2})\\s*[時时시](?:\\s*(\\d{1,2})\\s*[分분])?(?:\\s*(\\d{1,2})\\s*[秒초])?()");
    private static final Pattern BARE_HOUR = Pattern.compile("()(?<!\\d)(\\d{1,2})()()\\s?([ap])\\.?m\\b");
    private static final Pattern DOTTED_TIME =
            Pattern.compile("()(?<=\\s)(\\d{1,2})\\.(\\d{2})(?:\\.(\\d{2}))?()(?=\\s|$)");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)(\\d{4})\\s*[/.\\-년年]\\s*(\\d{1,2})\\s*[/.\\-월月]\\s*(\\d{1,2})");
    private static final Pattern IN_FIGURES =
            Pattern.compile("(?<![\\d:])(\\d{1,2})([/.-])\\s?(\\d{1,2})\\2\\s?(\\d{4}|\\d{2})(?![\\d:])");
    private static final Pattern FIGURE_MONTH = Pattern.compile("(\\d{1,2})\\s*[月월]");
    private static final Pattern WORD_OR_NUMBER = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’]*|\\d+");

    private static final Set<String> AFTERNOON = Set.of("pm", "p", "μ", "오후", "下午", "午後", "晚上");

    private String rest;
    private int hour;
    private int minute;
    private int second;
    private int offset;

    /** @param text without accents, its digits those of ASCII */
    WrittenDate(String text) {
        this.rest = Dates.lower(text);
    }

    @Nullable
    Instant instant() {
        takeTime();
        Instant inFigures = inFigures();
        return inFigures != null ? inFigures : inWords();
    }

    private void takeTime() {
        for (Pattern form : List.of(CLOCK, EASTERN_CLOCK, BARE_HOUR, DOTTED_TIME)) {
            Matcher time = form.matcher(rest);
            if (time.find()) {
                minute = number(time.group(3));
                second = number(time.group(4));
                hour = onWholeDay(number(time.group(2)), time.group(1), time.group(5));
                String behind = rest.substring(time.end());
                takeZone(behind);
                rest = rest.substring(0, time.start()) + " " + withoutZone(behind);
                return;
            }
        }
    }

    /** @param before a word for half of the day, before the time; {@code behind}: the first letter of one behind it */
    private static int onWholeDay(int hour, @Nullable String before, @Nullable String behind) {
        String half = behind == null || behind.isEmpty() ? before : behind;
        if (half == null || half.isEmpty()) {
            return hour;
        }
        boolean afternoon = AFTERNOON.contains(half);
        return afternoon ? (hour < 12 ? hour + 12 : hour) : hour == 12 ? 0 : hour;
    }

    /** The zone stands behind the time; Korean systems that write the date in Korean mean Korea's. */
    private void takeZone(String behind) {
        Integer found = DateWords.offset(behind);
        boolean korean = rest.indexOf('년') >= 0 || rest.contains("오전") || rest.contains("오후");
        offset = found != null ? found : korean ? DateWords.KOREA : 0;
    }

    /** An offset behind the time is no part of the date. */
    private static String withoutZone(String behind) {
        return behind.replaceFirst("^[^\\d]{0,12}?[+-]\\d{1,2}:?\\d{0,2}(?!\\d)", " ");
    }

    private @Nullable Instant inFigures() {
        Matcher yearFirst = YEAR_FIRST.matcher(rest);
        if (yearFirst.find()) {
            return moment(number(yearFirst.group(1)), number(yearFirst.group(2)), number(yearFirst.group(3)));
        }
        Matcher figures = IN_FIGURES.matcher(rest);
        if (!figures.find()) {
            return null;
        }
        int first = number(figures.group(1));
        int second = number(figures.group(3));
        int year = Dates.fullYear(figures.group(4));
        // Americans write the month first, with slashes; who writes points or strokes means the day.
        boolean monthFirst = figures.group(2).equals("/") ? first <= 12 : second > 12;
        return monthFirst ? moment(year, first, second) : moment(year, second, first);
    }

    private @Nullable Instant inWords() {
        int month = 0;
        Matcher figure = FIGURE_MONTH.matcher(rest);
        if (figure.find()) {
            month = number(figure.group(1));
            rest = rest.substring(0, figure.start()) + " " + rest.substring(figure.end());
        }
        List<String> numbers = new ArrayList<>();
        Matcher parts = WORD_OR_NUMBER.matcher(rest);
        while (parts.find()) {
            String part = parts.group();
            if (Character.isDigit(part.charAt(0))) {
                numbers.add(part);
            } else {
                // Some months are called like a day of the week before them; the last word that can be one is it.
                int named = DateWords.month(part);
                month = named > 0 ? named : month;
            }
        }
        return month == 0 ? null : around(month, numbers);
    }

    private @Nullable Instant around(int month, List<String> numbers) {
        String year = numbers.stream()
                .filter(digits -> digits.length() == 4)
                .findFirst()
                .orElse(null);
        String day = null;
        for (String digits : numbers) {
            boolean brief = digits.length() <= 2;
            if (brief && day == null && number(digits) <= 31) {
                day = digits;
            } else if (brief && year == null) {
                year = digits;
            } else if (brief && number(digits) > 31) {
                return null;
            }
        }
        if (year == null) {
            return null;
        }
        return moment(Dates.fullYear(year), month, day == null ? 1 : number(day));
    }

    private @Nullable Instant moment(int year, int month, int day) {
        return Dates.moment(year, month, day, hour, minute, second, offset);
    }

    private static int number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
