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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values of options, from what was written to the type of the record's component. */
final class OptionValue {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*([smhd])");

    /** Instead of a duration, for what goes by something else; it is read as zero. */
    private static final String ADAPTIVE = "adaptive";

    private OptionValue() {}

    /** @throws IllegalArgumentException when it is not allowed; the message says what is, to follow "has to be" */
    static Object parse(RecordComponent component, List<String> written) {
        return parsed(component, written).orElseThrow(() -> new IllegalArgumentException(allowed(component)));
    }

    /** What a value may be, to follow "has to be". */
    static String allowed(RecordComponent component) {
        Option option = ConfigReader.option(component);
        Class<?> type = component.getType();
        if (type == int.class) {
            return "a whole number from " + option.min() + " to " + option.max();
        } else if (type == boolean.class) {
            return "true or false";
        } else if (type == Duration.class) {
            return (mayAdapt(option) ? ADAPTIVE + ", or " : "") + "a time of at least " + option.min()
                    + " seconds, such as 90s, 30m, 2h or 1d";
        } else if (type == Path.class) {
            return "the name of a directory";
        } else if (type == ZoneId.class) {
            return "a time zone such as UTC, Europe/Berlin or America/New_York";
        } else if (type == Locale.class) {
            return "a language such as en, en-GB or de";
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
        }
        return option.allowed();
    }

    private static Optional<?> parsed(RecordComponent component, List<String> written) {
        Option option = ConfigReader.option(component);
        Class<?> type = component.getType();
        if (type == List.class) {
            return list(option, written);
        } else if (written.size() != 1) {
            return Optional.empty();
        }
        String text = written.getFirst().strip();
        if (type == String.class) {
            return Optional.of(text).filter(value -> value.matches(option.matches()));
        } else if (type == int.class) {
            return number(option, text);
        } else if (type == boolean.class) {
            return truth(text);
        } else if (type == Duration.class) {
            return mayAdapt(option) && text.equalsIgnoreCase(ADAPTIVE)
                    ? Optional.of(Duration.ZERO)
                    : duration(option, text);
        } else if (type == Path.class) {
            return unlessItThrows(() -> Path.of(text)).filter(path -> !text.isEmpty());
        } else if (type == ZoneId.class) {
            return unlessItThrows(() -> ZoneId.of(text));
        } else if (type == Locale.class) {
            return Optional.of(Locale.forLanguageTag(text))
                    .filter(language -> !language.getLanguage().isEmpty());
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.toString().equalsIgnoreCase(text))
                    .findFirst();
        }
        throw new IllegalStateException("No reader for " + component);
    }

    private static boolean mayAdapt(Option option) {
        return option.standard().equals(ADAPTIVE);
    }

    private static Optional<List<String>> list(Option option, List<String> written) {
        List<String> items = written.stream()
                .flatMap(item -> Arrays.stream(item.replaceAll("[\\[\\]\"]", "").split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
        return items.stream().allMatch(item -> item.matches(option.matches())) ? Optional.of(items) : Optional.empty();
    }

    private static Optional<Integer> number(Option option, String text) {
        return unlessItThrows(() -> Integer.parseInt(text))
                .filter(number -> number >= option.min() && number <= option.max());
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> duration(Option option, String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(parts.group(1));
        Duration duration = switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        return Optional.of(duration)
                .filter(value -> value.toSeconds() >= option.min() && value.toSeconds() <= option.max());
    }

    private static <T> Optional<T> unlessItThrows(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (NumberFormatException | DateTimeException | InvalidPathException notAllowed) {
            return Optional.empty();
        }
    }
}
