package dev.blogboard.app;

import dev.blogboard.article.Article;
import dev.blogboard.article.Published;
import dev.blogboard.discover.Roundup;
import dev.blogboard.discover.RoundupDocument;
import dev.blogboard.search.QuerySyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes roundups from the shell. */
@Command(name = "roundup", description = "Write who says what about a topic: blogboard roundup python")
final class RoundupCommand extends CliCommand {
    private enum Format {
        md,
        html,
        json
    }

    @Parameters(arity = "1..*", paramLabel = "TOPIC", description = "A topic, or any query.")
    private final List<String> words = new ArrayList<>();

    @Option(names = "--company", paramLabel = "C", description = "Only this company; may be given several times.")
    private final List<String> companies = new ArrayList<>();

    @Option(names = "--since", paramLabel = "D", description = "Only articles from then on: 2024, 2024-03, 30d.")
    private @Nullable String since;

    @Option(
            names = "--sections",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many companies get a section of their own. Default: 20.")
    private int sections;

    @Option(names = "--format", paramLabel = "md|html|json", defaultValue = "md", description = "Default: md.")
    private Format format = Format.md;

    @Override
    int run(App app) throws QuerySyntaxException {
        if (sections < 1 || sections > 200) {
            throw wrongUsage("--sections goes from 1 to 200.");
        }
        Discovery discovery = app.discovery();
        discovery.catchUp();
        Roundup roundup = discovery.roundup(String.join(" ", words), companies, since, sections);
        out().println(
                        switch (format) {
                            case md -> RoundupDocument.markdown(publicUrl()).write(roundup);
                            case html -> RoundupDocument.html(publicUrl()).write(roundup);
                            case json -> Json.line(json(roundup));
                        });
        return roundup.figures().articles() == 0 ? Cli.FAILED : Cli.DONE;
    }

    private @Nullable String publicUrl() {
        return config().webPublicUrl().isEmpty() ? null : config().webPublicUrl();
    }

    static Map<String, @Nullable Object> json(Roundup roundup) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("subject", roundup.label());
        all.put("query", roundup.query());
        all.put("topic", roundup.topic());
        all.put("articles", roundup.figures().articles());
        all.put("companies", roundup.figures().companies());
        all.put("from", roundup.figures().firstYear());
        all.put("to", roundup.figures().lastYear());
        all.put(
                "sections",
                roundup.companies().stream().map(RoundupCommand::json).toList());
        all.put("project", roundup.home() == null ? null : json(roundup.home()));
        all.put("further", roundup.further().stream().map(RoundupCommand::json).toList());
        return all;
    }

    private static Map<String, @Nullable Object> json(Roundup.Further further) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("company", further.company().name());
        all.put("articles", further.articles());
        all.put("best", further.best() == null ? null : json(further.best()));
        return all;
    }

    private static Map<String, @Nullable Object> json(Roundup.Section section) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("company", section.company().name());
        all.put("articles", section.articles());
        all.put("from", section.firstYear());
        all.put("to", section.lastYear());
        all.put(
                "uses",
                section.uses().stream()
                        .map(use -> Map.of("topic", use.topic(), "articles", use.articles()))
                        .toList());
        all.put(
                "projects",
                section.projects().stream()
                        .map(project -> Map.of(
                                "name", project.name(), "url", project.article().url()))
                        .toList());
        all.put(
                "articles_named",
                section.keys().stream().map(RoundupCommand::json).toList());
        all.put("more", section.more());
        return all;
    }

    private static Map<String, @Nullable Object> json(Roundup.Key key) {
        Article article = key.article();
        Published published = article.published();
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("title", article.title());
        all.put("url", article.url());
        all.put("published", published == null ? null : published.toString());
        all.put("quote", key.quote());
        return all;
    }
}
