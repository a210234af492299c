package dev.blogboard.app;

import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Outbox;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.command.Caller;
import dev.blogboard.command.Reply;
import java.time.Instant;
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
            SubscriptionTransfer.Export.class,
            SubscriptionTransfer.Import.class
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
            List<Subscription> all = app.subscriptions().all();
            Map<SubscriptionId, Instant> silent = app.mutes().silent(all, CLOCK.instant());
            for (Subscription subscription : all) {
                Instant until = silent.get(subscription.id());
                out().println(
                                json
                                        ? Json.line(SubscriptionJson.line(subscription, until != null))
                                        : text(subscription, until));
            }
            return Cli.DONE;
        }

        private String text(Subscription subscription, @Nullable Instant silent) {
            TextStyle style = replies().style();
            return String.format("%4d  ", subscription.id().value())
                    + style.bold(TextStyle.harmless(subscription.query())) + "  to "
                    + TextStyle.harmless(subscription.destination().toString()) + ", "
                    + TextFollowing.timing(subscription.timing())
                    + (subscription.paused() == null
                            ? ""
                            : style.warning("  paused: " + TextStyle.harmless(subscription.paused())))
                    + (silent == null ? "" : style.warning("  silent" + TextFollowing.until(silent)));
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
    @Command(
            name = "pause",
            description = "Keep a subscription's alerts back until it is resumed, or leave them out for days.")
    static final class Pause extends OnOne {
        @Option(
                names = "--days",
                paramLabel = "N",
                description =
                        "Be silent for so many days instead: what matches meanwhile is left out, and not sent later.")
        private int days;

        @Override
        int run(App app) {
            if (days < 0) {
                throw wrongUsage("--days is " + days + ", and has to be a number of days from now.");
            }
            if (days > 0) {
                Subscription subscription = find(app);
                out().println(replies()
                        .render(app.desk()
                                .answer(new dev.blogboard.command.Command.Mute(
                                        subscription.destination(), "", subscription.id(), days))));
                return Cli.DONE;
            }
            return said(app.subscriptions().pause(id(), "Paused from the command line."), "Paused");
        }
    }

    /** The end of silence. */
    @Command(name = "resume", description = "Let the alerts of a subscription go out again that is paused or silent.")
    static final class Resume extends OnOne {
        @Override
        int run(App app) {
            Subscription subscription = find(app);
            Reply reply = app.desk()
                    .answer(new dev.blogboard.command.Command.PauseSubscription(
                            id(), new Caller(subscription.destination()), false));
            if (reply instanceof Reply.Mistaken mistaken) {
                throw new CommandFailedException(mistaken.message());
            }
            return said(true, "Resumed");
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
}
