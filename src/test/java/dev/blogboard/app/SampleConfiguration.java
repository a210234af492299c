package dev.blogboard.app;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sample file and the page about the configuration, as the record {@link Config} says that they are. */
final class SampleConfiguration {
    private static final int WIDTH = 110;

    private SampleConfiguration() {}

    /** {@code config/blogboard.yaml}: every key with its default, each under a comment. */
    static String yaml() {
        StringBuilder yaml = new StringBuilder("""
                # What can be configured, each key with its default. An environment variable overrides each of them:
                # poll.interval by BLOGBOARD_POLL_INTERVAL. A key that is not known here is refused.
                """);
        byGroup().forEach((group, components) -> {
            yaml.append('\n');
            String indent = group.isEmpty() ? "" : "  ";
            if (!group.isEmpty()) {
                yaml.append(group).append(":\n");
            }
            for (RecordComponent component : components) {
                Option option = ConfigReader.option(component);
                String about = option.about() + allowed(component);
                wrapped(about, WIDTH - indent.length())
                        .forEach(line ->
                                yaml.append(indent).append("# ").append(line).append('\n'));
                String name = option.key().substring(option.key().indexOf('.') + 1);
                yaml.append(indent)
                        .append(
                                option.insteadInFile().isEmpty()
                                        ? name + ": " + value(option.standard())
                                        : "# " + name + ": not in this file")
                        .append('\n');
            }
        });
        return yaml.toString();
    }

    /** The keys as a table in Markdown. */
    static String table() {
        StringBuilder table =
                new StringBuilder("| key | default | meaning | environment variable |\n|---|---|---|---|\n");
        for (RecordComponent component : ConfigReader.options().values()) {
            Option option = ConfigReader.option(component);
            table.append("| `")
                    .append(option.key())
                    .append("` | ")
                    .append(option.standard().isEmpty() ? "empty" : "`" + option.standard() + "`")
                    .append(" | ")
                    .append((option.about() + allowed(component)).replace("|", "\\|"))
                    .append(" | `")
                    .append(ConfigReader.variable(option.key()))
                    .append("` |\n");
        }
        return table.toString();
    }

    private static Map<String, List<RecordComponent>> byGroup() {
        Map<String, List<RecordComponent>> groups = new LinkedHashMap<>();
        ConfigReader.options().forEach((key, component) -> {
            String group = key.contains(".") ? key.substring(0, key.indexOf('.')) : "";
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(component);
        });
        return groups;
    }

    /** Nothing where any text will do. */
    private static String allowed(RecordComponent component) {
        String allowed = OptionValue.allowed(component);
        return allowed.equals("text") ? "" : " May be " + allowed + ".";
    }

    private static String value(String standard) {
        return standard.isEmpty() ? "\"\"" : standard;
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width - 2) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
