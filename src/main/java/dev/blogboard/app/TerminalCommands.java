package dev.blogboard.app;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.alert.Timing;
import dev.blogboard.command.Caller;
import dev.blogboard.command.Command;
import dev.blogboard.command.DigestAsk;
import dev.blogboard.command.Reply;
import dev.blogboard.digest.SignUpDesk;
import dev.blogboard.search.QueryGrammar;
import dev.blogboard.search.Sort;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The slash commands as they are typed into a terminal. */
final class TerminalCommands {
    private static final Destination HERE = new Destination.Terminal();
    private static final Caller ME = new Caller(HERE);

    private TerminalCommands() {}

    /**
     * A command for people.
     *
     * @param arguments what follows the name
     */
    record Documented(String name, String arguments, String about) {}

    static final List<Documented> ALL = List.of(
            new Documented("/search", "QUERY", "finds articles; a line without a slash searches as well"),
            new Documented("/more", "", "shows the next page of the last search or list of feeds"),
            new Documented("/related", "NUMBER|TITLE", "articles like a hit above, or like the one with such a title"),
            new Documented("/latest", "[QUERY]", "the newest articles, or the newest that match"),
            new Documented("/company", "NAME", "who a company is, and what it publishes"),
            new Documented("/topics", "", "the topics that articles are about"),
            new Documented("/topic", "NAME", "who writes about a topic, and what"),
            new Documented("/roundup", "TOPIC", "who says what about it, company by company"),
            new Documented("/ask", "QUESTION", "what articles say about it, word by word"),
            new Documented("/trends", "TOPIC[, TOPIC]…", "how much is written about it over the years"),
            new Documented("/discover", "", "what rises this week, and a few good articles from years ago"),
            new Documented("/subscribe", "QUERY", "follows a query: new articles that match are shown as they come in"),
            new Documented("/follow", "COMPANY", "follows a company: everything new of it is shown as it comes in"),
            new Documented("/confirm", "", "saves what /subscribe or /follow has shown"),
            new Documented("/subscriptions", "", "lists what you follow"),
            new Documented("/unsubscribe", "NUMBER", "stops following"),
            new Documented(
                    "/digest",
                    "status",
                    "says when mail digests come, and why one did not; or: preview,"
                            + " subscribe MAIL [QUERY], confirm CODE, unsubscribe MAIL"),
            new Documented(
                    "/pause", "NUMBER [DAYS]", "keeps a subscription's alerts back; or leaves them out for some days"),
            new Documented("/resume", "NUMBER", "lets them come again"),
            new Documented("/why", "ADDRESS", "says why an article came, or did not"),
            new Documented("/less", "ADDRESS", "says what can be muted to get less like an article"),
            new Documented("/mute", "[QUERY]", "no alerts of what matches; alone lists what is muted"),
            new Documented("/unmute", "NUMBER", "ends a mute"),
            new Documented("/feeds", "health", "says how the feeds are doing; or: list [COMPANY], add URL, remove URL"),
            new Documented("/jobs", "", "says what ran last and what runs next"),
            new Documented("/about", "", "says what is in the store"),
            new Documented("/help", "[search]", "shows this; or how to write a query"),
            new Documented("/quit", "", "stops Blogboard; so do Ctrl-D and Ctrl-C"));

    static String help(TextStyle style) {
        StringBuilder text = new StringBuilder();
        for (Documented command : ALL) {
            text.append("  ")
                    .append(style.bold(String.format("%-26s", command.name() + " " + command.arguments())))
                    .append(command.about())
                    .append('\n');
        }
        return text.append("\nTry:  python at netflix      \"feature store\" -hiring since:2024      kafka at linkedin")
                .toString();
    }

    static String helpWithQueries(TextStyle style) {
        StringBuilder text = new StringBuilder("Type as you speak: ")
                .append(style.bold("kafka at linkedin since 2020"))
                .append(". Or be exact:\n");
        for (QueryGrammar.Example example : QueryGrammar.EXAMPLES) {
            text.append("\n  ")
                    .append(style.bold(String.join("  ", example.typed())))
                    .append("\n      ")
                    .append(example.finds());
        }
        return text.append("\n\nThe whole grammar:\n\n")
                .append(QueryGrammar.GRAMMAR.stripTrailing().indent(2).stripTrailing())
                .toString();
    }

    /** A typed line as a command; empty when there is no such command. */
    static Optional<Command> parse(String line) {
        String typed = line.strip();
        if (!typed.startsWith("/")) {
            return Optional.of(new Command.Search(typed, Sort.RELEVANCE, 0));
        }
        String[] parts = typed.split("\\s+", 2);
        String rest = parts.length == 2 ? parts[1] : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "/search" -> Optional.of(new Command.Search(rest, Sort.RELEVANCE, 0));
            case "/related" -> Optional.of(new Command.Related(rest));
            case "/latest" -> Optional.of(new Command.Search(rest, Sort.NEWEST, 0));
            case "/company" -> Optional.of(new Command.Profile(rest));
            case "/topics" -> Optional.of(new Command.ListTopics());
            case "/topic" -> Optional.of(new Command.AboutTopic(rest));
            case "/roundup" -> Optional.of(new Command.WriteRoundup(rest, "", ""));
            case "/ask" -> Optional.of(new Command.AskQuestion(rest));
            case "/trends" -> Optional.of(new Command.ShowTrends(parts(rest), ""));
            case "/discover" -> Optional.of(new Command.WhatRises());
            case "/subscribe" -> Optional.of(subscribe(rest));
            case "/digest" -> digest(rest).map(Command.Digest::new);
            case "/subscriptions" -> Optional.of(new Command.ListSubscriptions(ME));
            case "/unsubscribe" -> number(rest).map(id -> new Command.Unsubscribe(new SubscriptionId(id), ME));
            case "/pause" -> pause(rest);
            case "/resume" -> number(rest).map(id -> new Command.PauseSubscription(new SubscriptionId(id), ME, false));
            case "/why" -> Optional.of(new Command.Why(rest, HERE));
            case "/less" -> Optional.of(new Command.LessLike(rest, HERE));
            case "/mute" ->
                Optional.of(rest.isBlank() ? new Command.ListMutes(HERE) : new Command.Mute(HERE, rest, null, 0));
            case "/unmute" -> number(rest).map(id -> new Command.Unmute(HERE, id));
            case "/follow" -> Optional.of(subscribe(company(rest)));
            case "/feeds" -> feeds(rest);
            case "/about" -> Optional.of(new Command.About());
            case "/help" ->
                Optional.of(
                        rest.strip().equalsIgnoreCase("search") ? new Command.HelpWithQueries() : new Command.Help());
            default -> Optional.empty();
        };
    }

    /** Shown first; {@code /confirm} saves it. */
    private static Command subscribe(String query) {
        return new Command.Subscribe(query, HERE, Timing.of(Cadence.INSTANT), Manner.PLAIN, null, false);
    }

    private static Optional<Command> pause(String rest) {
        String[] parts = rest.strip().split("\\s+", -1);
        Optional<SubscriptionId> id = number(parts[0]).map(SubscriptionId::new);
        if (parts.length == 1) {
            return id.map(one -> new Command.PauseSubscription(one, ME, true));
        }
        return parts.length == 2 && parts[1].matches("[1-9]\\d{0,3}")
                ? id.map(one -> new Command.Mute(HERE, "", one, Integer.parseInt(parts[1])))
                : Optional.empty();
    }

    private static String company(String name) {
        return name.isBlank() ? "" : "company:\"" + name.strip().replace('"', ' ') + "\"";
    }

    private static Optional<Command> feeds(String rest) {
        String[] parts = rest.strip().split("\\s+", 2);
        String what = parts.length == 2 ? parts[1] : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "", "health" -> Optional.of(new Command.FeedHealth());
            case "list" -> Optional.of(new Command.ListFeeds(what, 0));
            case "add" -> Optional.of(new Command.AddFeed(what, ""));
            case "remove" -> Optional.of(new Command.RemoveFeed(what));
            default -> Optional.empty();
        };
    }

    private static List<String> parts(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Whoever sits at the terminal is the operator. */
    private static Optional<DigestAsk> digest(String rest) {
        SignUpDesk.Asker operator = new SignUpDesk.Asker.Operator();
        String[] parts = rest.strip().split("\\s+", 3);
        String first = parts.length > 1 ? parts[1] : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "", "status" -> Optional.of(new DigestAsk.Status(operator));
            case "preview" -> Optional.of(new DigestAsk.Preview(operator));
            case "subscribe" ->
                Optional.of(new DigestAsk.Subscribe(operator, first, parts.length > 2 ? parts[2] : "", "", "", "", ""));
            case "confirm" -> Optional.of(new DigestAsk.Confirm(operator, first));
            case "unsubscribe" -> Optional.of(new DigestAsk.Unsubscribe(operator, first));
            default -> Optional.empty();
        };
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** What to say to a line that {@link #parse} knows nothing of. */
    static Reply unknown(String line) {
        String name = line.strip().split("\\s+", 2)[0];
        String rest = line.strip().substring(name.length()).strip();
        switch (name.toLowerCase(Locale.ROOT)) {
            case "/unsubscribe", "/pause", "/resume" -> {
                return new Reply.Mistaken(name + " needs the number of a subscription, as /subscriptions shows it"
                        + (name.equals("/pause") ? ", and may have a number of days after it" : "") + ", not \"" + rest
                        + "\".");
            }
            case "/unmute" -> {
                return new Reply.Mistaken(
                        "/unmute needs the number of a mute, as /mute shows it, not \"" + rest + "\".");
            }
            case "/feeds" -> {
                return new Reply.Mistaken("/feeds goes with health, list, add or remove, not \"" + rest + "\".");
            }
            default -> {}
        }
        return new Reply.Mistaken("There is no command \"" + name + "\". /help lists those there are.");
    }
}
