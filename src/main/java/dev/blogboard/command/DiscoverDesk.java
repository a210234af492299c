package dev.blogboard.command;

import dev.blogboard.article.Company;
import dev.blogboard.discover.ChartPainter;
import dev.blogboard.discover.Reading;
import dev.blogboard.discover.Rising;
import dev.blogboard.discover.Roundups;
import dev.blogboard.discover.Subjects;
import dev.blogboard.discover.Trends;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what is told of many articles at once. Safe for use by several threads. */
public final class DiscoverDesk {
    private static final int SECTIONS = 8;
    private static final int KEYS = 2;
    private static final int MONTHS = 60;
    private static final int RISING = 10;
    private static final int CLASSICS = 3;

    private final Reading reading;
    private final ChartPainter painter;

    public DiscoverDesk(Reading reading, ChartPainter painter) {
        this.reading = reading;
        this.painter = painter;
    }

    Reply answer(Command.Discovering command) throws QuerySyntaxException {
        return switch (command) {
            case Command.ListTopics asked ->
                new Reply.TopicList(reading.profiles().topics());
            case Command.AboutTopic asked -> topic(asked);
            case Command.WriteRoundup asked -> roundup(asked);
            case Command.AskQuestion asked -> question(asked);
            case Command.ShowTrends asked -> trends(asked);
            case Command.WhatRises asked -> rising();
        };
    }

    private Reply rising() {
        Rising.Report report = reading.rising().thisWeek(RISING, RISING);
        List<String> topics =
                report.topics().stream().map(Rising.RisingTopic::topic).toList();
        return new Reply.Risen(
                report,
                reading.classics().thisWeek(topics, CLASSICS),
                reading.companies().get());
    }

    private Reply topic(Command.AboutTopic asked) {
        Optional<Topic> topic = reading.taxonomy().get().named(asked.topic());
        return topic.<Reply>map(found -> new Reply.OfTopic(reading.profiles().topic(found)))
                .orElseGet(() -> new Reply.Mistaken("There is no topic \"" + asked.topic()
                        + "\". /topics lists those there are, and any words can be searched for."));
    }

    private Reply roundup(Command.WriteRoundup asked) throws QuerySyntaxException {
        if (asked.subject().isBlank()) {
            return new Reply.Mistaken("A roundup of what? Name a topic or any query: python");
        }
        QueryParser parser = reading.parser().get();
        Roundups roundups = reading.roundups();
        List<Query> conditions = new ArrayList<>();
        if (!asked.company().isBlank()) {
            Optional<Company> company = reading.companies().get().named(asked.company());
            if (company.isEmpty()) {
                return noCompany(asked.company());
            }
            conditions.add(new Query.AtCompany(company.get().id()));
        }
        if (!asked.since().isBlank()) {
            conditions.add(parser.parse("since:" + asked.since().strip()).query());
        }
        return new Reply.RoundedUp(roundups.write(new Roundups.Request(
                roundups.subject(asked.subject(), parser.parse(asked.subject())), all(conditions), SECTIONS, KEYS)));
    }

    private Reply noCompany(String typed) {
        return new Reply.NoSuchCompany(
                typed, CompanyNames.near(typed, reading.companies().get()));
    }

    private static @Nullable Query all(List<Query> conditions) {
        return switch (conditions.size()) {
            case 0 -> null;
            case 1 -> conditions.getFirst();
            default -> new Query.And(conditions);
        };
    }

    private Reply question(Command.AskQuestion asked) throws QuerySyntaxException {
        return asked.question().isBlank()
                ? new Reply.Mistaken("Ask what? For example: largest deployment of Django")
                : new Reply.Answered(asked.question(), reading.asker().answer(asked.question()));
    }

    private Reply trends(Command.ShowTrends asked) throws QuerySyntaxException {
        if (asked.subjects().isEmpty()) {
            return new Reply.Mistaken("Trends of what? Name up to three topics or queries: kubernetes, docker");
        }
        QueryParser parser = reading.parser().get();
        Taxonomy taxonomy = reading.taxonomy().get();
        Query filter = null;
        if (!asked.company().isBlank()) {
            Optional<Company> company = reading.companies().get().named(asked.company());
            if (company.isEmpty()) {
                return noCompany(asked.company());
            }
            filter = new Query.AtCompany(company.get().id());
        }
        List<Trends.Subject> lines = new ArrayList<>();
        for (String subject : asked.subjects()) {
            Subjects.Named named = Subjects.named(subject, parser, taxonomy);
            Query query = filter == null ? named.query() : new Query.And(List.of(named.query(), filter));
            lines.add(new Trends.Subject(named.label(), query));
        }
        String at = asked.company().isBlank() ? "" : " at " + asked.company();
        return new Reply.Charted(
                String.join(", ", lines.stream().map(Trends.Subject::label).toList()) + at,
                reading.trends().chart(lines, MONTHS),
                painter);
    }
}
