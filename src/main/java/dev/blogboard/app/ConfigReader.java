package dev.blogboard.app;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the configuration: the environment first, then the file, then the defaults. */
final class ConfigReader {
    static final Path STANDARD_FILE = Path.of("config", "blogboard.yaml");

    private final Map<String, String> environment;

    ConfigReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** What was written for a key, and where. */
    private record Written(List<String> values, String place) {}

    /**
     * Reads a configuration.
     *
     * @param file the file that a person named; null for the standard one, which need not be there
     * @throws ConfigException when something in it is unknown or not allowed
     */
    Config read(@Nullable Path file) {
        return config(file != null ? readFile(file) : readStandardFile());
    }

    /** The configuration with no file at all: the environment and the defaults. */
    Config withoutFile() {
        return config(new HashMap<>());
    }

    private Config config(Map<String, Written> written) {
        Map<String, RecordComponent> options = options();
        for (Map.Entry<String, Written> entry : written.entrySet()) {
            if (!options.containsKey(entry.getKey())) {
                throw new ConfigException(entry.getValue().place() + ": there is no key \"" + entry.getKey() + "\"."
                        + suggestion(entry.getKey(), options));
            }
            refuseSecret(entry.getValue(), option(Objects.requireNonNull(options.get(entry.getKey()))));
        }
        options.keySet().forEach(key -> fromEnvironment(key).ifPresent(value -> written.put(key, value)));
        Object[] values =
                options.values().stream().map(option -> value(option, written)).toArray();
        try {
            return (Config) Config.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** A configuration file gets copied, shown and checked in; an empty value gives nothing away. */
    private static void refuseSecret(Written written, Option option) {
        if (!option.insteadInFile().isEmpty() && !written.values().equals(List.of(""))) {
            throw new ConfigException(written.place() + ": " + option.key()
                    + " is a secret, and is not read from here. Set the environment variable " + variable(option.key())
                    + ", or write the password alone into a file and name that file as " + option.insteadInFile()
                    + ".");
        }
    }

    /** The options by key, in the order in which they are declared. */
    static Map<String, RecordComponent> options() {
        Map<String, RecordComponent> options = new LinkedHashMap<>();
        for (RecordComponent component : Config.class.getRecordComponents()) {
            options.put(option(component).key(), component);
        }
        return options;
    }

    static Option option(RecordComponent component) {
        return Objects.requireNonNull(component.getAnnotation(Option.class), component.getName());
    }

    /** The environment variable that overrides a key. */
    static String variable(String key) {
        return "BLOGBOARD_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private Optional<Written> fromEnvironment(String key) {
        return Optional.ofNullable(environment.get(variable(key)))
                .map(value -> new Written(List.of(value), "The environment variable " + variable(key)));
    }

    private static Object value(RecordComponent component, Map<String, Written> written) {
        Option option = option(component);
        Written found = written.get(option.key());
        if (found == null) {
            return OptionValue.parse(component, List.of(option.standard()));
        }
        try {
            return OptionValue.parse(component, found.values());
        } catch (IllegalArgumentException notAllowed) {
            boolean secret = option.key().endsWith("token") || option.key().endsWith("password");
            throw new ConfigException(found.place() + ": " + option.key() + " is "
                    + (secret ? "set to something else" : "\"" + String.join(", ", found.values()) + "\"")
                    + ", and has to be " + notAllowed.getMessage() + ".");
        }
    }

    private Map<String, Written> readStandardFile() {
        return Files.exists(STANDARD_FILE) ? readFile(STANDARD_FILE) : new HashMap<>();
    }

    private static Map<String, Written> readFile(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new ConfigException("There is no configuration file " + file + ".");
        } catch (IOException fault) {
            throw new ConfigException("The configuration file " + file + " cannot be read: " + fault.getMessage());
        }
        Map<String, Written> written = new HashMap<>();
        try {
            new Compose(LoadSettings.builder().setLabel(file.toString()).build())
                    .composeString(text)
                    .ifPresent(root -> collect(file, "", root, written));
        } catch (MarkedYamlEngineException fault) {
            int line = fault.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new ConfigException(file + ", line " + line + ": this is not YAML: " + fault.getProblem() + ".");
        }
        return written;
    }

    private static void collect(Path file, String prefix, Node node, Map<String, Written> into) {
        String place = file + ", line "
                + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        switch (node) {
            case MappingNode mapping -> {
                for (NodeTuple tuple : mapping.getValue()) {
                    String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
                    collect(file, prefix.isEmpty() ? key : prefix + "." + key, tuple.getValueNode(), into);
                }
            }
            case SequenceNode sequence ->
                put(
                        prefix,
                        sequence.getValue().stream()
                                .map(item -> item instanceof ScalarNode scalar ? scalar.getValue() : "?")
                                .toList(),
                        place,
                        into);
            case ScalarNode scalar -> put(prefix, List.of(scalar.getValue()), place, into);
            default -> throw new ConfigException(place + ": only keys, values and lists can stand here.");
        }
    }

    private static void put(String key, List<String> values, String place, Map<String, Written> into) {
        Written before = into.put(key, new Written(values, place));
        if (before != null) {
            throw new ConfigException(place + ": " + key + " stands there a second time, after " + before.place()
                    + "; remove one of them.");
        }
    }

    /** Keys with the same last part or in the same group; all of them where there are none. */
    private static String suggestion(String unknown, Map<String, RecordComponent> options) {
        String group = unknown.split("\\.", 2)[0] + ".";
        String last = unknown.substring(unknown.lastIndexOf('.') + 1);
        List<String> near = options.keySet().stream()
                .filter(key -> key.startsWith(group) || key.endsWith(last))
                .toList();
        return " There is: " + String.join(", ", near.isEmpty() ? options.keySet() : near) + ".";
    }
}
