package dev.blogboard.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.search.QuerySyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Subscriptions as JSON lines, to take them elsewhere. */
final class SubscriptionTransfer {
    private SubscriptionTransfer() {}

    /** All of them, to be imported elsewhere. */
    @Command(name = "export", description = "Write all subscriptions as JSON lines.")
    static final class Export extends CliCommand {
        @Override
        int run(App app) {
            app.subscriptions()
                    .all()
                    .forEach(subscription -> out().println(Json.line(SubscriptionJson.whole(subscription))));
            return Cli.DONE;
        }
    }

    /** Those of an export. */
    @Command(
            name = "import",
            description = "Add the subscriptions of an export; those that are there stay as they are.")
    static final class Import extends CliCommand {
        @Parameters(paramLabel = "FILE", description = "What export has written.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Override
        int run(App app) throws IOException {
            int added = 0;
            int number = 0;
            List<String> lines;
            try {
                lines = Files.readAllLines(file);
            } catch (IOException fault) {
                throw new CommandFailedException(file + " cannot be read: " + fault.getMessage());
            }
            for (String line : lines) {
                number++;
                if (!line.isBlank() && add(app, line, number) != null) {
                    added++;
                }
            }
            out().println("Added " + added + (added == 1 ? " subscription." : " subscriptions."));
            return Cli.DONE;
        }

        private @Nullable Subscription add(App app, String line, int number) {
            try {
                JsonNode node = new ObjectMapper().readTree(line);
                Subscriptions.Wanted wanted = SubscriptionJson.read(node);
                Subscriptions.Wanted canonical = new Subscriptions.Wanted(
                        app.parser().parse(wanted.query()).canonical(),
                        wanted.destination(),
                        wanted.timing(),
                        wanted.manner(),
                        wanted.owner());
                return app.subscriptions().add(canonical, CLOCK.instant()).orElse(null);
            } catch (JsonProcessingException | IllegalArgumentException | QuerySyntaxException odd) {
                String what = odd.getMessage() == null
                        ? "it makes no sense"
                        : odd.getMessage().lines().findFirst().orElse("");
                throw new CommandFailedException("Line " + number + " of " + file + " is no subscription: " + what);
            }
        }
    }
}
