package dev.blogboard.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.alert.Timing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Subscriptions as JSON: short for lists, whole for export and import. */
final class SubscriptionJson {
    private SubscriptionJson() {}

    /** @param silent whether it is muted for a while */
    static Map<String, @Nullable Object> line(Subscription subscription, boolean silent) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", subscription.id().value());
        line.put("query", subscription.query());
        line.put("to", subscription.destination().toString());
        line.put("cadence", subscription.cadence().name().toLowerCase(Locale.ROOT));
        line.put("state", subscription.paused() != null ? "paused" : silent ? "silent" : "active");
        line.put("lastFired", subscription.lastFired());
        return line;
    }

    static Map<String, @Nullable Object> whole(Subscription subscription) {
        Timing timing = subscription.timing();
        Subscription.Owner owner = subscription.owner();
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put("query", subscription.query());
        whole.put("to", subscription.destination().toString());
        whole.put("cadence", timing.cadence().name().toLowerCase(Locale.ROOT));
        whole.put("hour", timing.hour());
        whole.put("day", timing.day().name().toLowerCase(Locale.ROOT));
        whole.put("timeZone", timing.zone().getId());
        whole.put("quiet", timing.quiet() == null ? null : timing.quiet().toString());
        whole.put("mostADay", timing.mostADay());
        whole.put(
                "role",
                subscription.manner().role() == null
                        ? null
                        : Long.toUnsignedString(subscription.manner().role()));
        whole.put(
                "tags",
                subscription.manner().tags().stream()
                        .map(Long::toUnsignedString)
                        .toList());
        whole.put("owner", owner == null ? null : Long.toUnsignedString(owner.user()));
        Long server = owner == null ? null : owner.server();
        whole.put("server", server == null ? null : Long.toUnsignedString(server));
        whole.put("paused", subscription.paused());
        return whole;
    }

    /** @throws IllegalArgumentException when it makes no sense; the message is a sentence for people */
    static Subscriptions.Wanted read(JsonNode node) {
        if (!node.isObject()
                || !node.path("query").isTextual()
                || !node.path("to").isTextual()) {
            throw new IllegalArgumentException("A subscription has at least \"query\" and \"to\".");
        }
        Destination destination = Destination.parse(node.get("to").asText());
        boolean mail = destination instanceof Destination.Mailbox;
        Cadence cadence = SubscriptionOptions.cadence(node.path("cadence").asText(mail ? "weekly" : "instant"));
        if (mail && (cadence == Cadence.INSTANT || cadence == Cadence.HOURLY)) {
            throw new IllegalArgumentException("Mail goes out daily or weekly, not \""
                    + node.path("cadence").asText() + "\".");
        }
        String quiet = node.path("quiet").asText("");
        Timing timing = SubscriptionOptions.timing(
                cadence,
                node.path("timeZone").asText("UTC"),
                count(node, "hour", 8),
                node.path("day").asText("monday"),
                quiet.isEmpty() || quiet.equals("null") ? null : Timing.Quiet.parse(quiet),
                count(node, "mostADay", 0));
        List<Long> tags = StreamSupport.stream(node.path("tags").spliterator(), false)
                .map(tag -> snowflake("tags", tag))
                .toList();
        return new Subscriptions.Wanted(
                node.get("query").asText(), destination, timing, new Manner(number(node, "role"), tags), owner(node));
    }

    private static Subscription.@Nullable Owner owner(JsonNode node) {
        Long user = number(node, "owner");
        return user == null ? null : new Subscription.Owner(user, number(node, "server"));
    }

    /** Why it is paused; null when it is not. */
    static @Nullable String paused(JsonNode node) {
        return node.path("paused").isTextual() ? node.get("paused").asText() : null;
    }

    private static int count(JsonNode node, String name, int usual) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return usual;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("\"" + name + "\" is " + value + ", and has to be a whole number.");
        }
        return value.asInt();
    }

    private static @Nullable Long number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? null : snowflake(name, value);
    }

    private static long snowflake(String name, JsonNode value) {
        if (!value.isTextual() || !value.asText().matches("\\d{1,19}")) {
            throw new IllegalArgumentException("\"" + name + "\" has " + value
                    + ", and has to have the numbers that Discord shows with Copy ID, in quotation marks.");
        }
        return Long.parseUnsignedLong(value.asText());
    }
}
