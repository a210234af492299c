package dev.blogboard.app;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;

/** Makes the index anew. */
@Command(
        name = "reindex",
        description = {
            "Make the search index anew from the stored articles, while nobody serves.",
            "Needed by no change of the store; a damaged index is made anew by itself."
        })
final class ReindexCommand extends CliCommand {
    @Override
    int run(App app) {
        long articles = app.articles().count();
        int indexed;
        if (Consoles.onTerminal()) {
            try (ProgressBar bar = new ProgressBarBuilder()
                    .setTaskName("Indexing")
                    .setInitialMax(articles)
                    .build()) {
                indexed = app.index().rebuild(bar::stepTo);
            }
        } else {
            indexed = app.index().rebuild(done -> out().println(done + " of " + articles + " articles"));
        }
        out().println("The index is new: " + indexed + " articles.");
        return Cli.DONE;
    }
}
