package dev.blogboard.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Messages as a person sees them. */
public final class Messages {
    private Messages() {}

    /**
     * A message as lines of text: passages as they are, buttons as {@code [Label]}, a line as {@code ---}, menus as
     * {@code [Prompt ▾ first | second]}.
     */
    public static String text(JsonNode message) {
        List<String> lines = new ArrayList<>();
        if (!message.path("content").asText("").isEmpty()) {
            lines.add(message.get("content").asText());
        }
        message.path("components").forEach(component -> describe(component, lines));
        return String.join("\n", lines);
    }

    private static void describe(JsonNode component, List<String> lines) {
        switch (component.path("type").asInt()) {
            case 1 -> {
                List<String> row = new ArrayList<>();
                component.path("components").forEach(child -> describe(child, row));
                lines.add(String.join(" ", row));
            }
            case 2 ->
                lines.add("[" + component.path("label").asText()
                        + (component.path("disabled").asBoolean() ? " (idle)" : "")
                        + (component.has("url") ? " -> " + component.get("url").asText() : "") + "]");
            case 3 -> {
                List<String> options = new ArrayList<>();
                component
                        .path("options")
                        .forEach(option -> options.add(option.path("label").asText()));
                lines.add("[" + component.path("placeholder").asText() + " ▾ " + String.join(" | ", options) + "]");
            }
            case 9 -> {
                component.path("components").forEach(child -> describe(child, lines));
                describe(component.path("accessory"), lines);
            }
            case 10 -> lines.add(component.path("content").asText());
            case 12 ->
                component
                        .path("items")
                        .forEach(item -> lines.add(
                                "[picture: " + item.path("description").asText() + "]"));
            case 14 -> lines.add("---");
            default -> component.path("components").forEach(child -> describe(child, lines));
        }
    }

    static JsonNode button(JsonNode message, String label) {
        return all(message).stream()
                .filter(component -> component.path("type").asInt() == 2)
                .filter(button -> button.path("label").asText().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no button " + label + " in:\n" + text(message)));
    }

    static JsonNode menu(JsonNode message, String prompt) {
        return all(message).stream()
                .filter(component -> component.path("type").asInt() == 3)
                .filter(menu -> menu.path("placeholder").asText().startsWith(prompt))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no menu " + prompt + " in:\n" + text(message)));
    }

    static JsonNode menuWith(JsonNode message, String option) {
        return all(message).stream()
                .filter(component -> component.path("type").asInt() == 3)
                .filter(menu -> hasOption(menu, option))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no choice " + option + " in:\n" + text(message)));
    }

    private static boolean hasOption(JsonNode menu, String label) {
        for (JsonNode option : menu.path("options")) {
            if (option.path("label").asText().contains(label)) {
                return true;
            }
        }
        return false;
    }

    static JsonNode option(JsonNode menu, String label) {
        for (JsonNode option : menu.path("options")) {
            if (option.path("label").asText().contains(label)) {
                return option;
            }
        }
        throw new AssertionError("There is no choice " + label);
    }

    private static List<JsonNode> all(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        node.path("components").forEach(child -> {
            all.add(child);
            all.addAll(all(child));
        });
        if (node.has("accessory")) {
            all.add(node.get("accessory"));
        }
        return all;
    }
}
