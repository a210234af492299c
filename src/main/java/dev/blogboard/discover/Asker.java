package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.ArticleSearch;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Marked;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryAnalysis;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.Sort;
import dev.blogboard.search.TextField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers questions by the sentences that speak of what was asked: articles are found as in any search, and their
 * sentences ranked by how much of the question stands in them, rare words counting more. Nothing is rephrased.
 *
 * <p>Safe for use by several threads.
 */
public final class Asker {
    /** So many articles are read for a question. */
    private static final int READ = 60;

    private static final int PASSAGES = 5;
    /** A sentence that has less of what was asked than this answers nothing. */
    private static final double ENOUGH = 0.6;
    /** Where no sentence answers, titles with so much of what was asked are worth a look. */
    private static final double TITLE_NEAR = 0.3;
    /** A word of the question that stands in the article's title counts so much for each of its sentences. */
    private static final double BY_TITLE = 0.5;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.+#'’-]*");
    private static final Set<String> PLAIN = Set.of(
            "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do",
            "does", "for", "from", "had", "has", "have", "how", "i", "in", "into", "is", "it", "its", "many", "me",
            "much", "of", "on", "or", "our", "please", "runs", "should", "tell", "that", "the", "their", "there",
            "these", "they", "this", "to", "was", "we", "were", "what", "what's", "when", "where", "which", "who",
            "whose", "why", "will", "with", "you", "your");

    private final ArticleSearch search;
    private final Articles articles;
    private final QueryAnalysis analysis;
    private final Supplier<Companies> companies;

    public Asker(ArticleSearch search, Articles articles, QueryAnalysis analysis, Supplier<Companies> companies) {
        this.search = search;
        this.articles = articles;
        this.analysis = analysis;
        this.companies = companies;
    }

    /**
     * @param question in plain words; a company's name in it narrows nothing, it counts as a word
     * @throws QuerySyntaxException when it is longer than a search can be
     */
    public Answer answer(String question) throws QuerySyntaxException {
        List<String> words = words(question);
        if (words.isEmpty()) {
            return new Answer(List.of(), List.of(), List.of());
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        long all = Math.max(1, count(new Query.Everything()));
        for (String word : words) {
            long found = count(word(word));
            if (found == 0) {
                unknown.add(word);
            }
            weights.put(word, Math.log(1 + (double) all / (found + 1)));
        }
        Question asked = new Question(stems(weights.keySet()), weights);
        List<Article> read = candidates(words);
        List<Answer.Passage> passages = passages(read, asked);
        return new Answer(passages, titlesOnly(read, asked, passages), unknown);
    }

    /**
     * What was asked.
     *
     * @param stems each word's terms, in the order of the words
     * @param weights how much each word says
     */
    private record Question(Map<String, Set<String>> stems, Map<String, Double> weights) {
        double total() {
            return weights.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    private static List<String> words(String question) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(question);
        while (matcher.find()) {
            String word = matcher.group().replaceAll("[.'’-]+$", "");
            if (!PLAIN.contains(word.toLowerCase(Locale.ROOT))) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    private static Query word(String word) {
        return new Query.Word(Query.Field.ANY, word);
    }

    private long count(Query query) throws QuerySyntaxException {
        return search.search(new SearchRequest(query, Sort.RELEVANCE, 0, 0)).total();
    }

    /** Articles with all of the words first, then those with any; the search ranks both. */
    private List<Article> candidates(List<String> words) throws QuerySyntaxException {
        List<Query> parts = words.stream().map(Asker::word).toList();
        Map<ArticleId, Article> found = new LinkedHashMap<>();
        List<Query> ways = parts.size() == 1 ? parts : List.of(new Query.And(parts), new Query.Or(parts));
        for (Query way : ways) {
            for (Hit hit : search.search(new SearchRequest(way, Sort.RELEVANCE, 0, READ))
                    .hits()) {
                found.putIfAbsent(hit.article().id(), hit.article());
            }
        }
        return articles.find(List.copyOf(found.keySet()));
    }

    private Map<String, Set<String>> stems(Set<String> words) {
        Map<String, Set<String>> stems = new HashMap<>();
        words.forEach(word -> stems.put(word, terms(word)));
        return stems;
    }

    private Set<String> terms(String text) {
        Article bearing =
                new Article(new ArticleId(0), new CompanyId("none"), text, "", null, "", null, Instant.EPOCH, null, 0);
        return analysis.terms(bearing)
                .positions()
                .getOrDefault(TextField.TITLE, Map.of())
                .keySet();
    }

    private List<Answer.Passage> passages(List<Article> read, Question asked) {
        Companies known = companies.get();
        List<Answer.Passage> passages = new ArrayList<>();
        for (Article article : read) {
            Set<String> about = terms(
                    article.title() + " " + company(known, article.company()).name());
            for (String sentence : Sentences.of(article.text())) {
                double coverage = coverage(terms(sentence), about, asked);
                if (coverage >= ENOUGH) {
                    passages.add(new Answer.Passage(
                            marked(sentence, asked), article, company(known, article.company()), coverage));
                }
            }
        }
        passages.sort(Comparator.comparingDouble(Answer.Passage::coverage).reversed());
        Set<String> said = new LinkedHashSet<>();
        return passages.stream()
                .filter(passage -> said.add(passage.sentence().text()))
                .limit(PASSAGES)
                .toList();
    }

    private static double coverage(Set<String> sentence, Set<String> about, Question asked) {
        double covered = 0;
        double inSentence = 0;
        for (Map.Entry<String, Double> word : asked.weights().entrySet()) {
            Set<String> stems = asked.stems().getOrDefault(word.getKey(), Set.of());
            if (stems.stream().anyMatch(sentence::contains)) {
                covered += word.getValue();
                inSentence += word.getValue();
            } else if (stems.stream().anyMatch(about::contains)) {
                covered += word.getValue() * BY_TITLE;
            }
        }
        // A sentence must say something itself: its title alone is no answer.
        return inSentence * 2 < covered ? 0 : covered / asked.total();
    }

    private List<Answer.Titled> titlesOnly(List<Article> read, Question asked, List<Answer.Passage> passages) {
        Companies known = companies.get();
        Map<Article, Double> near = new LinkedHashMap<>();
        for (Article article : read) {
            String title =
                    article.title() + " " + company(known, article.company()).name();
            double coverage = article.text().isBlank() ? coverage(terms(title), Set.of(), asked) : 0;
            if (coverage >= (passages.isEmpty() ? TITLE_NEAR : ENOUGH)) {
                near.put(article, coverage);
            }
        }
        return near.entrySet().stream()
                .sorted(Map.Entry.<Article, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .limit(passages.isEmpty() ? PASSAGES : 3)
                .map(article -> new Answer.Titled(article, company(known, article.company())))
                .toList();
    }

    private static Company company(Companies known, CompanyId id) {
        return known.withId(id).orElseGet(() -> Company.named(id.value()));
    }

    private Marked marked(String sentence, Question asked) {
        List<Marked.Range> marks = new ArrayList<>();
        Matcher matcher = WORD.matcher(sentence);
        while (matcher.find()) {
            Set<String> terms = terms(matcher.group());
            boolean asks = asked.stems().values().stream()
                    .anyMatch(stems -> stems.stream().anyMatch(terms::contains));
            if (asks) {
                marks.add(new Marked.Range(matcher.start(), matcher.end()));
            }
        }
        return new Marked(sentence, marks);
    }
}
