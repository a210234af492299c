package dev.blogboard.source;

import dev.blogboard.feed.FeedHints;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a feed in XML says to those who poll it. Nothing that is wrong in here fails the feed. */
final class XmlHints {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final FeedElement channel;
    private final FeedElement root;
    private final Links links;

    XmlHints(FeedElement channel, FeedElement root, Links links) {
        this.channel = channel;
        this.root = root;
        this.links = links;
    }

    FeedHints hints() {
        return new FeedHints(
                linksByRelation(),
                ttl(),
                updatePeriod(),
                skipHours(),
                skipDays(),
                generator(),
                channel.element("fh:complete") != null,
                channel.element("fh:archive") != null);
    }

    private Map<String, List<String>> linksByRelation() {
        Map<String, List<String>> byRelation = new HashMap<>();
        for (FeedElement holder : channel == root ? List.of(channel) : List.of(channel, root)) {
            for (FeedElement link : holder.elements()) {
                String relation = link.attribute("rel");
                String target = links.absolute(link.attribute("href"));
                if (link.localName().equals("link") && relation != null && Links.isHttp(target)) {
                    for (String each : SPACES.split(relation.toLowerCase(Locale.ROOT), -1)) {
                        byRelation
                                .computeIfAbsent(each, key -> new ArrayList<>())
                                .add(target);
                    }
                }
            }
        }
        return byRelation;
    }

    /** Its name, and the address by which some of them are known better. */
    private @Nullable String generator() {
        FeedElement generator = channel.element("generator");
        FeedElement admin = channel.element("admin:generatoragent");
        if (generator == null) {
            return admin == null ? null : admin.attribute("rdf:resource");
        }
        String address = generator.attribute("uri");
        return generator.text().strip() + (address == null ? "" : " " + address);
    }

    private @Nullable Duration ttl() {
        Long minutes = number(channel.text("ttl"));
        return minutes == null || minutes <= 0 ? null : Duration.ofMinutes(minutes);
    }

    private @Nullable Duration updatePeriod() {
        String period = channel.text("sy:updateperiod");
        if (period == null) {
            return null;
        }
        Duration whole = switch (period.toLowerCase(Locale.ROOT)) {
            case "hourly" -> Duration.ofHours(1);
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            case "yearly" -> Duration.ofDays(365);
            default -> null;
        };
        Long frequency = number(channel.text("sy:updatefrequency"));
        return whole == null || frequency == null || frequency <= 0 ? whole : whole.dividedBy(frequency);
    }

    private Set<Integer> skipHours() {
        Set<Integer> hours = new HashSet<>();
        FeedElement skipped = channel.element("skiphours");
        for (FeedElement hour : skipped == null ? List.<FeedElement>of() : skipped.elements("hour")) {
            Long value = number(hour.text());
            if (value != null && value >= 0 && value <= 24) {
                hours.add((int) (value % 24));
            }
        }
        return hours;
    }

    private Set<DayOfWeek> skipDays() {
        Set<DayOfWeek> days = new HashSet<>();
        FeedElement skipped = channel.element("skipdays");
        for (FeedElement day : skipped == null ? List.<FeedElement>of() : skipped.elements("day")) {
            for (DayOfWeek known : DayOfWeek.values()) {
                if (known.name().equalsIgnoreCase(day.text().strip())) {
                    days.add(known);
                }
            }
        }
        return days;
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.strip().matches("\\d{1,6}") ? Long.valueOf(text.strip()) : null;
    }
}
