package dev.blogboard.app;

import java.lang.reflect.RecordComponent;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values of options, from what was written to the type of the record's component. */
final class OptionValue {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*([smhd])");

    private OptionValue() {}

    /** @throws IllegalArgumentException when it is not allowed; the message says what is, to follow "has to be" */
    static Object parse(RecordComponent component, List<String> written) {
        Option option = ConfigReader.option(component);
        Class<?> type = component.getType();
        if (type == List.class) {
            return list(written);
        }
        if (written.size() != 1) {
            throw new IllegalArgumentException("one value, not a list");
        }
        String text = written.getFirst().strip();
        if (type == String.class) {
            return text;
        } else if (type == int.class) {
            return (int) number(option, text);
        } else if (type == boolean.class) {
            return truth(text);
        } else if (type == Duration.class) {
            return duration(option, text);
        } else if (type == Path.class) {
            return path(text);
        } else if (type == ZoneId.class) {
            return zone(text);
        } else if (type == Locale.class) {
            return language(text);
        } else if (type.isEnum()) {
            return constant(type, text);
        }
        throw new IllegalStateException("No reader for " + component);
    }

    private static List<String> list(List<String> written) {
        return written.stream()
                .flatMap(item -> Arrays.stream(item.replaceAll("[\\[\\]]", "").split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static long number(Option option, String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= option.min() && number <= option.max()) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a number out of bounds.
        }
        throw new IllegalArgumentException("a whole number from " + option.min() + " to " + option.max());
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    private static Duration duration(Option option, String text) {
        Matcher parts = DURATION.matcher(text);
        if (parts.matches()) {
            long count = Long.parseLong(parts.group(1));
            Duration duration = switch (parts.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
            if (duration.toSeconds() >= option.min() && duration.toSeconds() <= option.max()) {
                return duration;
            }
        }
        throw new IllegalArgumentException(
                "a time of at least " + option.min() + " seconds, such as 90s, 30m, 2h or 1d");
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the name of a directory");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException odd) {
            throw new IllegalArgumentException("the name of a directory", odd);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("a time zone such as UTC, Europe/Berlin or America/New_York", unknown);
        }
    }

    private static Locale language(String text) {
        Locale language = Locale.forLanguageTag(text);
        if (language.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("a language such as en, en-GB or de");
        }
        return language;
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or ")));
    }
}
