package dev.blogboard.app;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.command.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
            SubscriptionsCommand.Remove.class,
            SubscriptionsCommand.Pause.class,
            SubscriptionsCommand.Resume.class
        })
final class SubscriptionsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "subscriptions needs one of: add, list, remove, pause, resume.");
    }

    /** One more. */
    @Command(
            name = "add",
            description = "Follow a query: subscriptions add 'kafka at linkedin' --to mail:you@example.com")
    static final class Add extends CliCommand {
        @Parameters(arity = "1..*", paramLabel = "QUERY", description = "As for search.")
        private final List<String> words = new ArrayList<>();

        @Option(
                names = "--to",
                paramLabel = "DESTINATION",
                defaultValue = "terminal",
                description = "terminal (the default), channel:ID, dm:ID or mail:ADDRESS.")
        private String to = "terminal";

        @Option(
                names = "--cadence",
                paramLabel = "C",
                description = "instant, hourly, daily or weekly. Default: weekly for mail, else instant.")
        private @Nullable String cadence;

        @Option(names = "--yes", description = "Do not ask, for scripts; nothing is asked yet.")
        @SuppressWarnings("UnusedVariable") // Accepted, so that scripts written today go on working.
        private boolean yes;

        @Override
        int run(App app) {
            Destination destination;
            try {
                destination = Destination.parse(to);
            } catch (IllegalArgumentException odd) {
                throw wrongUsage(String.valueOf(odd.getMessage()));
            }
            String query = String.join(" ", words);
            Reply reply = app.desk()
                    .answer(new dev.blogboard.command.Command.Subscribe(query, destination, cadence(destination)));
            if (reply instanceof Reply.Mistaken mistaken) {
                throw wrongUsage(mistaken.message());
            }
            out().println(replies().render(reply));
            return Cli.DONE;
        }

        private Cadence cadence(Destination destination) {
            if (cadence == null) {
                return destination instanceof Destination.Mailbox ? Cadence.WEEKLY : Cadence.INSTANT;
            }
            try {
                return Cadence.valueOf(cadence.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException odd) {
                throw wrongUsage("--cadence is \"" + cadence + "\", and has to be instant, hourly, daily or weekly.");
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
                out().println(json ? Json.line(json(subscription)) : text(subscription));
            }
            return Cli.DONE;
        }

        private static Map<String, @Nullable Object> json(Subscription subscription) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("id", subscription.id().value());
            line.put("query", subscription.query());
            line.put("to", subscription.destination().toString());
            line.put("cadence", subscription.cadence().name().toLowerCase(Locale.ROOT));
            line.put("state", subscription.paused() == null ? "active" : "paused");
            line.put("lastFired", subscription.lastFired());
            return line;
        }

        private String text(Subscription subscription) {
            TextStyle style = replies().style();
            return String.format("%4d  ", subscription.id().value()) + style.bold(subscription.query()) + "  to "
                    + TextStyle.harmless(subscription.destination().toString()) + ", "
                    + subscription.cadence().name().toLowerCase(Locale.ROOT)
                    + (subscription.paused() == null ? "" : style.warning("  paused: " + subscription.paused()));
        }
    }

    /** A command about one subscription. */
    abstract static class OnOne extends CliCommand {
        @Parameters(paramLabel = "ID", description = "Its number, as list shows it.")
        private long id;

        SubscriptionId id() {
            return new SubscriptionId(id);
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
}
