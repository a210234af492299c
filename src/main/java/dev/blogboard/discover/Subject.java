package dev.blogboard.discover;

import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Query;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a roundup is about: a topic with all that belongs to it, or any query.
 *
 * @param label how it is called
 * @param typed what finds it in a search: {@code python}
 * @param topic the topic's id, where it is one
 * @param belonging the ids of the topics that are told of as well, such as Django for Python
 * @param query what its articles match
 * @param own what names it directly, without what merely belongs to it
 * @param names finds texts that name it or what belongs to it
 * @param ownNames finds those that name it itself
 */
record Subject(
        String label,
        String typed,
        @Nullable String topic,
        List<String> belonging,
        Query query,
        Query own,
        Names names,
        Names ownNames) {
    static Subject of(Topic topic, Taxonomy taxonomy) {
        List<String> belonging = taxonomy.usedIn(topic.id());
        Query own = new Query.Topic(topic.id());
        List<Query> parts = new ArrayList<>(List.of(own));
        belonging.forEach(id -> parts.add(new Query.Topic(id)));
        return new Subject(
                topic.name(),
                "topic:" + topic.id(),
                topic.id(),
                belonging,
                parts.size() == 1 ? own : new Query.Or(parts),
                own,
                naming(Stream.concat(Stream.of(topic.id()), belonging.stream()), taxonomy),
                naming(Stream.of(topic.id()), taxonomy));
    }

    static Subject of(String typed, Query query) {
        List<String> words = words(query);
        Names names = new Names(words);
        return new Subject(typed, typed, null, List.of(), query, query, names, names);
    }

    /** The names of topics and of those below them, in their spelling: "Go" is no "go". */
    private static Names naming(Stream<String> topics, Taxonomy taxonomy) {
        List<String> names = new ArrayList<>();
        topics.forEach(id -> collect(id, taxonomy, names));
        return new Names(names);
    }

    private static void collect(String id, Taxonomy taxonomy, List<String> names) {
        Topic topic = taxonomy.withId(id).orElseThrow();
        names.add(topic.name());
        names.addAll(topic.spellings());
        names.addAll(topic.also());
        taxonomy.below(id).forEach(below -> collect(below, taxonomy, names));
    }

    private static List<String> words(Query query) {
        return switch (query) {
            case Query.Word word -> List.of(word.text());
            case Query.Phrase phrase -> List.of(phrase.text());
            case Query.Topic topic -> List.of(topic.topic());
            case Query.CompanyOrWords either -> words(either.words());
            case Query.And and -> all(and.parts().stream());
            case Query.Or or -> all(or.parts().stream());
            case Query.Prefix prefix -> List.of();
            case Query.Filler filler -> List.of();
            case Query.Everything everything -> List.of();
            case Query.AtCompany at -> List.of();
            case Query.Site site -> List.of();
            case Query.Language language -> List.of();
            case Query.Dates dates -> List.of();
            case Query.Not not -> List.of();
        };
    }

    private static List<String> all(Stream<Query> parts) {
        return parts.flatMap(part -> words(part).stream()).toList();
    }

    /** Whether a title names the subject itself. */
    boolean isNamedIn(String title) {
        return ownNames.areIn(title);
    }

    /**
     * The search for it at one company, as a person would type it.
     *
     * @param topics those that the company's articles have; all that belongs to the subject and is among them is asked for
     */
    String at(CompanyId company, Set<String> topics) {
        List<String> asked = Stream.concat(Stream.ofNullable(topic), belonging.stream())
                .filter(topics::contains)
                .map(id -> "topic:" + id)
                .toList();
        String what =
                asked.size() > 1 ? "(" + String.join(" OR ", asked) + ")" : asked.isEmpty() ? typed : asked.getFirst();
        return what + " company:" + company.value();
    }
}
