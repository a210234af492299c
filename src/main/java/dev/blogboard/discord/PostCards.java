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
        card.words(followed(post));
        String query = post.queries().getFirst();
        Card.Press search = new Card.Press(
                "Search this", Card.Look.USUAL, new Ask("search", Map.of("query", query, "sort", "newest")));
        if (post.entries().size() == 1) {
            Post.Entry only = post.entries().getFirst();
            return card.buttons(
                            search,
                            new Card.Press("Why?", Card.Look.USUAL, about("why", post, only)),
                            new Card.Press("Less like this", Card.Look.USUAL, about("less-like-this", post, only)))
                    .build();
        }
        return card.buttons(search)
                .menu(
                        "Why did one of these come? Less like it?",
                        post.entries().stream()
                                .map(entry -> new Card.Choice(
                                        entry.article().title(), entry.company().name(), about("why", post, entry)))
                                .toList())
                .build();
    }

    private static Ask about(String command, Post post, Post.Entry entry) {
        return AlertOptions.about(command, post.destination())
                .with("article", Long.toString(entry.article().id().value()));
    }

    /** What a forum shows as the title of a post. */
    static String title(Post post) {
        return post.articles() == 1 ? post.entries().getFirst().article().title() : summary(post);
    }

    private static Text heading(Post post) {
        Text heading = new Text().heading();
        if (post.manner().role() != null) {
            heading = new Text().mention(post.manner().role()).newLine().heading();
        }
        return heading.plain(summary(post));
    }

    private static String summary(Post post) {
        String what = post.articles() == 1
                ? "New at " + post.entries().getFirst().company().name()
                : "%,d new articles".formatted(post.articles());
        return switch (post.occasion()) {
            case INSTANT -> what;
            case HOURLY -> what + " in the last hour";
            case DAILY -> what + " today";
            case WEEKLY -> what + " this week";
            case CATCH_UP -> what + ", all that waited";
        };
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

    private static Text followed(Post post) {
        List<String> queries = post.queries();
        boolean direct = post.destination() instanceof Destination.DiscordUser;
        Text text = new Text().small().plain(direct ? "You follow " : "This channel follows ");
        text.code(queries.stream().limit(NAMED_QUERIES).collect(Collectors.joining(", ")));
        return queries.size() > NAMED_QUERIES ? text.plain(" and more") : text;
    }

    /** A sentence or two about alerts. */
    static Card notice(String text) {
        return Card.of(Card.Tone.MISTAKE).words(text).build();
    }
}
