package dev.blogboard.discord;

import dev.blogboard.command.Reply;
import dev.blogboard.search.SearchResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What to say when a search finds nothing: which part of it is to blame, and what would find something. */
final class NothingFound {
    private static final int OFFERS = 4;

    private NothingFound() {}

    static Card card(Reply.Found found, Asked asked) {
        SearchResult result = found.result();
        Card.Builder card = Card.of(Card.Tone.MISTAKE)
                .words(new Text().heading().plain("Nothing found for ").plain(SearchCards.described(found, asked)));
        SearchCards.didYouMean(result, asked, card);
        if (!result.clauses().isEmpty()) {
            card.words(blame(result.clauses()));
        }
        SearchResult.Progress indexing = result.indexing();
        if (indexing != null) {
            card.words(new Text()
                    .small()
                    .plain("The index is being built: %,d of %,d articles are in it so far. Ask again in a while."
                            .formatted(indexing.done(), indexing.of())));
        }
        List<Card.Button> buttons = new ArrayList<>(offers(result.clauses(), asked));
        buttons.addAll(SearchCards.follow(found));
        return card.buttons(buttons).build();
    }

    /** What each part of the query has to do with it. */
    static Text blame(List<SearchResult.Clause> clauses) {
        Text text = new Text();
        for (SearchResult.Clause clause : clauses) {
            text.bullet().code(clause.text());
            if (clause.alone() == 0) {
                text.plain(" is in no article here");
            } else {
                text.plain(" alone: %,d; without it: %,d".formatted(clause.alone(), clause.without()));
            }
            text.newLine();
        }
        return text;
    }

    /** The query without one of its parts, where that finds something; what keeps the most of it first. */
    static List<Card.Press> offers(List<SearchResult.Clause> clauses, Asked asked) {
        if (clauses.size() < 2) {
            return List.of();
        }
        return clauses.stream()
                .filter(clause -> clause.without() > 0)
                .sorted(Comparator.comparingLong(SearchResult.Clause::alone))
                .limit(OFFERS)
                .map(clause -> new Card.Press(
                        "Without %s (%,d)".formatted(Shortened.toLength(clause.text(), 40), clause.without()),
                        Card.Look.TURN_PAGE,
                        SearchCards.again(asked, others(clauses, clause))))
                .toList();
    }

    private static String others(List<SearchResult.Clause> clauses, SearchResult.Clause left) {
        return clauses.stream()
                .filter(clause -> !clause.equals(left))
                .map(SearchResult.Clause::text)
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }
}
