package dev.blogboard.app;

import dev.blogboard.article.Article;
import dev.blogboard.article.Published;
import dev.blogboard.discover.Answer;
import dev.blogboard.search.QuerySyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers questions from the shell. */
@Command(
        name = "ask",
        description = "Quote what articles say about a question: blogboard ask largest deployment of Django")
final class AskCommand extends CliCommand {
    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "The question, in plain words.")
    private final List<String> words = new ArrayList<>();

    @Option(
            names = "--json",
            description = "Print JSON lines: one a passage, then those of which only the title is known.")
    private boolean json;

    @Override
    int run(App app) throws QuerySyntaxException {
        app.discovery().catchUp();
        Answer answer = app.discovery().asker().answer(String.join(" ", words));
        if (json) {
            print(answer);
        } else {
            out().println(new TextDiscovery(replies().style()).answer(answer));
        }
        return answer.passages().isEmpty() && answer.titlesOnly().isEmpty() ? Cli.FAILED : Cli.DONE;
    }

    private void print(Answer answer) {
        for (Answer.Passage passage : answer.passages()) {
            Map<String, @Nullable Object> line =
                    article(passage.article(), passage.company().name());
            line.put("quote", passage.sentence().text());
            line.put("coverage", passage.coverage());
            out().println(Json.line(line));
        }
        for (Answer.Titled titled : answer.titlesOnly()) {
            Map<String, @Nullable Object> line =
                    article(titled.article(), titled.company().name());
            line.put("quote", null);
            out().println(Json.line(line));
        }
    }

    private static Map<String, @Nullable Object> article(Article article, String company) {
        Published published = article.published();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("title", article.title());
        line.put("url", article.url());
        line.put("company", company);
        line.put("published", published == null ? null : published.toString());
        return line;
    }
}
