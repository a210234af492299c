package dev.blogboard.app;

import dev.blogboard.chart.XChartPainter;
import dev.blogboard.discover.ChartPainter;
import dev.blogboard.discover.Rising;
import dev.blogboard.discover.Trends;
import dev.blogboard.search.QuerySyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Counts articles over time from the shell. */
@Command(
        name = "trends",
        description =
                "Count articles per month: blogboard trends kubernetes docker. Without a topic: what rises this week.")
final class TrendsCommand extends CliCommand {
    private enum Format {
        csv,
        json
    }

    @Option(names = "--png", paramLabel = "FILE", description = "Also draw the chart into this file.")
    private @Nullable Path png;

    @Option(names = "--dark", description = "Draw on a dark ground.")
    private boolean dark;

    @Parameters(arity = "0..*", paramLabel = "TOPIC", description = "Topics or queries, each in quotes; up to six.")
    private final List<String> subjects = new ArrayList<>();

    @Option(names = "--company", paramLabel = "C", description = "Only articles of this company.")
    private @Nullable String company;

    @Option(
            names = "--months",
            paramLabel = "N",
            defaultValue = "60",
            description = "How far back, up to 240 months. Default: 60.")
    private int months;

    @Option(names = "--format", paramLabel = "csv|json", defaultValue = "csv", description = "Default: csv.")
    private Format format = Format.csv;

    @Override
    int run(App app) throws QuerySyntaxException {
        if (months < 1 || months > 240 || subjects.size() > 6) {
            throw wrongUsage("--months goes from 1 to 240, and there can be six topics at most.");
        }
        app.discovery().catchUp();
        if (subjects.isEmpty()) {
            print(app.discovery().rising().thisWeek(20, 0));
        } else {
            Trends.Chart chart = app.discovery().chart(subjects, company, months);
            print(chart);
            draw(chart);
        }
        return Cli.DONE;
    }

    private void draw(Trends.Chart chart) {
        if (png == null) {
            return;
        }
        try {
            byte[] picture = new XChartPainter()
                    .png(chart, String.join(", ", subjects), dark ? ChartPainter.Look.DARK : ChartPainter.Look.LIGHT);
            Files.write(png, picture);
        } catch (IOException unwritable) {
            throw new CommandFailedException(png + " cannot be written: " + unwritable.getMessage());
        }
    }

    private void print(Trends.Chart chart) {
        switch (format) {
            case csv -> out().print(ChartText.csv(chart));
            case json -> out().println(Json.line(ChartText.json(chart)));
        }
    }

    private void print(Rising.Report report) {
        switch (format) {
            case csv -> {
                out().println("topic,articles,companies,share_percent,usual_share_percent,log_likelihood_ratio");
                report.topics()
                        .forEach(topic -> out().println(String.format(
                                Locale.ROOT,
                                "%s,%d,%d,%.2f,%.2f,%.1f",
                                topic.topic(),
                                topic.articles(),
                                topic.companies(),
                                topic.share(),
                                topic.usualShare(),
                                topic.ratio())));
            }
            case json -> report.topics().forEach(topic -> out().println(Json.line(json(topic))));
        }
    }

    private static Map<String, @Nullable Object> json(Rising.RisingTopic topic) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("topic", topic.topic());
        line.put("articles", topic.articles());
        line.put("companies", topic.companies());
        line.put("sharePercent", topic.share());
        line.put("usualSharePercent", topic.usualShare());
        line.put("logLikelihoodRatio", topic.ratio());
        return line;
    }
}
