package dev.blogboard.web;

import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.WishReader;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The fields of a form about when digests come, as they were chosen.
 *
 * @param days in the order of the week
 */
public record DigestForm(Set<String> days, String hour, String zone, String language, boolean plain) {
    /** Languages offered for dates; any other can be chosen by the command. */
    private static final List<String> LANGUAGES = List.of(
            "ar", "cs", "da", "de", "el", "en", "en-GB", "en-IN", "en-US", "es", "fa", "fi", "fr", "he", "hi", "hu",
            "id", "it", "ja", "ko", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh-CN",
            "zh-TW");

    /** Something to choose. */
    public record Option(String value, String text, boolean chosen) {}

    static DigestForm of(Preferences preferences) {
        TreeSet<String> days = new TreeSet<>();
        preferences.timetable().days().forEach(day -> days.add(day.name().toLowerCase(Locale.ROOT)));
        return new DigestForm(
                days,
                Integer.toString(preferences.timetable().hour()),
                preferences.timetable().zone().getId(),
                preferences.language().toLanguageTag(),
                preferences.format() == Preferences.Format.TEXT);
    }

    static DigestForm of(Parameters form) {
        return new DigestForm(
                new TreeSet<>(form.all("day")),
                form.first("hour"),
                form.first("zone"),
                form.first("language"),
                form.first("format").equals("text"));
    }

    /** What was filled in, as the reader of wishes takes it. */
    WishReader.Typed typed(String mail, List<String> queries, String every) {
        return new WishReader.Typed(
                mail,
                queries,
                every,
                String.join(",", days),
                hour,
                zone,
                language,
                plain ? Preferences.Format.TEXT : Preferences.Format.HTML);
    }

    public List<Option> dayOptions() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> {
                    String value = day.name().toLowerCase(Locale.ROOT);
                    return new Option(value, day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), days.contains(value));
                })
                .toList();
    }

    public List<Option> hourOptions() {
        return IntStream.range(0, 24)
                .mapToObj(at -> new Option(
                        Integer.toString(at),
                        "%02d:00".formatted(at),
                        Integer.toString(at).equals(hour)))
                .toList();
    }

    public List<Option> languageOptions() {
        List<String> offered = LANGUAGES.contains(language) || language.isEmpty()
                ? LANGUAGES
                : java.util.stream.Stream.concat(LANGUAGES.stream(), java.util.stream.Stream.of(language))
                        .toList();
        return offered.stream()
                .map(tag -> {
                    Locale locale = Locale.forLanguageTag(tag);
                    return new Option(tag, locale.getDisplayName(locale), tag.equals(language));
                })
                .toList();
    }

    /** The names of places; there are shorter ones for the same. */
    public static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.matches("(Etc|SystemV)/.*")))
                .sorted()
                .toList();
    }
}
