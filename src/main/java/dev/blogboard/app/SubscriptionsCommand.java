package dev.blogboard.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Outbox;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.command.Reply;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who follows what. */
@Command(
        name = "subscriptions",
        description = "List, add and change subscriptions.",
        subcommands = {
            SubscriptionsCommand.Add.class,
            SubscriptionsCommand.ListThem.class,
            SubscriptionsCommand.Status.class,
            SubscriptionsCommand.Remove.class,
            SubscriptionsCommand.Pause.class,
            SubscriptionsCommand.Resume.class,
            SubscriptionsCommand.Test.class,
            SubscriptionsCommand.Export.class,
            SubscriptionsCommand.Import.class
        })
final class SubscriptionsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "subscriptions needs one of: add, list, status, remove, pause, resume, test, export, import.");
    }

    /** One more. */
    @Command(
            name = "add",
            description = "Follow a query: subscriptions add 'kafka at linkedin' --to mail:you@example.com")
    static final class Add extends CliCommand {
        @Parameters(arity = "1..*", paramLabel = "QUERY", description = "As for search.")
        private final List<String> words = new ArrayList<>();

        @Mixin
        private final SubscriptionOptions options = new SubscriptionOptions();

        @Option(names = "--yes", description = "Save without showing first what it would have brought.")
        private boolean yes;

        @Override
        int run(App app) {
            boolean ask = !yes && Consoles.onTerminal();
            Reply reply = answer(app, !ask);
            if (ask && reply instanceof Reply.Preview) {
                out().println(replies().render(reply));
                out().flush();
                if (!Consoles.agrees("Follow it?")) {
                    out().println("Not saved.");
                    return Cli.DONE;
                }
                reply = answer(app, true);
            }
            if (reply instanceof Reply.Mistaken mistaken) {
                throw wrongUsage(mistaken.message());
            }
            out().println(replies().render(reply));
            return Cli.DONE;
        }

        private Reply answer(App app, boolean sure) {
            try {
                return app.desk()
                        .answer(new dev.blogboard.command.Command.Subscribe(
                                String.join(" ", words),
                                options.destination(),
                                options.timing(),
                                Manner.PLAIN,
                                null,
                                sure));
            } catch (IllegalArgumentException odd) {
                throw wrongUsage(String.valueOf(odd.getMessage()));
            }
        }
    }

    /** All of them. */
    @Command(name = "list", description = "List all subscriptions.")
    static final class ListThem extends CliCommand {
        @Option(names = "--json", description = "Print JSON lines: one a subscription.")
        private boolean json;

        @Override
        int run(App app) {
            for (Subscription subscription : app.subscriptions().all()) {
                out().println(json ? Json.line(SubscriptionJson.line(subscription)) : text(subscription));
            }
            return Cli.DONE;
        }

        private String text(Subscription subscription) {
            TextStyle style = replies().style();
            return String.format("%4d  ", subscription.id().value())
                    + style.bold(TextStyle.harmless(subscription.query())) + "  to "
                    + TextStyle.harmless(subscription.destination().toString()) + ", "
                    + TextFollowing.timing(subscription.timing())
                    + (subscription.paused() == null
                            ? ""
                            : style.warning("  paused: " + TextStyle.harmless(subscription.paused())));
        }
    }

    /** What became of the alerts. */
    @Command(
            name = "status",
            description = "Count alerts by their state: pending, sending, sent, deferred, in doubt, paused.")
    static final class Status extends CliCommand {
        @Option(names = "--json", description = "Print one JSON line.")
        private boolean json;

        @Override
        int run(App app) {
            Map<Outbox.State, Long> counted = app.outbox().states();
            Map<String, Long> all = new LinkedHashMap<>();
            for (Outbox.State state : Outbox.State.values()) {
                all.put(state.name().toLowerCase(Locale.ROOT).replace('_', ' '), counted.getOrDefault(state, 0L));
            }
            if (json) {
                out().println(Json.line(all));
            } else {
                all.forEach((state, count) -> out().printf("%,10d  %s%n", count, state));
            }
            return Cli.DONE;
        }
    }

    /** A command about one subscription. */
    abstract static class OnOne extends CliCommand {
        @Parameters(paramLabel = "ID", description = "Its number, as list shows it.")
        private long id;

        SubscriptionId id() {
            return new SubscriptionId(id);
        }

        Subscription find(App app) {
            return app.subscriptions()
                    .find(id())
                    .orElseThrow(() -> new CommandFailedException(
                            "There is no subscription " + id + "; subscriptions list shows them."));
        }

        int said(boolean found, String done) {
            if (!found) {
                throw new CommandFailedException("There is no subscription " + id + "; subscriptions list shows them.");
            }
            out().println(done + " subscription " + id + ".");
            return Cli.DONE;
        }
    }

    /** One less. */
    @Command(name = "remove", description = "Remove a subscription, and its alerts that were not sent yet.")
    static final class Remove extends OnOne {
        @Override
        int run(App app) {
            return said(app.subscriptions().remove(id()), "Removed");
        }
    }

    /** Silence. */
    @Command(name = "pause", description = "Keep a subscription's alerts back until it is resumed.")
    static final class Pause extends OnOne {
        @Override
        int run(App app) {
            return said(app.subscriptions().pause(id(), "Paused from the command line."), "Paused");
        }
    }

    /** The end of silence. */
    @Command(name = "resume", description = "Let a paused subscription's alerts go out again.")
    static final class Resume extends OnOne {
        @Override
        int run(App app) {
            return said(app.subscriptions().pause(id(), null), "Resumed");
        }
    }

    /** What it would bring. */
    @Command(name = "test", description = "Show what a subscription would have brought in the last 30 days.")
    static final class Test extends OnOne {
        @Override
        int run(App app) {
            Subscription subscription = find(app);
            out().println(replies()
                    .render(app.desk().answer(new dev.blogboard.command.Command.Foresee(subscription.query()))));
            return Cli.DONE;
        }
    }

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
