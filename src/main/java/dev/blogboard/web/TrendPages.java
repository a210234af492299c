package dev.blogboard.web;

import dev.blogboard.discover.Reading;
import dev.blogboard.discover.Rising;
import dev.blogboard.discover.Subjects;
import dev.blogboard.discover.Trends;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Charts of how much is written about something. */
public final class TrendPages implements Pages {
    private static final int LINES = 6;
    private static final int MONTHS = 120;

    private final Reading reading;
    private final Templates templates;
    private final Remembered remembered;

    public TrendPages(Reading reading, Templates templates, Remembered remembered) {
        this.reading = reading;
        this.templates = templates;
        this.remembered = remembered;
    }

    @Override
    public void register(Routes routes) {
        routes.get(
                "/trends",
                remembered.of(request ->
                        trends(request.query().all("q"), request.query().first("company"))));
        routes.get("/trends/{subject}", remembered.of(request -> trends(List.of(request.part("subject")), "")));
    }

    /**
     * A chart, or what rises where nothing was asked for.
     *
     * @param typed what was asked for, a subject each
     * @param chart absent where nothing was asked for
     */
    public record TrendsPage(
            List<String> typed,
            String company,
            @Nullable String error,
            @Nullable SvgChart chart,
            List<Row> rows,
            List<RisingRow> rising,
            List<Story> risingStories) {
        /** A year of the table: for each line its articles. */
        public record Row(int year, List<Long> articles) {}

        public record RisingRow(String name, String path, long articles, long companies, String share, String usual) {}

        public String title() {
            return typed.isEmpty() ? "Trends" : "Trends: " + String.join(", ", typed);
        }
    }

    private Response trends(List<String> asked, String company) {
        List<String> typed = asked.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .limit(LINES)
                .toList();
        try {
            return Response.page(templates.render("trends.jte", typed.isEmpty() ? rising() : chart(typed, company)));
        } catch (QuerySyntaxException mistake) {
            return Response.page(
                    Response.BAD_REQUEST,
                    templates.render(
                            "trends.jte",
                            new TrendsPage(typed, company, mistake.pointed(), null, List.of(), List.of(), List.of())));
        }
    }

    private TrendsPage chart(List<String> typed, String company) throws QuerySyntaxException {
        QueryParser parser = reading.parser().get();
        Query filter = company.isEmpty()
                ? null
                : parser.parse("company:\"" + company.replace('"', ' ') + "\"").query();
        List<Trends.Subject> subjects = new ArrayList<>();
        for (String text : typed) {
            Subjects.Named named =
                    Subjects.named(text, parser, reading.taxonomy().get());
            subjects.add(new Trends.Subject(
                    named.label(), filter == null ? named.query() : new Query.And(List.of(named.query(), filter))));
        }
        Trends.Chart chart = reading.trends().chart(subjects, MONTHS);
        return new TrendsPage(typed, company, null, SvgChart.of(chart), rows(chart), List.of(), List.of());
    }

    private static List<TrendsPage.Row> rows(Trends.Chart chart) {
        List<TrendsPage.Row> rows = new ArrayList<>();
        for (int start = 0; start < chart.months().size(); ) {
            int year = chart.months().get(start).getYear();
            int end = start;
            while (end < chart.months().size() && chart.months().get(end).getYear() == year) {
                end++;
            }
            int from = start;
            int to = end;
            rows.addFirst(new TrendsPage.Row(
                    year,
                    chart.lines().stream()
                            .map(line -> line.articles().subList(from, to).stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .toList()));
            start = end;
        }
        return rows;
    }

    private TrendsPage rising() {
        Rising.Report report = reading.rising().thisWeek(15, 10);
        return new TrendsPage(
                List.of(),
                "",
                null,
                null,
                List.of(),
                report.topics().stream()
                        .map(topic -> new TrendsPage.RisingRow(
                                topic.name(),
                                Links.topic(topic.topic()),
                                topic.articles(),
                                topic.companies(),
                                String.format(Locale.ROOT, "%.1f %%", topic.share()),
                                String.format(Locale.ROOT, "%.1f %%", topic.usualShare())))
                        .toList(),
                report.articles().stream()
                        .map(article -> Story.of(article, reading.companies().get()))
                        .toList());
    }
}
