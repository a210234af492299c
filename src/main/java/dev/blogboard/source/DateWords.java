package dev.blogboard.source;

import java.text.Normalizer;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of months in the languages of the feeds we know, and those of time zones. */
final class DateWords {
    static final int KOREA = 9 * 3600;

    private static final Pattern OFFSET = Pattern.compile(
            "^\\s*(?:gmt|utc|ut|z)?\\s*([+-])\\s?(\\d{1,2})(?::?(\\d{2}))?(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern REGION = Pattern.compile("[A-Za-z]+/[A-Za-z_]+(?:/[A-Za-z_]+)?");
    private static final Pattern LATER_OFFSET =
            Pattern.compile("(?:\\s|gmt|utc)([+-])(\\d{2}):?(\\d{2})(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private static final Map<String, Integer> ENGLISH = english();
    /** Hours east of UTC. Of names that several zones share, the one that feeds mean most. */
    private static final Map<String, Double> ZONES = Map.ofEntries(
            zone("z", 0),
            zone("ut", 0),
            zone("utc", 0),
            zone("gmt", 0),
            zone("wet", 0),
            zone("a", -1),
            zone("n", 1),
            zone("m", -12),
            zone("y", 12),
            zone("bst", 1),
            zone("cet", 1),
            zone("met", 1),
            zone("mez", 1),
            zone("west", 1),
            zone("wat", 1),
            zone("cest", 2),
            zone("mest", 2),
            zone("mesz", 2),
            zone("eet", 2),
            zone("cat", 2),
            zone("sast", 2),
            zone("eest", 3),
            zone("msk", 3),
            zone("eat", 3),
            zone("trt", 3),
            zone("msd", 4),
            zone("gst", 4),
            zone("pkt", 5),
            zone("ist", 5.5),
            zone("wib", 7),
            zone("ict", 7),
            zone("sgt", 8),
            zone("hkt", 8),
            zone("pht", 8),
            zone("awst", 8),
            zone("jst", 9),
            zone("kst", 9),
            zone("acst", 9.5),
            zone("aest", 10),
            zone("acdt", 10.5),
            zone("aedt", 11),
            zone("nzst", 12),
            zone("nzdt", 13),
            zone("nst", -3.5),
            zone("ndt", -2.5),
            zone("brt", -3),
            zone("art", -3),
            zone("adt", -3),
            zone("ast", -4),
            zone("at", -4),
            zone("edt", -4),
            zone("est", -5),
            zone("et", -5),
            zone("cdt", -5),
            zone("cst", -6),
            zone("ct", -6),
            zone("mdt", -6),
            zone("mst", -7),
            zone("mt", -7),
            zone("pdt", -7),
            zone("pst", -8),
            zone("pt", -8),
            zone("akdt", -8),
            zone("akst", -9),
            zone("hst", -10));

    private DateWords() {}

    private static Map.Entry<String, Double> zone(String name, double hours) {
        return Map.entry(name, hours);
    }

    /** The seconds east of UTC that a text behind a time says; null when it names no zone. */
    static @Nullable Integer offset(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.find()) {
            return seconds(offset);
        }
        Matcher later = LATER_OFFSET.matcher(text);
        if (later.find()) {
            return seconds(later);
        }
        Matcher words = WORD.matcher(text);
        boolean next = true;
        while (words.find()) {
            String word = Dates.lower(words.group());
            Double hours = next || word.length() > 2 ? ZONES.get(word) : null;
            if (hours != null) {
                return (int) (hours * 3600);
            }
            next = false;
        }
        return region(text);
    }

    private static int seconds(Matcher offset) {
        String minutes = offset.group(3);
        int seconds = Integer.parseInt(offset.group(2)) * 3600 + (minutes == null ? 0 : Integer.parseInt(minutes) * 60);
        return offset.group(1).equals("-") ? -seconds : seconds;
    }

    /** The zone of a place, such as {@code Europe/Berlin}; its standard time, since nothing says which day is meant. */
    private static @Nullable Integer region(String text) {
        Matcher region = REGION.matcher(text);
        if (!region.find()) {
            return null;
        }
        return ZoneId.getAvailableZoneIds().stream()
                .filter(region.group()::equalsIgnoreCase)
                .findFirst()
                .map(id -> ZoneId.of(id).getRules().getStandardOffset(Instant.EPOCH.plusSeconds(1_700_000_000)))
                .map(ZoneOffset::getTotalSeconds)
                .orElse(null);
    }

    /**
     * The number of a month by its name or the beginning of it; 0 when it is none.
     *
     * @param word in lower case, without accents
     */
    static int month(String word) {
        Integer english = ENGLISH.get(word);
        if (english != null) {
            return english;
        }
        return word.length() < 2 && word.charAt(0) < 0x80 ? 0 : OtherLanguages.month(word);
    }

    private static Map<String, Integer> english() {
        Map<String, Integer> months = new HashMap<>();
        for (Month month : Month.values()) {
            String name = Dates.lower(month.name());
            months.put(name, month.getValue());
            months.put(name.substring(0, 3), month.getValue());
        }
        months.put("sept", 9);
        return Map.copyOf(months);
    }

    /** The names that the JDK knows (Unicode's CLDR), read when a feed first needs them. */
    private static final class OtherLanguages {
        private static final List<String> LANGUAGES = List.of(
                "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "tr",
                "el", "uk", "bg", "sl", "ca", "lt", "lv", "et", "id", "vi", "zh", "ja", "ko", "he", "ar", "fa", "hi",
                "th", "gl", "eu", "is", "sr", "hr");

        private static final Map<String, Integer> MONTHS = months();

        static int month(String word) {
            Integer exact = MONTHS.get(word);
            if (exact != null) {
                return exact;
            }
            return word.length() < 3 ? 0 : byBeginning(word);
        }

        /** Of a shortened or inflected name, when only one month can be meant. */
        private static int byBeginning(String word) {
            int found = 0;
            for (Map.Entry<String, Integer> entry : MONTHS.entrySet()) {
                if (entry.getKey().length() > 3 && entry.getKey().startsWith(word)) {
                    if (found != 0 && found != entry.getValue()) {
                        return 0;
                    }
                    found = entry.getValue();
                }
            }
            return found;
        }

        private static Map<String, Integer> months() {
            Map<String, Integer> months = new HashMap<>(ENGLISH);
            months.put("mrz", 3);
            for (String language : LANGUAGES) {
                Locale locale = Locale.of(language);
                for (Month month : Month.values()) {
                    for (TextStyle style : List.of(
                            TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                        String name = plain(month.getDisplayName(style, locale));
                        if (!name.isEmpty() && !Character.isDigit(name.charAt(0))) {
                            months.putIfAbsent(name, month.getValue());
                        }
                    }
                }
            }
            return Map.copyOf(months);
        }

        private static String plain(String name) {
            String decomposed = Normalizer.normalize(Dates.lower(name), Normalizer.Form.NFKD)
                    .replaceAll("\\p{Mn}+", "");
            return Normalizer.normalize(decomposed, Normalizer.Form.NFC).replaceAll("[.\\s]+", "");
        }
    }
}
