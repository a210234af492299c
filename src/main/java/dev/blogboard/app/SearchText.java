package dev.blogboard.app;

import dev.blogboard.article.Article;
import dev.blogboard.search.Facets;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Match;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.SearchResult;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The answer to a search as text: how it was understood, the hits, and what may help further. */
final class SearchText {
    private static final int SHOWN_FACETS = 5;

    private final TextStyle style;

    private final UnaryOperator<String> topicName;

    SearchText(TextStyle style, UnaryOperator<String> topicName) {
        this.style = style;
        this.topicName = topicName;
    }

    /** The whole answer, with what the query was taken for. */
    String answer(ParsedQuery query, SearchResult result, int offset) {
        StringBuilder text = new StringBuilder();
        for (ParsedQuery.Guess guess : query.guesses()) {
            text.append(style.dim(
                            "Understood: " + guess.understood() + ". For the words instead: " + guess.wordsInstead()))
                    .append('\n');
        }
        return text.append(text.isEmpty() ? "" : "\n")
                .append(found(result, offset))
                .toString();
    }

    String found(SearchResult result, int offset) {
        StringBuilder text = new StringBuilder(indexing(result));
        if (result.hits().isEmpty()) {
            text.append(offset == 0 ? nothing(result) : "No more hits.");
            return text.append(didYouMean(result)).toString();
        }
        if (result.total() == 0 && offset == 0) {
            text.append(nothing(result)).append("\n\n");
        }
        boolean near = false;
        for (Hit hit : result.hits()) {
            if (hit.match() == Match.NEAR && !near) {
                near = true;
                text.append(style.dim("   Near matches, with some of the words missing:"))
                        .append("\n\n");
            }
            text.append(hit(hit)).append('\n');
        }
        text.append(style.dim(result.total() + (result.total() == 1 ? " article" : " articles") + " in "
                + result.took().toMillis() + " ms"
                + (result.more() && !near
                        ? ", shown to " + (offset + result.hits().size())
                        : "")));
        if (offset == 0 && result.total() > result.hits().size()) {
            text.append(facets(result.facets()));
        }
        return text.append(didYouMean(result)).toString();
    }

    private String indexing(SearchResult result) {
        SearchResult.Progress progress = result.indexing();
        return progress == null
                ? ""
                : style.warning("The index is being built (" + 100 * progress.done() / Math.max(1, progress.of())
                                + " % done); more may be found soon.")
                        + "\n\n";
    }

    private String nothing(SearchResult result) {
        StringBuilder text = new StringBuilder("Nothing found.");
        List<SearchResult.Clause> excluding =
                result.clauses().stream().filter(clause -> clause.alone() == 0).toList();
        for (SearchResult.Clause clause : excluding) {
            text.append(" No article matches ")
                    .append(style.bold(clause.text()))
                    .append('.');
        }
        if (excluding.isEmpty() && result.clauses().size() > 1) {
            text.append(" Each part matches some, but nothing matches all of them:");
            for (SearchResult.Clause clause : result.clauses()) {
                text.append("\n  ")
                        .append(style.bold(clause.text()))
                        .append(style.dim("  alone " + clause.alone() + ", without it " + clause.without()));
            }
        }
        return text.toString();
    }

    private String didYouMean(SearchResult result) {
        SearchResult.DidYouMean better = result.didYouMean();
        return better == null
                ? ""
                : "\nDid you mean " + style.bold(better.query()) + "? That finds " + better.total() + ".";
    }

    private String facets(Facets facets) {
        return line("by company", facets.companies(), company -> company.name())
                + line("by topic", facets.topics(), topicName)
                + line("by year", facets.years(), String::valueOf);
    }

    private <T> String line(String label, List<Facets.Count<T>> counts, Function<T, String> name) {
        if (counts.size() < 2) {
            return "";
        }
        return "\n"
                + style.dim(counts.stream()
                        .limit(SHOWN_FACETS)
                        .map(count -> name.apply(count.value()) + " " + count.articles())
                        .collect(Collectors.joining(" · ", label + ": ", "")));
    }

    String hit(Hit hit) {
        Article article = hit.article();
        String date = article.published() == null
                ? ""
                : " · " + article.published().toString().split("T", 2)[0];
        StringBuilder text = new StringBuilder()
                .append(String.format("%2d ", hit.rank()))
                .append(style.marked(hit.title()))
                .append("\n   ")
                .append(style.dim(hit.company().name() + date))
                .append("  ")
                .append(style.link(article.url()))
                .append('\n');
        if (!hit.snippet().text().isBlank()) {
            text.append("   ").append(style.marked(hit.snippet())).append('\n');
        }
        if (!hit.alsoAt().isEmpty()) {
            String places = hit.alsoAt().stream().map(Article::url).collect(Collectors.joining("  "));
            text.append("   ").append(style.dim("also at " + places)).append('\n');
        }
        return text.toString();
    }
}
