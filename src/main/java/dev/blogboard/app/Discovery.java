package dev.blogboard.app;

import dev.blogboard.article.Company;
import dev.blogboard.chart.XChartPainter;
import dev.blogboard.command.DiscoverDesk;
import dev.blogboard.discover.Asker;
import dev.blogboard.discover.Profiles;
import dev.blogboard.discover.Reading;
import dev.blogboard.discover.Rising;
import dev.blogboard.discover.Roundup;
import dev.blogboard.discover.Roundups;
import dev.blogboard.discover.Subjects;
import dev.blogboard.discover.Trends;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.sqlite.SqliteTags;
import dev.blogboard.topic.Tagging;
import dev.blogboard.topic.Tags;
import dev.blogboard.web.ApiPages;
import dev.blogboard.web.ArticlePages;
import dev.blogboard.web.CompanyPages;
import dev.blogboard.web.FeedPages;
import dev.blogboard.web.Pages;
import dev.blogboard.web.Remembered;
import dev.blogboard.web.RoundupPages;
import dev.blogboard.web.SearchPages;
import dev.blogboard.web.Templates;
import dev.blogboard.web.TopicPages;
import dev.blogboard.web.TrendPages;
import dev.blogboard.web.WebSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of many articles at once, put together. Safe for use by several threads. */
final class Discovery {
    private final App app;
    private final Tags tags;

    Discovery(App app) {
        this.app = app;
        this.tags = new SqliteTags(app.database());
    }

    Tags tags() {
        return tags;
    }

    /** Tags what came in since the last time, or everything where the topics are others now. */
    Tagging tagging() {
        return new Tagging(app.articles(), tags, app.topics(), app.topics().fingerprint());
    }

    /** For a command that runs beside nobody: tags and indexes what is new. */
    void catchUp() {
        tagging().run();
        app.indexWhereNobodyElseDoes();
    }

    Roundups roundups() {
        return new Roundups(index(), app.articles(), tags, app.topics().taxonomy(), () -> app.companies());
    }

    Asker asker() {
        return new Asker(index(), app.articles(), app.index().analysis(), app::companies);
    }

    Trends trends() {
        return new Trends(index(), app.clock());
    }

    Rising rising() {
        return new Rising(tags, app.articles(), app.topics().taxonomy(), app.clock());
    }

    /** A line for each topic, company or query that is asked for. */
    Trends.Chart chart(List<String> subjects, @Nullable String company, int months) throws QuerySyntaxException {
        QueryParser parser = app.parser();
        Query filter = filter(parser, company == null ? List.of() : List.of(company), null);
        List<Trends.Subject> lines = new ArrayList<>();
        for (String subject : subjects) {
            Subjects.Named named = Subjects.named(subject, parser, app.topics().taxonomy());
            lines.add(new Trends.Subject(
                    named.label(), filter == null ? named.query() : new Query.And(List.of(named.query(), filter))));
        }
        return trends().chart(lines, months);
    }

    DiscoverDesk desk() {
        return new DiscoverDesk(reading(), new XChartPainter());
    }

    private Reading reading() {
        return new Reading(
                this::index,
                app::parser,
                app::companies,
                () -> app.topics().taxonomy(),
                app.articles(),
                tags,
                app.index().analysis(),
                app.clock());
    }

    Profiles profiles() {
        return reading().profiles();
    }

    /** The pages for readers and programs. */
    List<Pages> pages(WebSettings settings, Templates templates) {
        Reading reading = reading();
        Remembered remembered = new Remembered(reading.index(), reading.clock());
        return List.of(
                new SearchPages(reading, templates, remembered),
                new FeedPages(reading, settings),
                new TopicPages(reading, templates, remembered),
                new RoundupPages(reading, templates, remembered),
                new CompanyPages(reading, templates, remembered),
                new TrendPages(reading, templates, remembered),
                new ArticlePages(reading, templates),
                new ApiPages(reading, templates));
    }

    private SearchIndex index() {
        return app.index().search();
    }

    /**
     * Writes a roundup.
     *
     * @param companies only of these, by name; empty for all
     * @param since only from then on, as in a query; absent for all time
     * @throws QuerySyntaxException when the subject is no query, or the date none
     */
    Roundup roundup(String subject, List<String> companies, @Nullable String since, int sections)
            throws QuerySyntaxException {
        QueryParser parser = app.parser();
        Roundups roundups = roundups();
        return roundups.write(new Roundups.Request(
                roundups.subject(subject, parser.parse(subject)), filter(parser, companies, since), sections, 5));
    }

    private @Nullable Query filter(QueryParser parser, List<String> companies, @Nullable String since)
            throws QuerySyntaxException {
        List<Query> conditions = new ArrayList<>();
        if (!companies.isEmpty()) {
            List<Query> any = new ArrayList<>();
            for (String name : companies) {
                Company company = app.companies()
                        .named(name)
                        .orElseThrow(() -> new CommandFailedException("There is no company \"" + name
                                + "\"; type a part of its name into a search to see how it is called."));
                any.add(new Query.AtCompany(company.id()));
            }
            conditions.add(any.size() == 1 ? any.getFirst() : new Query.Or(any));
        }
        if (since != null) {
            conditions.add(parser.parse("since:" + since).query());
        }
        return switch (conditions.size()) {
            case 0 -> null;
            case 1 -> conditions.getFirst();
            default -> new Query.And(conditions);
        };
    }
}
