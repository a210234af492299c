package dev.blogboard.discord;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Post;
import dev.blogboard.article.Article;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Posts of alerts as Discord shows them. */
final class PostCards {
    private static final int NAMED_QUERIES = 5;

    private PostCards() {}

    /** @param dates the language in which to write dates */
    static Card post(Post post, Locale dates) {
        Card.Builder card = Card.of(Card.Tone.NEWS).words(heading(post));
        for (Post.Entry entry : post.entries()) {
            card.words(entry(entry, post.shortened(), dates));
        }
        if (post.more() > 0) {
            card.words(new Text().italic("and %,d more".formatted(post.more())));
        }
        String query = post.queries().getFirst();
        return card.words(followed(post.queries()))
                .buttons(
                        new Card.Press(
                                "Search this",
                                Card.Look.USUAL,
                                new Ask("search", Map.of("query", query, "sort", "newest"))),
                        new Card.Press(
                                "Why?", Card.Look.USUAL, about("why", post).with("article", first(post))),
                        new Card.Press(
                                "Less of " + post.entries().getFirst().company().name(),
                                Card.Look.USUAL,
                                about("mute", post)
                                        .with(
                                                "query",
                                                "company:"
                                                        + post.entries()
                                                                .getFirst()
                                                                .company()
                                                                .id())
                                        .with("days", "30")))
                .build();
    }

    /** A command about what comes to the post's destination. */
    private static Ask about(String command, Post post) {
        return new Ask(command, Map.of("to", post.destination() instanceof Destination.DiscordUser ? "dm" : "here"));
    }

    private static String first(Post post) {
        return Long.toString(post.entries().getFirst().article().id().value());
    }

    private static Text heading(Post post) {
        Text heading = new Text().heading();
        if (post.manner().role() != null) {
            heading = new Text().mention(post.manner().role()).newLine().heading();
        }
        String what = post.articles() == 1
                ? "New at " + post.entries().getFirst().company().name()
                : "%,d new articles".formatted(post.articles());
        return heading.plain(
                switch (post.occasion()) {
                    case INSTANT -> what;
                    case HOURLY -> what + " in the last hour";
                    case DAILY -> what + " today";
                    case WEEKLY -> what + " this week";
                    case CATCH_UP -> what + ", all that waited";
                });
    }

    private static Text entry(Post.Entry entry, boolean shortened, Locale dates) {
        Article article = entry.article();
        Text text = new Text()
                .link(article.title(), article.url())
                .newLine()
                .small()
                .plain(entry.company().name());
        if (article.published() != null) {
            text.plain(" · " + Dates.day(article.published(), dates));
        }
        if (!shortened && !entry.alsoAt().isEmpty()) {
            text.plain(" · also at ");
            entry.alsoAt()
                    .forEach(copy ->
                            text.link(Dates.host(copy.url()), copy.url()).plain(" "));
        }
        return text;
    }

    private static Text followed(List<String> queries) {
        Text text = new Text().small().plain("This channel follows ");
        text.code(queries.stream().limit(NAMED_QUERIES).collect(Collectors.joining(", ")));
        return queries.size() > NAMED_QUERIES ? text.plain(" and more") : text;
    }

    /** A sentence or two about alerts. */
    static Card notice(String text) {
        return Card.of(Card.Tone.MISTAKE).words(text).build();
    }
}
