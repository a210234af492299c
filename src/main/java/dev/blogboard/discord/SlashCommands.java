package dev.blogboard.discord;

import dev.blogboard.command.Command;
import dev.blogboard.discord.Parameter.Completion;
import dev.blogboard.search.Sort;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All slash commands, as people see them in Discord. */
final class SlashCommands {
    /** How many hits make a page in Discord. */
    static final int PAGE = 5;

    static final List<SlashCommand> ALL = List.of(
            SlashCommand.named(
                    "search",
                    "Find articles of engineering blogs: python at netflix, \"feature store\" -hiring since:2024",
                    asked ->
                            new Command.Search(query(asked), sort(asked.text("sort")), asked.number("offset", 0), PAGE),
                    Parameter.text("query", "What to look for, such as: kafka at linkedin")
                            .needed()
                            .completing(Completion.QUERY),
                    Parameter.text("company", "Only articles of this company").completing(Completion.COMPANY),
                    Parameter.text("since", "Only articles since then: 2024, 2024-03, 30d or 2w"),
                    Parameter.text("sort", "What comes first")
                            .choice("best match", "relevance")
                            .choice("newest", "newest")),
            SlashCommand.named("help", "What you can ask, with examples to try", asked -> new Command.Help()),
            SlashCommand.named("about", "What is in here, and how fresh it is", asked -> new Command.About()));

    private SlashCommands() {}

    static Optional<SlashCommand> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /** What was typed as a query, narrowed by the options beside it. */
    private static String query(Asked asked) {
        String typed = asked.text("query");
        String conditions =
                asked.optional("company").map(SlashCommands::company).orElse("")
                        + asked.optional("since").map(SlashCommands::since).orElse("");
        return conditions.isEmpty() || typed.isEmpty() ? (typed + conditions).strip() : "(" + typed + ")" + conditions;
    }

    static String company(String name) {
        return " company:\"" + name.replace('"', ' ') + "\"";
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
