package dev.blogboard.app;

import dev.blogboard.article.Companies;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The topics as a file, or the copy of it in the jar; every complaint names the line. */
final class TopicsFile {
    private static final String STANDARD = "config/topics.yaml";
    private static final String RESOURCE = "/dev/blogboard/config/topics.yaml";
    private static final List<String> KEYS =
            List.of("name", "also", "parent", "home", "makers", "language", "spellings", "except", "query");

    private final String name;
    private final QueryParser parser = new QueryParser(Companies.NONE);

    /** @param name the file; empty for no topics at all */
    TopicsFile(String name) {
        this.name = name;
    }

    /** @throws ConfigException when it cannot be read, or something in it is not to be understood */
    Taxonomy load() {
        return name.isEmpty() ? Taxonomy.NONE : parse(text());
    }

    private String text() {
        try {
            Path file = Path.of(name);
            if (Files.exists(file) || !name.equals(STANDARD)) {
                return Files.readString(file);
            }
            try (InputStream resource =
                    Objects.requireNonNull(TopicsFile.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException missing) {
            throw new ConfigException("The topics " + name + " cannot be read (" + missing.getMessage()
                    + "); topics.file has to name a YAML file, or be empty for no topics.");
        }
    }

    Taxonomy parse(String text) {
        Map<String, Node> entries;
        try {
            entries = new Compose(LoadSettings.builder().setLabel(name).build())
                    .composeString(text)
                    .map(root -> mapping(root, "a topic's id"))
                    .orElse(Map.of());
        } catch (MarkedYamlEngineException fault) {
            int line = fault.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new ConfigException(name + ", line " + line + ": this is not YAML: " + fault.getProblem() + ".");
        }
        List<Topic> topics = new ArrayList<>();
        entries.forEach((id, entry) -> topics.add(topic(id, entry)));
        try {
            return new Taxonomy(topics);
        } catch (IllegalArgumentException disorder) {
            throw new ConfigException(name + ": " + disorder.getMessage());
        }
    }

    private Topic topic(String id, Node entry) {
        Map<String, Node> fields = new HashMap<>();
        mapping(entry, "a key such as name").forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                throw wrong(value, "a topic has no \"" + key + "\"; it has " + String.join(", ", KEYS));
            }
            fields.put(key, value);
        });
        Node named = fields.get("name");
        if (named == null) {
            throw wrong(entry, "the topic \"" + id + "\" needs a name");
        }
        String title = scalar(named);
        Query query = query(fields.get("query"));
        List<String> spellings = list(fields.get("spellings"));
        boolean byName = spellings.isEmpty() && query == null;
        try {
            return new Topic(
                    id,
                    title,
                    list(fields.get("also")),
                    optional(fields.get("parent")),
                    optional(fields.get("home")),
                    list(fields.get("makers")),
                    optional(fields.get("language")),
                    byName ? List.of(title) : spellings,
                    list(fields.get("except")),
                    query);
        } catch (IllegalArgumentException unusable) {
            throw new ConfigException(place(entry) + ": " + unusable.getMessage());
        }
    }

    /** One query, or a list of queries any of which will do. */
    private @Nullable Query query(@Nullable Node node) {
        return switch (node) {
            case null -> null;
            case SequenceNode sequence -> {
                List<Query> any = sequence.getValue().stream().map(this::parsed).toList();
                yield any.size() == 1 ? any.getFirst() : new Query.Or(any);
            }
            default -> parsed(node);
        };
    }

    private Query parsed(Node node) {
        try {
            return parser.parse(scalar(node)).query();
        } catch (QuerySyntaxException mistake) {
            throw new ConfigException(place(node) + ": this is no query. " + mistake.pointed());
        }
    }

    private @Nullable String optional(@Nullable Node node) {
        return node == null ? null : scalar(node);
    }

    private List<String> list(@Nullable Node node) {
        return switch (node) {
            case null -> List.of();
            case SequenceNode sequence ->
                sequence.getValue().stream().map(this::scalar).toList();
            default -> throw wrong(node, "a list in brackets has to stand here: [Kafka, \"Kafka Streams\"]");
        };
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw wrong(node, "a text has to stand here");
    }

    private Map<String, Node> mapping(Node node, String keys) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, keys + " and a colon have to stand here");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw wrong(tuple.getKeyNode(), "\"" + key + "\" stands here a second time");
            }
        }
        return entries;
    }

    private ConfigException wrong(Node node, String what) {
        return new ConfigException(place(node) + ": " + what + ".");
    }

    private String place(Node node) {
        return name + ", line "
                + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
