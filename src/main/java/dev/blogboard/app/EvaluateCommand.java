package dev.blogboard.app;

import dev.blogboard.lucene.OwnRanking;
import dev.blogboard.lucene.PlainLucene;
import dev.blogboard.search.Contender;
import dev.blogboard.search.Relevance;
import dev.blogboard.sqlite.PlainFts5;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how good the ranking is, beside two engines as they come. */
@Command(
        name = "evaluate",
        description = {
            "Measure the ranking by judgements: nDCG@10, MAP and recall@50, beside plain Lucene and SQLite FTS5.",
            "The files are as TREC has them, so that any collection can be tried."
        })
final class EvaluateCommand implements Callable<Integer> {
    /** As deep as rankings go. */
    private static final int DEPTH = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--docs",
            required = true,
            paramLabel = "FILE",
            description = "JSON lines: id, title, text, company, published.")
    @SuppressWarnings("NullAway.Init")
    private Path documents;

    @Option(names = "--queries", required = true, paramLabel = "FILE", description = "Lines: id, tab, query.")
    @SuppressWarnings("NullAway.Init")
    private Path queries;

    @Option(
            names = "--qrels",
            required = true,
            paramLabel = "FILE",
            description = "Lines: query, 0, document, grade, with tabs between.")
    @SuppressWarnings("NullAway.Init")
    private Path grades;

    @Option(names = "--run", paramLabel = "FILE", description = "Write our ranking there, as a TREC run.")
    private @Nullable Path run;

    @Override
    public Integer call() throws IOException {
        Judgements judgements = Judgements.read(documents, queries, grades);
        String synonyms = SynonymsFile.read(Cli.config(spec).dataDir());
        PrintWriter out = spec.commandLine().getOut();
        out.println(judgements.documents().size() + " documents, "
                + judgements.grades().size() + " judged queries.");
        out.printf(Locale.ROOT, "%-34s %8s %8s %10s%n", "", "nDCG@10", "MAP", "recall@50");
        List<Supplier<Contender>> contenders = List.of(
                () -> new OwnRanking(judgements.documents(), synonyms, CliCommand.CLOCK),
                () -> new PlainLucene(judgements.documents(), true),
                () -> new PlainLucene(judgements.documents(), false),
                () -> new PlainFts5(judgements.documents()));
        for (Supplier<Contender> each : contenders) {
            try (Contender contender = each.get()) {
                Map<String, List<String>> rankings = rankings(contender, judgements);
                if (contender instanceof OwnRanking && run != null) {
                    write(rankings, run);
                }
                print(out, contender.name(), mean(rankings, judgements));
            }
        }
        out.flush();
        return Cli.DONE;
    }

    private static Map<String, List<String>> rankings(Contender contender, Judgements judgements) {
        Map<String, List<String>> rankings = new LinkedHashMap<>();
        judgements.queries().forEach((id, query) -> {
            if (judgements.grades().containsKey(id)) {
                rankings.put(id, contender.rank(query, DEPTH));
            }
        });
        return rankings;
    }

    private static Relevance mean(Map<String, List<String>> rankings, Judgements judgements) {
        List<Relevance> all = new ArrayList<>();
        judgements.grades().forEach((query, grades) -> {
            boolean anyRelevant = grades.values().stream().anyMatch(grade -> grade > 0);
            if (anyRelevant) {
                all.add(Relevance.of(rankings.getOrDefault(query, List.of()), grades));
            }
        });
        return Relevance.mean(all);
    }

    private static void print(PrintWriter out, String name, Relevance measured) {
        out.printf(
                Locale.ROOT,
                "%-34s %8.4f %8.4f %10.4f%n",
                name,
                measured.ndcg(),
                measured.averagePrecision(),
                measured.recall());
        out.flush();
    }

    private static void write(Map<String, List<String>> rankings, Path file) throws IOException {
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
            rankings.forEach((query, ranking) -> {
                for (int index = 0; index < ranking.size(); index++) {
                    lines.printf(
                            Locale.ROOT,
                            "%s Q0 %s %d %d blogboard%n",
                            query,
                            ranking.get(index),
                            index + 1,
                            ranking.size() - index);
                }
            });
        }
    }
}
