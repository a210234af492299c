package dev.blogboard.source;

import dev.blogboard.feed.FeedAdvice;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What a feed document says of itself before its first item. Read from its first bytes without parsing it: these are a few
 * elements of plain ASCII, and none of them is worth failing a feed for.
 */
final class FeedHead {
    private static final int LONGEST = 16_384;
    private static final Pattern FIRST_ITEM = Pattern.compile("<(?:\\w+:)?(?:item|entry)[\\s>]|\"items\"\\s*:");
    private static final Pattern TTL = Pattern.compile("<ttl>\\s*(\\d{1,6})\\s*</ttl>");
    private static final Pattern PERIOD =
            Pattern.compile("<(?:\\w+:)?updatePeriod>\\s*(hourly|daily|weekly|monthly|yearly)\\s*<");
    private static final Pattern FREQUENCY = Pattern.compile("<(?:\\w+:)?updateFrequency>\\s*(\\d{1,4})\\s*<");
    private static final Pattern GENERATOR = Pattern.compile("<generator\\b([^<]{0,300})<");
    private static final Pattern HOUR = Pattern.compile("<hour>\\s*(\\d{1,2})\\s*</hour>");
    private static final Pattern DAY = Pattern.compile("<day>\\s*(\\w{6,9})\\s*</day>");
    private static final Pattern LINK = Pattern.compile("<(?:\\w+:)?link\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern JSON_HUB = Pattern.compile(
            "\"type\"\\s*:\\s*\"WebSub\"\\s*,\\s*\"url\"\\s*:\\s*\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON_LINK = Pattern.compile("\"(feed_url|next_url)\"\\s*:\\s*\"([^\"]+)\"");

    private final String text;
    private final Links links;

    private FeedHead(String text, Links links) {
        this.text = text;
        this.links = links;
    }

    /** @param location the URL that the document came from */
    static FeedHead of(byte[] document, String location) {
        String start = new String(document, 0, Math.min(document.length, LONGEST), StandardCharsets.ISO_8859_1);
        Matcher item = FIRST_ITEM.matcher(start);
        // A JSON Feed's members come in any order.
        boolean json = start.stripLeading().startsWith("{");
        return new FeedHead(item.find() && !json ? start.substring(0, item.start()) : start, new Links(location));
    }

    FeedAdvice advice() {
        return new FeedAdvice(ttl(), hours(), days(), linked("hub"), first("self"));
    }

    /** The URLs of links with this relation, in the document's order. */
    List<String> linked(String relation) {
        List<String> found = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            String href = href(link.group(), relation);
            if (href != null) {
                found.add(href);
            }
        }
        if (relation.equals("hub")) {
            JSON_HUB.matcher(text).results().forEach(hub -> add(hub.group(1), found));
        }
        JSON_LINK
                .matcher(text)
                .results()
                .filter(member -> member.group(1).equals(relation.equals("self") ? "feed_url" : relation + "_url"))
                .forEach(member -> add(member.group(2), found));
        return found;
    }

    /** The program that made it; empty where it does not say. */
    String generator() {
        Matcher generator = GENERATOR.matcher(text);
        return generator.find() ? generator.group(1) : "";
    }

    @Nullable
    String first(String relation) {
        List<String> found = linked(relation);
        return found.isEmpty() ? null : found.getFirst();
    }

    private void add(String json, List<String> to) {
        String url = links.absolute(json.replace("\\/", "/"));
        if (url != null) {
            to.add(url);
        }
    }

    private @Nullable String href(String element, String relation) {
        String rel = "";
        String href = null;
        Matcher attribute = ATTRIBUTE.matcher(element);
        while (attribute.find()) {
            String value = attribute.group(2) != null ? attribute.group(2) : attribute.group(3);
            if (attribute.group(1).equalsIgnoreCase("rel")) {
                rel = value.toLowerCase(Locale.ROOT);
            } else if (attribute.group(1).equalsIgnoreCase("href")) {
                href = Parser.unescapeEntities(value, true);
            }
        }
        return List.of(rel.split("\\s+")).contains(relation) ? links.absolute(href) : null;
    }

    private @Nullable Duration ttl() {
        Matcher ttl = TTL.matcher(text);
        if (ttl.find()) {
            long minutes = Long.parseLong(ttl.group(1));
            return minutes == 0 ? null : Duration.ofMinutes(minutes);
        }
        Matcher period = PERIOD.matcher(text);
        if (!period.find()) {
            return null;
        }
        Matcher frequency = FREQUENCY.matcher(text);
        int times = frequency.find() ? Math.max(1, Integer.parseInt(frequency.group(1))) : 1;
        return switch (period.group(1)) {
            case "hourly" -> Duration.ofHours(1).dividedBy(times);
            case "daily" -> Duration.ofDays(1).dividedBy(times);
            case "weekly" -> Duration.ofDays(7).dividedBy(times);
            default -> Duration.ofDays(30).dividedBy(times);
        };
    }

    /** The specification counts from 0; early feeds wrote 24 for midnight. */
    private Set<Integer> hours() {
        Set<Integer> hours = new HashSet<>();
        HOUR.matcher(text).results().forEach(hour -> {
            int number = Integer.parseInt(hour.group(1));
            if (number <= 24) {
                hours.add(number % 24);
            }
        });
        return hours;
    }

    private Set<DayOfWeek> days() {
        Set<DayOfWeek> days = new HashSet<>();
        DAY.matcher(text).results().forEach(day -> {
            for (DayOfWeek known : DayOfWeek.values()) {
                if (known.name().equalsIgnoreCase(day.group(1))) {
                    days.add(known);
                }
            }
        });
        return days;
    }
}
