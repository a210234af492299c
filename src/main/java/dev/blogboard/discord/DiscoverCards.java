package dev.blogboard.discord;

import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.article.Published;
import dev.blogboard.command.Reply;
import dev.blogboard.discover.Answer;
import dev.blogboard.discover.ChartPainter;
import dev.blogboard.discover.Classics;
import dev.blogboard.discover.Profiles;
import dev.blogboard.discover.Rising;
import dev.blogboard.discover.Roundup;
import dev.blogboard.discover.RoundupWords;
import dev.blogboard.discover.TopicProfile;
import dev.blogboard.search.Facets;
import dev.blogboard.search.Hit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is told of many articles at once. */
final class DiscoverCards {
    private static final System.Logger LOG = System.getLogger(DiscoverCards.class.getName());
    private static final int TOPICS = 60;

    private DiscoverCards() {}

    static Card of(Reply.Discovered told, Asked asked) {
        return switch (told) {
            case Reply.TopicList list -> topics(list);
            case Reply.OfTopic topic -> topic(topic.profile(), asked);
            case Reply.RoundedUp rounded -> roundup(rounded.roundup());
            case Reply.Answered answered -> answer(answered);
            case Reply.Charted charted -> chart(charted);
            case Reply.Risen risen -> risen(risen);
        };
    }

    private static Card topics(Reply.TopicList list) {
        Text text = new Text().heading().plain("Topics").newLine();
        text.plain(list.topics().stream()
                .sorted(Comparator.comparingLong(Profiles.Counted::articles).reversed())
                .limit(TOPICS)
                .map(counted -> counted.topic().name() + " (" + counted.articles() + ")")
                .collect(Collectors.joining(", ")));
        return Card.usual()
                .words(text)
                .words(new Text().small().plain(list.topics().size() + " topics in all; /topic tells of each."))
                .build();
    }

    private static Card topic(TopicProfile profile, Asked asked) {
        String id = profile.topic().id();
        Text about = new Text()
                .heading()
                .plain(profile.topic().name())
                .newLine()
                .plain("%,d articles".formatted(profile.articles()));
        if (!profile.years().isEmpty()) {
            about.plain(" since " + profile.years().getLast().value());
        }
        if (!profile.companies().isEmpty()) {
            about.newLine()
                    .plain("By " + counted(profile.companies().stream().limit(8).toList(), Company::name));
        }
        if (!profile.related().isEmpty()) {
            about.newLine()
                    .plain("Often with "
                            + counted(profile.related().stream().limit(8).toList(), other -> other.name()));
        }
        Card.Builder card = Card.usual().words(about).line();
        profile.best().stream().limit(5).forEach(hit -> card.words(SearchCards.hit(hit, asked.dates())));
        return card.buttons(
                        new Card.Press("Roundup", Card.Look.MAIN, new Ask("roundup", Map.of("topic", id))),
                        new Card.Press("Trend", Card.Look.USUAL, new Ask("trends", Map.of("topic", id))),
                        new Card.Press(
                                "🔔 Follow", Card.Look.USUAL, new Ask("alert-me", Map.of("query", "topic:" + id))))
                .build();
    }

    private static <T> String counted(List<Facets.Count<T>> counts, Function<T, String> name) {
        return counts.stream()
                .map(count -> name.apply(count.value()) + " (" + count.articles() + ")")
                .collect(Collectors.joining(", "));
    }

    private static Card roundup(Roundup roundup) {
        Card.Builder card = Card.usual()
                .words(new Text().heading().plain(roundup.label()).newLine().plain(RoundupWords.figures(roundup)));
        roundup.companies().forEach(section -> card.line().words(section(section)));
        if (roundup.home() != null) {
            card.line().words(section(roundup.home()));
        }
        if (!roundup.further().isEmpty()) {
            card.line().words(new Text().small().plain("Also: " + RoundupWords.further(roundup)));
        }
        return card.buttons(new Card.Press(
                        "🔔 Follow " + roundup.label(),
                        Card.Look.MAIN,
                        new Ask("alert-me", Map.of("query", roundup.query()))))
                .build();
    }

    private static Text section(Roundup.Section section) {
        Text text = new Text().bold(section.company().name()).plain(" · " + RoundupWords.count(section));
        if (!section.uses().isEmpty()) {
            text.newLine()
                    .plain("With "
                            + section.uses().stream()
                                    .limit(4)
                                    .map(use -> use.label() + " (" + use.articles() + ")")
                                    .collect(Collectors.joining(", ")));
        }
        for (Roundup.Project project : section.projects().stream().limit(3).toList()) {
            text.newLine()
                    .plain("Project: ")
                    .link(project.name(), project.article().url());
        }
        for (Roundup.Key key : section.keys()) {
            text.newLine().append(title(key.article()));
            if (key.quote() != null) {
                text.newLine().plain("“" + key.quote() + "”");
            }
        }
        return text;
    }

    private static Text title(Article article) {
        Published published = article.published();
        Text text = new Text().link(article.title(), article.url());
        return published == null ? text : text.plain(" (" + published.year() + ")");
    }

    private static Card answer(Reply.Answered answered) {
        Answer answer = answered.answer();
        Card.Builder card = Card.usual().words(new Text().heading().plain(answered.question()));
        for (Answer.Passage passage : answer.passages()) {
            card.words(new Text()
                    .plain("“")
                    .marked(passage.sentence())
                    .plain("”")
                    .newLine()
                    .append(title(passage.article()))
                    .plain(" · " + passage.company().name()));
        }
        if (!answer.titlesOnly().isEmpty()) {
            card.line().words("Of these only the title is stored, not the text that could answer:");
            answer.titlesOnly()
                    .forEach(titled -> card.words(title(titled.article())
                            .plain(" · " + titled.company().name())));
        }
        if (answer.passages().isEmpty() && answer.titlesOnly().isEmpty()) {
            card.words("No article says anything about that.");
        }
        if (!answer.unknown().isEmpty()) {
            card.words(new Text().small().plain("No article has: " + String.join(", ", answer.unknown())));
        }
        return card.build();
    }

    private static Card chart(Reply.Charted charted) {
        Card.Builder card = Card.usual().words(new Text().heading().plain(charted.title()));
        String figures = charted.chart().lines().stream()
                .map(line -> line.label() + ": " + line.total() + (line.total() == 1 ? " article" : " articles"))
                .collect(Collectors.joining(", "));
        if (charted.chart().isEmpty()) {
            return card.words("No article of the last years is about that.").build();
        }
        try {
            byte[] png = charted.picture().png(charted.chart(), charted.title(), ChartPainter.Look.DARK);
            card.picture(png, "trend.png", "Share of all articles per month. " + figures);
        } catch (RuntimeException | InternalError fault) {
            // A machine without fonts draws nothing; the figures are there all the same.
            LOG.log(System.Logger.Level.WARNING, "The chart could not be drawn.", fault);
        }
        return card.words(
                        new Text().small().plain(figures + ". Share of all articles, averaged with the months beside."))
                .build();
    }

    private static Card risen(Reply.Risen risen) {
        Rising.Report report = risen.report();
        Card.Builder card = Card.usual().words(new Text().heading().plain("Rising this week"));
        if (report.topics().isEmpty()) {
            card.words("Nothing is written about more than usual: no topic's share of the week's articles is"
                    + " higher than in the year before by more than chance explains.");
        }
        report.topics()
                .forEach(topic -> card.words(new Text()
                        .bold(topic.name())
                        .plain(" · %d articles by %d companies, %.1f %% of the week's, usually %.1f %%"
                                .formatted(topic.articles(), topic.companies(), topic.share(), topic.usualShare()))));
        if (!report.articles().isEmpty()) {
            card.line();
        }
        report.articles().stream()
                .limit(6)
                .forEach(article -> card.words(title(article)
                        .plain(" · "
                                + risen.companies()
                                        .withId(article.company())
                                        .map(Company::name)
                                        .orElse(article.company().value()))));
        if (!risen.classics().isEmpty()) {
            card.line().words(new Text().heading().plain("Worth reading still"));
            risen.classics().forEach(classic -> card.words(classic(classic)));
        }
        return card.menu("More like one of these…", SearchCards.alike(hits(risen)))
                .build();
    }

    private static Text classic(Classics.Classic classic) {
        return title(classic.hit().article())
                .plain(" · " + classic.hit().company().name())
                .newLine()
                .small()
                .plain(classic.topic());
    }

    private static List<Hit> hits(Reply.Risen risen) {
        return risen.classics().stream().map(Classics.Classic::hit).toList();
    }
}
