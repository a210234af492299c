package dev.blogboard.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.QuerySyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

        /** One line, understood. */
        private record Line(
                Subscriptions.Wanted wanted, @Nullable String paused) {}

        /** Either all lines make sense, or none is added. */
        @Override
        int run(App app) throws IOException {
            List<String> lines;
            try {
                lines = Files.readAllLines(file);
            } catch (IOException fault) {
                throw new CommandFailedException(file + " cannot be read: " + fault.getMessage());
            }
            List<Line> understood = new ArrayList<>();
            for (int index = 0; index < lines.size(); index++) {
                if (!lines.get(index).isBlank()) {
                    understood.add(read(app, lines.get(index), index + 1));
                }
            }
            long added = understood.stream().filter(line -> add(app, line)).count();
            long before = understood.size() - added;
            out().println("Added " + added + (added == 1 ? " subscription" : " subscriptions")
                    + (before == 0 ? "." : ", " + before + (before == 1 ? " was" : " were") + " there already."));
            return Cli.DONE;
        }

        private static boolean add(App app, Line line) {
            Optional<Subscription> added = app.subscriptions().add(line.wanted(), CLOCK.instant());
            if (line.paused() != null) {
                added.ifPresent(subscription -> app.subscriptions().pause(subscription.id(), line.paused()));
            }
            return added.isPresent();
        }

        private Line read(App app, String line, int number) {
            try {
                JsonNode node = new ObjectMapper().readTree(line);
                Subscriptions.Wanted wanted = SubscriptionJson.read(node);
                ParsedQuery query = app.parser().parse(wanted.query());
                if (query.asksForEverything()) {
                    throw new IllegalArgumentException("There is nothing to look for in \"" + wanted.query() + "\".");
                }
                Subscriptions.Wanted canonical = new Subscriptions.Wanted(
                        query.canonical(), wanted.destination(), wanted.timing(), wanted.manner(), wanted.owner());
                return new Line(canonical, SubscriptionJson.paused(node));
            } catch (JsonProcessingException | IllegalArgumentException | QuerySyntaxException odd) {
                String what = odd.getMessage() == null
                        ? "it makes no sense"
                        : odd.getMessage().lines().findFirst().orElse("");
                throw new CommandFailedException(
                        "Nothing was added. Line " + number + " of " + file + " is no subscription: " + what);
            }
        }
    }
}
