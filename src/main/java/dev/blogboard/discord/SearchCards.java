package dev.blogboard.discord;

import dev.blogboard.article.Article;
import dev.blogboard.article.Published;
import dev.blogboard.command.Reply;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Match;
import dev.blogboard.search.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pages of hits. */
final class SearchCards {
    /** Lucene ranks no deeper, and nobody reads so far. */
    private static final int DEEPEST = 500;

    private SearchCards() {}

    static Card found(Reply.Found found, Asked asked) {
        SearchResult result = found.result();
        int offset = found.asked().offset();
        if (result.hits().isEmpty()) {
            return Card.usual()
                    .words(offset == 0 ? "Nothing found." : "No more hits.")
                    .build();
        }
        Card.Builder card = Card.usual().words(heading(found));
        boolean near = false;
        for (Hit hit : result.hits()) {
            if (hit.match() == Match.NEAR && !near) {
                near = true;
                card.words(new Text().italic("Near matches, with some of the words missing:"));
            }
            card.words(hit(hit));
        }
        return card.line().words(footer(result)).buttons(pages(found, asked)).build();
    }

    private static Text heading(Reply.Found found) {
        String query = found.asked().query();
        return new Text().heading().plain(query.isEmpty() ? "Newest articles" : query);
    }

    static Text hit(Hit hit) {
        Article article = hit.article();
        Published published = article.published();
        Text text = new Text()
                .plain(hit.rank() + ". ")
                .link(hit.title().text(), article.url())
                .newLine()
                .small()
                .plain(hit.company().name());
        if (published != null) {
            text.plain(" · " + published.toString().split("T", 2)[0]);
        }
        if (!hit.snippet().text().isBlank()) {
            text.newLine().marked(hit.snippet());
        }
        return text;
    }

    private static Text footer(SearchResult result) {
        return new Text()
                .small()
                .plain("%,d %s · %s"
                        .formatted(result.total(), result.total() == 1 ? "article" : "articles", took(result.took())));
    }

    private static String took(Duration duration) {
        return Math.max(1, duration.toMillis()) + " ms";
    }

    private static List<Card.Button> pages(Reply.Found found, Asked asked) {
        int offset = found.asked().offset();
        int size = found.asked().limit();
        List<Card.Button> buttons = new ArrayList<>();
        if (offset > 0) {
            buttons.add(page("◀ Previous", asked, Math.max(0, offset - size)));
        }
        if (offset + size < found.result().total() && offset + size < DEEPEST) {
            buttons.add(page("Next ▶", asked, offset + size));
        }
        return buttons;
    }

    private static Card.Press page(String label, Asked asked, int offset) {
        return new Card.Press(
                label, Card.Look.TURN_PAGE, asked.ask().with("offset", offset == 0 ? "" : Integer.toString(offset)));
    }
}
