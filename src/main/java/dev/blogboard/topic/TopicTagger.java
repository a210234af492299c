package dev.blogboard.topic;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.ArticleTerms;
import dev.blogboard.search.Condition;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryAnalysis;
import dev.blogboard.search.QueryIndex;
import dev.blogboard.search.TermFrequency;
import dev.blogboard.search.TextField;
import dev.blogboard.search.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which topics an article has: those whose query finds it, those whose spelling stands in its title, and those
 * whose spelling its text keeps coming back to. In a text only names count, that is spellings with a capital letter or
 * of several words: "Kafka" and "feature store", but not "metrics", which every text has. A spelling in its base form
 * finds its inflections too ("database"), an inflected one only itself ("scaling" is no "scale").
 *
 * <p>Safe for use by several threads.
 */
public final class TopicTagger implements Topics {
    /** To be counted up when the same taxonomy gives other tags. */
    public static final String VERSION = "2";

    /** Up to so many words a text is a summary, where one mention tells what the article is about. */
    private static final int SUMMARY = 80;
    /** In anything longer, a topic of the article is named at least so often, … */
    private static final int FEWEST_MENTIONS = 3;
    /** … and at least once in so many words. */
    private static final int WORDS_PER_MENTION = 200;
    /** The meaning of a topic must not depend on the day; the taxonomy has no relative dates. */
    private static final Instant NO_DAY = Instant.EPOCH;

    private static final int[] NOWHERE = {};

    private final Taxonomy taxonomy;
    private final QueryAnalysis analysis;
    private final Map<String, List<Spelling>> byFirstTerm = new HashMap<>();
    /** The topics that have a query, … */
    private final List<String> asking = new ArrayList<>();
    /** … whose number in here is the place in that list. To be used under its own lock. */
    private final QueryIndex byQuery = new QueryIndex(new TermFrequency());

    /**
     * A way to write a topic's name.
     *
     * @param terms as the index holds them, one after the other
     * @param name whether it counts in the text, too
     * @param except longer phrases that it is part of where something else is meant
     */
    private record Spelling(String topic, List<String> terms, boolean name, List<List<String>> except) {
        int mentions(Map<String, int[]> field) {
            int count = 0;
            for (int start : field.getOrDefault(terms.getFirst(), NOWHERE)) {
                count += follows(field, terms, start) && !isExcepted(field, start) ? 1 : 0;
            }
            return count;
        }

        private boolean isExcepted(Map<String, int[]> field, int start) {
            return except.stream().anyMatch(phrase -> {
                int within = Collections.indexOfSubList(phrase, terms);
                return within >= 0 && follows(field, phrase, start - within);
            });
        }
    }

    /** @param analysis one that knows no topics: these must not depend on themselves */
    public TopicTagger(Taxonomy taxonomy, QueryAnalysis analysis) {
        this.taxonomy = taxonomy;
        this.analysis = analysis;
        for (Topic topic : taxonomy.all()) {
            List<List<String>> except =
                    topic.except().stream().map(this::written).toList();
            for (String spelling : topic.spellings()) {
                add(topic.id(), spelling, except);
            }
            if (topic.query() != null) {
                byQuery.put(asking.size(), analysis.condition(topic.query()));
                asking.add(topic.id());
            }
        }
    }

    private void add(String topic, String text, List<List<String>> except) {
        boolean name = text.contains(" ") || !text.equals(text.toLowerCase(Locale.ROOT));
        List<String> terms = written(text);
        byFirstTerm
                .computeIfAbsent(terms.getFirst(), none -> new ArrayList<>())
                .add(new Spelling(topic, terms, name, except));
    }

    /** The words as written, one after the other, where an article has each as written and as its stem. */
    private List<String> written(String text) {
        List<String> stems = stems(analysis.condition(new Query.Phrase(Query.Field.TITLE, text, 0)));
        List<String> written = new ArrayList<>(stems);
        analysis.terms(bearing(text))
                .positions()
                .getOrDefault(TextField.TITLE, Map.of())
                .forEach((term, places) -> {
                    for (int place : places) {
                        if (!stems.get(place).equals(term)) {
                            written.set(place, term);
                        }
                    }
                });
        return written;
    }

    private static List<String> stems(Condition condition) {
        return switch (condition) {
            case Condition.Term term -> List.of(term.term());
            case Condition.Sequence sequence -> sequence.terms();
            default -> throw new IllegalArgumentException("A spelling has to be words, not " + condition + ".");
        };
    }

    private static Article bearing(String title) {
        return new Article(new ArticleId(0), new CompanyId("none"), title, "", null, "", null, Instant.EPOCH, null, 0);
    }

    @Override
    public Optional<String> named(String name) {
        return taxonomy.named(name).map(Topic::id);
    }

    @Override
    public String label(String topic) {
        return taxonomy.name(topic);
    }

    @Override
    public List<String> all() {
        return taxonomy.all().stream().map(Topic::id).toList();
    }

    @Override
    public Set<String> of(Article article) {
        ArticleTerms terms = analysis.terms(article);
        Set<String> found = new HashSet<>();
        addByTitle(terms, found);
        addByText(terms, found);
        synchronized (byQuery) {
            byQuery.matching(terms, NO_DAY, query -> found.add(asking.get(query)));
        }
        return taxonomy.withAncestors(found);
    }

    private void addByTitle(ArticleTerms article, Set<String> found) {
        Map<String, int[]> title = article.positions().get(TextField.TITLE);
        if (title == null) {
            return;
        }
        for (String term : title.keySet()) {
            for (Spelling spelling : byFirstTerm.getOrDefault(term, List.of())) {
                if (!found.contains(spelling.topic()) && spelling.mentions(title) > 0) {
                    found.add(spelling.topic());
                }
            }
        }
    }

    private void addByText(ArticleTerms article, Set<String> found) {
        Map<String, int[]> text = article.positions().get(TextField.TEXT);
        if (text == null) {
            return;
        }
        int words = text.values().stream().mapToInt(places -> places.length).sum();
        int needed = words <= SUMMARY ? 1 : Math.max(FEWEST_MENTIONS, words / WORDS_PER_MENTION);
        Map<String, Integer> mentions = new HashMap<>();
        for (String term : text.keySet()) {
            for (Spelling spelling : byFirstTerm.getOrDefault(term, List.of())) {
                if (spelling.name() && !found.contains(spelling.topic())) {
                    mentions.merge(spelling.topic(), spelling.mentions(text), Integer::sum);
                }
            }
        }
        mentions.forEach((topic, count) -> {
            if (count >= needed) {
                found.add(topic);
            }
        });
    }

    private static boolean follows(Map<String, int[]> field, List<String> terms, int start) {
        for (int index = 0; index < terms.size(); index++) {
            int[] places = field.getOrDefault(terms.get(index), NOWHERE);
            if (Arrays.binarySearch(places, start + index) < 0) {
                return false;
            }
        }
        return true;
    }
}
