package dev.blogboard.discord;

import dev.blogboard.command.Command;
import dev.blogboard.discord.Parameter.Completion;
import dev.blogboard.discord.SlashCommand.Audience;
import dev.blogboard.search.Sort;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All slash commands, as people see them in Discord. */
final class SlashCommands {
    /** How many hits make a page in Discord. */
    static final int PAGE = 5;

    private static final Parameter COMPANY =
            Parameter.text("company", "Only articles of this company").completing(Completion.COMPANY);

    private static final Parameter TOPIC =
            Parameter.text("topic", "Only articles about this topic").completing(Completion.TOPIC);

    private static final List<SlashCommand> OWN = List.of(
            SlashCommand.named(
                    "search",
                    "Find articles: by words, phrases, companies, topics and dates",
                    asked -> search(asked, query(asked), sort(asked.text("sort"))),
                    Parameter.text("query", "What to look for, such as: kafka at linkedin")
                            .needed()
                            .completing(Completion.QUERY),
                    COMPANY,
                    Parameter.text("since", "Only articles since then: 2024, 2024-03, 30d or 2w"),
                    Parameter.text("sort", "What comes first")
                            .choice("best match", "relevance")
                            .choice("newest", "newest")),
            SlashCommand.named(
                    "latest",
                    "The newest articles, of all companies or of one, about everything or a topic",
                    asked -> search(asked, query(asked), Sort.NEWEST),
                    COMPANY,
                    TOPIC),
            SlashCommand.named(
                    "company",
                    "Who a company is, what it writes about and how much, and its newest articles",
                    asked -> new Command.Profile(asked.text("name")),
                    Parameter.text("name", "The company").needed().completing(Completion.COMPANY)),
            SlashCommand.named(
                    "related",
                    "Articles about the same things as one",
                    asked -> new Command.Related(asked.text("article")),
                    Parameter.text("article", "Words of its title, or its address")
                            .needed()
                            .completing(Completion.ARTICLE)),
            SlashCommand.named(
                            "alert-me",
                            "New articles that match, by direct message",
                            asked -> FollowOptions.subscribe(
                                    asked.optional("to").isPresent() ? asked : asked.inPrivate(), asked.text("query")),
                            Parameter.text("query", "What to follow").needed())
                    .asHidden()
                    .asDiscreet(),
            SlashCommand.named(
                    "feeds list",
                    "Which feeds are polled",
                    asked -> new Command.ListFeeds(asked.text("company"), asked.number("offset", 0)),
                    COMPANY),
            SlashCommand.named(
                    "feeds health", "Which feeds cannot be read, and why", asked -> new Command.FeedHealth()),
            SlashCommand.named(
                            "feeds add",
                            "Poll one more feed, for everyone (only those who run the bot)",
                            asked -> new Command.AddFeed(asked.text("url"), asked.text("company")),
                            Parameter.text("url", "Of the feed, or of the blog").needed(),
                            Parameter.text("company", "Whose it is, where its title does not say that")
                                    .completing(Completion.COMPANY))
                    .only(Audience.OPERATORS)
                    .asDiscreet(),
            SlashCommand.named(
                            "feeds remove",
                            "Poll a feed no more, for everyone (only those who run the bot)",
                            asked -> new Command.RemoveFeed(asked.text("url")),
                            Parameter.text("url", "Of the feed").needed().completing(Completion.FEED))
                    .only(Audience.OPERATORS)
                    .asDiscreet(),
            DigestCommands.SUBSCRIBE,
            DigestCommands.CONFIRM,
            DigestCommands.STATUS,
            DigestCommands.PREVIEW,
            DigestCommands.UNSUBSCRIBE,
            SlashCommand.named(
                            "settings",
                            "The channel for alerts, the language of dates, the time zone",
                            SettingsOptions::command,
                            SettingsOptions.PARAMETERS)
                    .only(Audience.MANAGERS)
                    .asDiscreet(),
            SlashCommand.named(
                            "forget-me",
                            "Erase everything that is kept of you here",
                            asked -> new Command.ForgetMe(
                                    asked.person(), asked.text("sure").equals("yes")))
                    .asDiscreet(),
            SlashCommand.named("topics", "The topics that articles are about", asked -> new Command.ListTopics()),
            SlashCommand.named(
                    "topic",
                    "Who writes about a topic, how much and what",
                    asked -> new Command.AboutTopic(asked.text("name")),
                    Parameter.text("name", "A technology or practice, such as kafka")
                            .needed()
                            .completing(Completion.TOPIC)),
            SlashCommand.named(
                    "roundup",
                    "Who says what about a topic, company by company",
                    asked -> new Command.WriteRoundup(asked.text("topic"), asked.text("company"), asked.text("since")),
                    Parameter.text("topic", "A topic, or any query: python")
                            .needed()
                            .completing(Completion.TOPIC),
                    COMPANY,
                    Parameter.text("since", "Only articles since then: 2024, 2024-03, 30d or 2w")),
            SlashCommand.named(
                    "ask",
                    "What articles say about a question, word by word",
                    asked -> new Command.AskQuestion(asked.text("question")),
                    Parameter.text("question", "Such as: largest deployment of Django")
                            .needed()),
            SlashCommand.named(
                    "trends",
                    "How much is written about something over the years, as a chart",
                    asked -> new Command.ShowTrends(
                            Stream.of("topic", "beside", "and")
                                    .map(asked::text)
                                    .filter(text -> !text.isBlank())
                                    .toList(),
                            asked.text("company")),
                    Parameter.text("topic", "A topic, or any query: kubernetes")
                            .needed()
                            .completing(Completion.TOPIC),
                    Parameter.text("beside", "Another one, for comparison").completing(Completion.TOPIC),
                    Parameter.text("and", "A third one").completing(Completion.TOPIC),
                    COMPANY),
            SlashCommand.named(
                    "discover",
                    "What is written about more than usual this week, and a few good articles from years ago",
                    asked -> new Command.WhatRises()),
            SlashCommand.named(
                    "help",
                    "What you can ask, with examples to try; or how to write a query",
                    asked -> asked.text("about").equals(HelpCards.QUERIES)
                            ? new Command.HelpWithQueries()
                            : new Command.Help(),
                    Parameter.text("about", "Something in particular")
                            .choice("search: how to write a query", HelpCards.QUERIES)),
            SlashCommand.named("about", "What is in here, and how fresh it is", asked -> new Command.About()));

    static final List<SlashCommand> ALL = Stream.of(
                    OWN, FollowOptions.COMMANDS, SubscriptionOptions.COMMANDS, AlertOptions.COMMANDS)
            .flatMap(List::stream)
            .toList();

    private SlashCommands() {}

    static Optional<SlashCommand> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    private static Command search(Asked asked, String query, Sort sort) {
        String asOf = asked.text("as-of");
        return new Command.Search(query, sort, asked.number("offset", 0), PAGE, asOf.isEmpty() ? null : asOf);
    }

    /** What was typed as a query, narrowed by the options beside it. */
    private static String query(Asked asked) {
        String typed = asked.text("query");
        String conditions =
                asked.optional("company").map(SlashCommands::company).orElse("")
                        + asked.optional("topic").map(SlashCommands::topic).orElse("")
                        + asked.optional("since").map(SlashCommands::since).orElse("");
        return conditions.isEmpty() || typed.isEmpty() ? (typed + conditions).strip() : "(" + typed + ")" + conditions;
    }

    static String company(String name) {
        return " company:\"" + name.replace('"', ' ') + "\"";
    }

    static String topic(String name) {
        return " topic:\"" + name.replace('"', ' ') + "\"";
    }

    private static String since(String date) {
        if (!date.matches("[\\p{Alnum}.-]{1,20}")) {
            throw new SlashCommand.UnusableOptionException(
                    "since is \"" + date + "\", and has to be a date such as 2024, 2024-03 or 2024-03-01, or how long"
                            + " ago: 30d, 2w, 6m, 1y.");
        }
        return " since:" + date;
    }

    private static Sort sort(String name) {
        return Arrays.stream(Sort.values())
                .filter(sort -> sort.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(Sort.RELEVANCE);
    }
}
