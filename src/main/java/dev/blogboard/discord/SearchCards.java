package dev.blogboard.discord;

import dev.blogboard.article.Article;
import dev.blogboard.command.Reply;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Match;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pages of hits, what to do about none, and articles like another one. */
final class SearchCards {
    private static final int SNIPPET = 240;

    private SearchCards() {}

    static Card found(Reply.Found found, Asked asked) {
        SearchResult result = found.result();
        if (result.hits().isEmpty() && found.asked().offset() == 0) {
            return NothingFound.card(found, asked);
        }
        Card.Builder card = Card.usual().words(heading(found, asked));
        guesses(found.query(), asked, card);
        didYouMean(result, asked, card);
        boolean near = false;
        for (Hit hit : result.hits()) {
            if (hit.match() == Match.NEAR && !near) {
                near = true;
                card.words(new Text().italic("Near matches, with some of the words missing:"));
            }
            card.words(hit(hit, asked.dates()));
        }
        if (result.hits().isEmpty()) {
            card.words("There are no more.");
        }
        return card.words(footer(found))
                .menu("More like one of these…", alike(result.hits()))
                .buttons(buttons(found, asked))
                .build();
    }

    private static Text heading(Reply.Found found, Asked asked) {
        Text heading = new Text().heading().plain(described(found, asked));
        return found.result().total() == 0 && !found.result().clauses().isEmpty()
                ? heading.newLine()
                        .plain("No article has all of this.")
                        .newLine()
                        .append(NothingFound.blame(found.result().clauses()))
                : heading;
    }

    /** What was asked for, as the person put it. */
    static String described(Reply.Found found, Asked asked) {
        String typed = asked.optional("query").orElse(found.asked().query().isEmpty() ? "Newest articles" : "Newest");
        return typed
                + asked.optional("company").map(company -> " · " + company).orElse("")
                + asked.optional("topic").map(topic -> " · " + topic).orElse("")
                + asked.optional("since").map(since -> " · since " + since).orElse("");
    }

    /** What was taken for a company or a date, and the way to mean the words. */
    private static void guesses(ParsedQuery query, Asked asked, Card.Builder card) {
        for (ParsedQuery.Guess guess : query.guesses()) {
            card.beside(
                    new Text().small().plain("Understood as: ").bold(guess.understood()),
                    new Card.Press("Just the words", Card.Look.TURN_PAGE, again(asked, guess.wordsInstead())));
        }
    }

    static void didYouMean(SearchResult result, Asked asked, Card.Builder card) {
        SearchResult.DidYouMean better = result.didYouMean();
        if (better != null) {
            card.beside(
                    new Text()
                            .plain("Did you mean ")
                            .bold(better.query())
                            .plain("? It finds %,d.".formatted(better.total())),
                    new Card.Press("Search that", Card.Look.TURN_PAGE, again(asked, better.query())));
        }
    }

    /** The same search with another query, from its first page. */
    static Ask again(Asked asked, String query) {
        Map<String, String> options =
                asked.optional("sort").map(sort -> Map.of("sort", sort)).orElse(Map.of());
        return new Ask("search", options).with("query", query);
    }

    static Text hit(Hit hit, Locale dates) {
        Article article = hit.article();
        Text text = new Text()
                .bold(hit.rank() + ".")
                .plain(" ")
                .link(hit.title().text(), article.url())
                .newLine()
                .small()
                .plain(hit.company().name());
        if (article.published() != null) {
            text.plain(" · " + Dates.day(article.published(), dates));
        }
        if (!hit.alsoAt().isEmpty()) {
            text.plain(" · also at ");
            hit.alsoAt().stream()
                    .limit(2)
                    .forEach(copy ->
                            text.link(Dates.host(copy.url()), copy.url()).plain(" "));
        }
        if (!hit.snippet().text().isBlank()) {
            text.newLine().append(new Text().marked(hit.snippet()).shortened(SNIPPET));
        }
        return text;
    }

    private static Text footer(Reply.Found found) {
        SearchResult result = found.result();
        int first = found.asked().offset() + 1;
        int last = found.asked().offset() + result.hits().size();
        String articles = result.total() == 1 ? "article" : "articles";
        String shown;
        if (result.total() == 0) {
            shown = "no full match";
        } else if (first == 1 && !result.more()) {
            shown = "%,d %s".formatted(result.total(), articles);
        } else {
            shown = "%,d–%,d of %,d %s"
                    .formatted(Math.min(first, last), last, Math.max(result.total(), last), articles);
        }
        Text text = new Text()
                .small()
                .plain(shown)
                .plain(" · %d ms".formatted(Math.max(1, result.took().toMillis())));
        SearchResult.Progress indexing = result.indexing();
        return indexing == null
                ? text
                : text.plain(" · the index is being built: %,d of %,d articles are in it so far"
                        .formatted(indexing.done(), indexing.of()));
    }

    static List<Card.Choice> alike(List<Hit> hits) {
        return hits.stream()
                .map(hit -> new Card.Choice(
                        hit.title().text(),
                        hit.company().name(),
                        new Ask(
                                "related",
                                Map.of(
                                        "article",
                                        Long.toString(hit.article().id().value())))))
                .toList();
    }

    private static List<Card.Button> buttons(Reply.Found found, Asked asked) {
        SearchResult result = found.result();
        int offset = found.asked().offset();
        int next = offset + found.asked().limit();
        List<Card.Button> buttons = new ArrayList<>();
        if (offset > 0 || result.more()) {
            buttons.add(
                    offset > 0
                            ? page(
                                    "◀ Previous",
                                    asked,
                                    result,
                                    Math.max(0, offset - found.asked().limit()))
                            : new Card.Idle("◀ Previous"));
            buttons.add(
                    result.more() && next <= SearchRequest.MAX_OFFSET
                            ? page("Next ▶", asked, result, next)
                            : new Card.Idle("Next ▶"));
        }
        if (result.total() == 0 && offset == 0) {
            buttons.addAll(NothingFound.offers(result.clauses(), asked));
        }
        buttons.addAll(follow(found));
        sortButton(found, asked, buttons);
        return buttons;
    }

    private static Card.Press page(String label, Asked asked, SearchResult result, int offset) {
        Ask ask = asked.ask()
                .with("offset", offset == 0 ? "" : Integer.toString(offset))
                .with("as-of", result.asOf());
        return new Card.Press(label, Card.Look.TURN_PAGE, ask);
    }

    static List<Card.Button> follow(Reply.Found found) {
        return found.asked().query().isEmpty()
                ? List.of()
                : List.of(new Card.Press(
                        "Alert me",
                        Card.Look.MAIN,
                        new Ask("alert-me", Map.of("query", found.query().canonical()))));
    }

    private static void sortButton(Reply.Found found, Asked asked, List<Card.Button> buttons) {
        if (asked.ask().command().equals("search") && !found.asked().query().isEmpty()) {
            boolean newest = found.asked().sort() == Sort.NEWEST;
            Ask other = asked.ask()
                    .with("offset", "")
                    .with("as-of", "")
                    .with("sort", newest ? "" : Sort.NEWEST.name().toLowerCase(Locale.ROOT));
            buttons.add(new Card.Press(newest ? "Best match first" : "Newest first", Card.Look.TURN_PAGE, other));
        }
    }

    static Card related(Reply.Related related, Asked asked) {
        Card.Builder card = Card.usual()
                .words(new Text()
                        .heading()
                        .plain("Like ")
                        .link(related.article().title(), related.article().url())
                        .newLine()
                        .small()
                        .plain(related.company().name()));
        if (related.hits().isEmpty()) {
            card.words("Nothing here is like it.");
        }
        related.hits().forEach(hit -> card.words(hit(hit, asked.dates())));
        return card.menu("More like one of these…", alike(related.hits())).build();
    }
}
