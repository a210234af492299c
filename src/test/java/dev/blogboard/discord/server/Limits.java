package dev.blogboard.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Discord's limits of messages and commands, counted in code points as Discord does.
 *
 * @see <a href="https://discord.com/developers/docs/components/reference">Discord: components</a>
 */
public final class Limits {
    private static final int COMPONENTS_V2 = 1 << 15;

    private final List<String> faults = new ArrayList<>();
    private final Set<String> customIds = new HashSet<>();
    private Set<String> files = Set.of();
    private int components;
    private int componentText;

    private Limits() {}

    /** What Discord would refuse in a message; empty for nothing. */
    static List<String> ofMessage(JsonNode message) {
        Set<String> files = new HashSet<>();
        message.path(RestServer.FILES).fieldNames().forEachRemaining(files::add);
        return ofMessage(message, files);
    }

    /** @param files the names of those that are sent with it */
    public static List<String> ofMessage(JsonNode message, Set<String> files) {
        Limits limits = new Limits();
        limits.files = Set.copyOf(files);
        limits.message(message);
        return limits.faults;
    }

    private void message(JsonNode message) {
        boolean v2 = (message.path("flags").asInt() & COMPONENTS_V2) != 0;
        atMost("content", message.path("content").asText(""), 2_000);
        if (message.has("nonce")) {
            atMost("nonce", message.get("nonce").asText(), 25);
        }
        JsonNode embeds = message.path("embeds");
        count("embeds", embeds.size(), 0, 10);
        int total = 0;
        for (JsonNode embed : embeds) {
            total += embed(embed);
        }
        if (total > 6_000) {
            faults.add("embeds: " + total + " characters in all, of 6,000");
        }
        JsonNode rows = message.path("components");
        if (v2) {
            if (!message.path("content").asText("").isEmpty() || !embeds.isEmpty()) {
                faults.add("flags: content and embeds cannot stand beside components of version 2");
            }
        } else {
            count("components", rows.size(), 0, 5);
        }
        rows.forEach(row -> component(row, v2 ? Set.of(1, 9, 10, 12, 13, 14, 17) : Set.of(1)));
        if (components > 40) {
            faults.add("components: " + components + " of 40");
        }
        if (componentText > 4_000) {
            faults.add("components: " + componentText + " characters of 4,000");
        }
        boolean empty = message.path("content").asText("").isBlank() && embeds.isEmpty() && rows.isEmpty();
        if (empty
                && message.path("sticker_ids").isEmpty()
                && message.path("poll").isMissingNode()) {
            faults.add("50006: an empty message");
        }
        mentions(message.path("allowed_mentions"));
    }

    /** Not a limit of Discord's, and one of ours: nobody is ever mentioned unasked. */
    private void mentions(JsonNode allowed) {
        if (!allowed.path("parse").isArray() || !allowed.path("parse").isEmpty()) {
            faults.add("allowed_mentions: has to exclude all, is " + allowed);
        }
    }

    private int embed(JsonNode embed) {
        int length = atMost("title", embed.path("title").asText(""), 256)
                + atMost("description", embed.path("description").asText(""), 4_096)
                + atMost("footer", embed.path("footer").path("text").asText(""), 2_048)
                + atMost("author", embed.path("author").path("name").asText(""), 256);
        count("fields", embed.path("fields").size(), 0, 25);
        for (JsonNode field : embed.path("fields")) {
            length += notBlank("field.name", field.path("name").asText(""), 256)
                    + notBlank("field.value", field.path("value").asText(""), 1_024);
        }
        if (embed.has("url")) {
            web("embed.url", embed.get("url").asText());
        }
        return length;
    }

    private void component(JsonNode component, Set<Integer> allowed) {
        components++;
        int type = component.path("type").asInt();
        if (!allowed.contains(type)) {
            faults.add("component of type " + type + ": only " + allowed + " may stand here");
        }
        switch (type) {
            case 1 -> row(component);
            case 2 -> button(component);
            case 3 -> menu(component);
            case 9 -> {
                count("section", component.path("components").size(), 1, 3);
                component.path("components").forEach(child -> component(child, Set.of(10)));
                component(component.path("accessory"), Set.of(2, 11));
            }
            case 10 ->
                componentText += notBlank("text", component.path("content").asText(""), 4_000);
            case 12 -> gallery(component);
            case 11, 13, 14 -> {}
            case 17 -> {
                count("container", component.path("components").size(), 1, 39);
                component.path("components").forEach(child -> component(child, Set.of(1, 9, 10, 12, 13, 14)));
            }
            default -> faults.add("component of unknown type " + type);
        }
    }

    private void gallery(JsonNode gallery) {
        count("gallery", gallery.path("items").size(), 1, 10);
        for (JsonNode item : gallery.path("items")) {
            String url = item.path("media").path("url").asText("");
            atMost("description", item.path("description").asText(""), 1_024);
            if (url.startsWith("attachment://")) {
                if (!files.contains(url.substring("attachment://".length()))) {
                    faults.add("gallery: there is no file for " + url);
                }
            } else {
                web("gallery", url);
            }
        }
    }

    private void row(JsonNode row) {
        JsonNode children = row.path("components");
        count("row", children.size(), 1, 5);
        children.forEach(child -> component(child, Set.of(2, 3, 5, 6, 7, 8)));
        if (children.size() > 1 && children.findValuesAsText("type").stream().anyMatch(type -> !type.equals("2"))) {
            faults.add("row: a menu fills a row of its own");
        }
    }

    private void button(JsonNode button) {
        notBlank("label", button.path("label").asText(""), 80);
        if (button.path("style").asInt() == 5) {
            atMost("button.url", button.path("url").asText(""), 512);
            web("button.url", button.path("url").asText(""));
        } else {
            customId(button);
        }
    }

    private void menu(JsonNode menu) {
        customId(menu);
        atMost("placeholder", menu.path("placeholder").asText(""), 150);
        count("options", menu.path("options").size(), 1, 25);
        Set<String> values = new HashSet<>();
        for (JsonNode option : menu.path("options")) {
            notBlank("option.label", option.path("label").asText(""), 100);
            notBlank("option.value", option.path("value").asText(""), 100);
            atMost("option.description", option.path("description").asText(""), 100);
            if (!values.add(option.path("value").asText(""))) {
                faults.add("option.value: twice " + option.path("value"));
            }
        }
    }

    private void customId(JsonNode component) {
        String id = component.path("custom_id").asText("");
        notBlank("custom_id", id, 100);
        if (!customIds.add(id)) {
            faults.add("custom_id: twice " + id);
        }
    }

    private void web(String where, String url) {
        if (!url.matches("https?://.+")) {
            faults.add(where + ": \"" + url + "\" is not http(s)");
        }
    }

    private int atMost(String where, String text, int limit) {
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            faults.add(where + ": " + length + " characters of " + limit);
        }
        return length;
    }

    private int notBlank(String where, String text, int limit) {
        if (text.isBlank()) {
            faults.add(where + ": is required");
        }
        return atMost(where, text, limit);
    }

    private void count(String where, int count, int least, int most) {
        if (count < least || count > most) {
            faults.add(where + ": " + count + ", of " + least + " to " + most);
        }
    }

    /** What Discord would refuse in a list of application commands. */
    public static List<String> ofCommands(JsonNode commands) {
        Limits limits = new Limits();
        limits.count("commands", commands.size(), 0, 100);
        commands.forEach(limits::command);
        return limits.faults;
    }

    private void command(JsonNode command) {
        String name = command.path("name").asText("");
        if (!name.matches("[-_\\p{Ll}\\p{N}]{1,32}")) {
            faults.add("command: \"" + name + "\" is no name");
        }
        notBlank(name + ".description", command.path("description").asText(""), 100);
        count(name + ".options", command.path("options").size(), 0, 25);
        boolean optional = false;
        for (JsonNode option : command.path("options")) {
            boolean required = option.path("required").asBoolean();
            if (required && optional) {
                faults.add(name + ": required options come first");
            }
            optional |= !required && option.path("type").asInt() > 2;
            command(option);
            count(name + ".choices", option.path("choices").size(), 0, 25);
        }
        int length = command.toString().length();
        if (length > 8_000) {
            faults.add(name + ": " + length + " characters of 8,000");
        }
    }
}
