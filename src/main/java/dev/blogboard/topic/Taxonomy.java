package dev.blogboard.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All topics, found by id or name, and how they lie above one another. Immutable. */
public final class Taxonomy {
    public static final Taxonomy NONE = new Taxonomy(List.of());

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}_-]+");

    private final Map<String, Topic> byId = new LinkedHashMap<>();
    private final Map<String, Topic> byName = new HashMap<>();
    private final Map<String, SequencedSet<String>> ancestors = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, List<String>> ofLanguage = new HashMap<>();

    /** @throws IllegalArgumentException when an id stands twice, a parent is unknown, or topics lie above themselves */
    public Taxonomy(Collection<Topic> topics) {
        for (Topic topic : topics) {
            if (byId.put(topic.id(), topic) != null) {
                throw new IllegalArgumentException("The topic \"" + topic.id() + "\" stands here twice.");
            }
        }
        for (Topic topic : topics) {
            ancestors.put(topic.id(), ancestorsOf(topic));
            if (topic.parent() != null) {
                children.computeIfAbsent(topic.parent(), parent -> new ArrayList<>())
                        .add(topic.id());
            }
            if (topic.language() != null) {
                existing(topic, "language", topic.language());
                ofLanguage
                        .computeIfAbsent(topic.language(), language -> new ArrayList<>())
                        .add(topic.id());
            }
        }
        nameAll(topics);
    }

    /** Where two topics share a name, it is that of the one whose id or proper name it is. */
    private void nameAll(Collection<Topic> topics) {
        topics.forEach(topic -> topic.spellings().forEach(spelling -> byName.putIfAbsent(key(spelling), topic)));
        topics.forEach(topic -> topic.also().forEach(name -> byName.put(key(name), topic)));
        topics.forEach(topic -> byName.put(key(topic.name()), topic));
        topics.forEach(topic -> byName.put(key(topic.id()), topic));
    }

    private SequencedSet<String> ancestorsOf(Topic topic) {
        SequencedSet<String> above = new LinkedHashSet<>();
        for (Topic at = topic; at.parent() != null; ) {
            Topic parent = existing(at, "parent", at.parent());
            if (parent.equals(topic) || !above.add(parent.id())) {
                throw new IllegalArgumentException("The topic \"" + topic.id() + "\" lies above itself.");
            }
            at = parent;
        }
        return above;
    }

    private Topic existing(Topic topic, String relation, String id) {
        Topic other = byId.get(id);
        if (other == null) {
            throw new IllegalArgumentException("The topic \"" + topic.id() + "\" has the " + relation + " \"" + id
                    + "\", and there is no such topic.");
        }
        return other;
    }

    private static String key(String name) {
        return SEPARATORS.matcher(name.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** By id, name, spelling or other name, whatever the case, spaces and hyphens. */
    public Optional<Topic> named(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    public Optional<Topic> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** In the order of the taxonomy. */
    public Collection<Topic> all() {
        return byId.values();
    }

    /** The ids of the topics above one, the nearest first. */
    public SequencedSet<String> above(String id) {
        return ancestors.getOrDefault(id, new LinkedHashSet<>());
    }

    /** The ids of the topics right below one. */
    public List<String> below(String id) {
        return List.copyOf(children.getOrDefault(id, List.of()));
    }

    /** The ids of what the users of a programming language use, such as Django for Python; none for other topics. */
    public List<String> usedIn(String language) {
        return List.copyOf(ofLanguage.getOrDefault(language, List.of()));
    }

    /** The topics and all those above them. */
    Set<String> withAncestors(Collection<String> ids) {
        Set<String> all = new HashSet<>(ids);
        ids.forEach(id -> all.addAll(above(id)));
        return all;
    }

    /** Those of the topics that have no other one of them below: Kafka rather than messaging systems. */
    public Set<String> mostSpecific(Collection<String> ids) {
        Set<String> covered = ids.stream().flatMap(id -> above(id).stream()).collect(Collectors.toSet());
        return ids.stream().filter(id -> !covered.contains(id)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The name of a topic; the id itself where it is unknown. */
    public String name(String id) {
        @Nullable Topic topic = byId.get(id);
        return topic == null ? id : topic.name();
    }
}
