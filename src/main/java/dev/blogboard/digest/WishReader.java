package dev.blogboard.digest;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.digest.SignUps.Wish;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what people type about a digest. Safe for use by several threads. */
public final class WishReader {
    private static final int MOST_QUERIES = 20;
    private static final Pattern HOUR = Pattern.compile("(\\d{1,2})(?:[:.]00)?");

    private final Supplier<QueryParser> parser;
    private final Preferences defaults;

    public WishReader(Supplier<QueryParser> parser, Preferences defaults) {
        this.parser = parser;
        this.defaults = defaults;
    }

    /**
     * What was typed; empty for what is to be as usual.
     *
     * @param days names of days with commas between them
     * @param language of dates, a BCP 47 tag
     */
    public record Typed(
            String mail,
            List<String> queries,
            String every,
            String days,
            String hour,
            String zone,
            String language,
            Preferences.Format format) {
        public Typed {
            queries = List.copyOf(queries);
        }
    }

    /**
     * Reads a wish.
     *
     * @throws IllegalArgumentException when something cannot be understood, with a sentence that quotes it
     * @throws QuerySyntaxException when it is a query
     */
    public Wish read(Typed typed) throws QuerySyntaxException {
        Destination.Mailbox mailbox = mailbox(typed.mail());
        List<String> queries = new ArrayList<>();
        QueryParser reader = parser.get();
        for (String query : typed.queries()) {
            if (!query.isBlank()) {
                queries.add(reader.parse(query).canonical());
            }
        }
        List<String> distinct = queries.stream().distinct().toList();
        if (distinct.isEmpty()) {
            throw new IllegalArgumentException(
                    "A digest of what? Type words as you would search for them, such as kafka at linkedin.");
        }
        if (distinct.size() > MOST_QUERIES) {
            throw new IllegalArgumentException(
                    "That are " + distinct.size() + " queries; one digest takes up to " + MOST_QUERIES + " at a time.");
        }
        return new Wish(mailbox, distinct, cadence(typed.every()), preferences(typed));
    }

    private static Destination.Mailbox mailbox(String typed) {
        String address = typed.strip();
        if (address.isEmpty()) {
            throw new IllegalArgumentException("Which mail address should the digest go to?");
        }
        Destination.Mailbox mailbox = new Destination.Mailbox(address);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address.substring(0, address.indexOf('@')))) {
            throw new IllegalArgumentException("\"" + address + "\" has letters before the @ that only few mail servers"
                    + " understand; please use another address.");
        }
        return mailbox;
    }

    /** Daily or weekly; weekly where nothing is said. */
    public static Cadence cadence(String typed) {
        return switch (typed.strip().toLowerCase(Locale.ROOT)) {
            case "", "week", "weekly" -> Cadence.WEEKLY;
            case "day", "daily" -> Cadence.DAILY;
            default ->
                throw new IllegalArgumentException("\"" + typed + "\" is neither daily nor weekly; it has to be one.");
        };
    }

    /**
     * Reads how somebody wants digests.
     *
     * @throws IllegalArgumentException with a sentence that quotes what cannot be understood
     */
    public Preferences preferences(Typed typed) {
        Timetable usual = defaults.timetable();
        Timetable timetable = new Timetable(
                typed.zone().isBlank() ? usual.zone() : zone(typed.zone()),
                typed.days().isBlank() ? usual.days() : days(typed.days()),
                typed.hour().isBlank() ? usual.hour() : hour(typed.hour()));
        return new Preferences(
                timetable,
                typed.language().isBlank() ? defaults.language() : language(typed.language()),
                typed.format());
    }

    private static Set<DayOfWeek> days(String typed) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String name : typed.split("[,\\s]+", -1)) {
            String wanted = name.toUpperCase(Locale.ROOT);
            List<DayOfWeek> meant = EnumSet.allOf(DayOfWeek.class).stream()
                    .filter(day -> wanted.length() >= 2 && day.name().startsWith(wanted))
                    .toList();
            if (!wanted.isEmpty() && meant.size() != 1) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is no day of the week; type days such as monday, or mon,thu.");
            }
            days.addAll(meant);
        }
        return days;
    }

    private static int hour(String typed) {
        Matcher hour = HOUR.matcher(typed.strip());
        if (hour.matches() && Integer.parseInt(hour.group(1)) <= 23) {
            return Integer.parseInt(hour.group(1));
        }
        throw new IllegalArgumentException("\"" + typed + "\" is no hour of the day; type one from 0 to 23.");
    }

    private static ZoneId zone(String typed) {
        String wanted = typed.strip().replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equalsIgnoreCase(wanted))
                .findFirst()
                .map(ZoneId::of)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + typed + "\" is no time zone; type one such as Europe/Berlin or America/New_York."));
    }

    private static Locale language(String typed) {
        Locale language = Locale.forLanguageTag(typed.strip());
        if (language.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("\"" + typed + "\" is no language; type one such as en-GB or de.");
        }
        return language;
    }
}
