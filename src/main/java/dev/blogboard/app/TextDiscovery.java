package dev.blogboard.app;

import dev.blogboard.article.Article;
import dev.blogboard.command.Reply;
import dev.blogboard.discover.Answer;
import dev.blogboard.discover.Rising;
import dev.blogboard.discover.RoundupDocument;
import dev.blogboard.discover.TopicProfile;
import dev.blogboard.discover.Trends;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is told of many articles, as a terminal shows it. */
final class TextDiscovery {
    private final TextStyle style;

    TextDiscovery(TextStyle style) {
        this.style = style;
    }

    String render(Reply.Discovered told) {
        return switch (told) {
            case Reply.TopicList list -> topics(list);
            case Reply.OfTopic topic -> topic(topic.profile());
            case Reply.RoundedUp rounded -> RoundupDocument.markdown(null).write(rounded.roundup());
            case Reply.Answered answered -> answer(answered.answer());
            case Reply.Charted charted -> chart(charted);
            case Reply.Risen risen -> risen(risen);
        };
    }

    private String topics(Reply.TopicList list) {
        return list.topics().stream()
                .map(counted -> counted.topic().name() + " " + style.dim("(" + counted.articles() + ")"))
                .collect(Collectors.joining(", "));
    }

    private String topic(TopicProfile profile) {
        StringBuilder text = new StringBuilder(style.bold(profile.topic().name()))
                .append(": ")
                .append(profile.articles())
                .append(" articles")
                .append(
                        profile.years().isEmpty()
                                ? ""
                                : " since " + profile.years().getLast().value())
                .append("\n");
        text.append("By ")
                .append(profile.companies().stream()
                        .limit(10)
                        .map(count -> count.value().name() + " (" + count.articles() + ")")
                        .collect(Collectors.joining(", ")))
                .append("\n");
        if (!profile.related().isEmpty()) {
            text.append("Often with ")
                    .append(profile.related().stream()
                            .map(count -> count.value().name() + " (" + count.articles() + ")")
                            .collect(Collectors.joining(", ")))
                    .append("\n");
        }
        profile.best().stream()
                .limit(5)
                .forEach(hit -> text.append("\n   ")
                        .append(source(hit.article(), hit.company().name()))
                        .append("\n"));
        return text.toString().stripTrailing();
    }

    /** A bar for each year, as long as its share of all articles. */
    private String chart(Reply.Charted charted) {
        StringBuilder text = new StringBuilder(style.bold(charted.title()));
        for (Trends.Line line : charted.chart().lines()) {
            text.append("\n\n").append(line.label()).append(style.dim(" " + line.total() + " articles"));
            for (int month = 0; month < charted.chart().months().size(); month += 3) {
                double share = line.shares().get(month);
                text.append("\n  ")
                        .append(charted.chart().months().get(month))
                        .append(String.format(Locale.ROOT, " %5.1f %% ", share))
                        .append("█".repeat((int) Math.min(60, Math.round(share * 4))));
            }
        }
        return text.toString();
    }

    private String risen(Reply.Risen risen) {
        String classics = risen.classics().stream()
                .map(classic -> "\n\n   "
                        + source(
                                classic.hit().article(), classic.hit().company().name()))
                .collect(Collectors.joining());
        return rising(risen.report())
                + (classics.isEmpty() ? "" : "\n\n" + style.bold("Worth reading still") + classics);
    }

    private String rising(Rising.Report report) {
        if (report.topics().isEmpty()) {
            return "Nothing is written about more than usual this week.";
        }
        return report.topics().stream()
                .map(topic -> style.bold(topic.name())
                        + style.dim(String.format(
                                Locale.ROOT,
                                " %d articles by %d companies, %.1f %% of the week's, usually %.1f %%",
                                topic.articles(),
                                topic.companies(),
                                topic.share(),
                                topic.usualShare())))
                .collect(Collectors.joining("\n"));
    }

    String answer(Answer answer) {
        StringBuilder text = new StringBuilder();
        for (Answer.Passage passage : answer.passages()) {
            text.append("“")
                    .append(style.marked(passage.sentence()))
                    .append("”\n   ")
                    .append(source(passage.article(), passage.company().name()))
                    .append("\n\n");
        }
        if (!answer.titlesOnly().isEmpty()) {
            text.append(style.dim("Of these only the title is stored, not the text that could answer:"))
                    .append("\n\n");
            answer.titlesOnly()
                    .forEach(titled -> text.append("   ")
                            .append(source(titled.article(), titled.company().name()))
                            .append("\n\n"));
        }
        if (text.isEmpty()) {
            text.append("No article says anything about that.");
        }
        if (!answer.unknown().isEmpty()) {
            text.append(style.dim((text.toString().endsWith("\n") ? "" : "\n") + "No article has: "
                    + String.join(", ", answer.unknown())));
        }
        return text.toString().stripTrailing();
    }

    private String source(Article article, String company) {
        String date = article.published() == null
                ? ""
                : " · " + article.published().toString().split("T", 2)[0];
        return article.title() + "\n   " + style.dim(company + date) + "\n   " + article.url();
    }
}
