package dev.blogboard.discord;

import dev.blogboard.command.Reply;
import dev.blogboard.search.QueryGrammar;
import java.util.List;
import java.util.Map;

/** The help, made from the commands themselves, and what the bot says of itself. */
final class HelpCards {
    /** Each shows something else that a query can do. */
    static final List<String> EXAMPLES =
            List.of("python at netflix", "\"feature store\" -hiring since:2024", "kafka OR pulsar");

    /** Of the option about: how queries are written. */
    static final String QUERIES = "search";

    /** With the remarks near to what they are about, since Discord breaks lines of more than some 70 characters. */
    private static final String NARROW_GRAMMAR =
            QueryGrammar.GRAMMAR.replaceAll("(?m)^(.{10}.*?\\S) {4,}(\\S.*)$", "$1   $2");

    private HelpCards() {}

    static Card help(Asked asked) {
        Text commands = new Text().heading().plain("What you can ask");
        for (SlashCommand command : SlashCommands.ALL) {
            if (!command.hidden() && (command.audience() != SlashCommand.Audience.OPERATORS || asked.operator())) {
                commands.newLine().bold("/" + command.name()).plain("  " + command.about());
            }
        }
        Card.Builder card = Card.usual().words(commands);
        if (asked.server() != null && asked.manager()) {
            card.line().words(setUp());
        }
        return examples(card.line())
                .buttons(new Card.Press(
                        "How to write a query", Card.Look.USUAL, new Ask("help", Map.of("about", QUERIES))))
                .build();
    }

    private static Card.Builder examples(Card.Builder card) {
        return card.words(new Text().bold("Try one:"))
                .buttons(EXAMPLES.stream().map(HelpCards::example).toList());
    }

    static Card queries() {
        Text text = new Text()
                .heading()
                .plain("How to write a query")
                .newLine()
                .plain("Type as you speak: ")
                .code("kafka at linkedin since 2020")
                .plain(". Or be exact:");
        for (QueryGrammar.Example example : QueryGrammar.EXAMPLES) {
            text.newLine().bullet();
            example.typed().forEach(typed -> text.code(typed).plain(" "));
            text.plain(" " + example.finds());
        }
        Card.Builder card = Card.usual()
                .words(text)
                .line()
                .words(new Text().plain("The whole grammar:").newLine().block(NARROW_GRAMMAR));
        return examples(card.line()).build();
    }

    /** First contact: three steps for those who may manage the server. */
    private static Text setUp() {
        return new Text()
                .bold("Set up this server")
                .newLine()
                .plain("1. Choose where alerts go: ")
                .code("/settings channel:")
                .newLine()
                .plain("2. Search for what your team cares about, until the answer is right: ")
                .code("/search query:")
                .newLine()
                .plain("3. Have what is new of it posted there: ")
                .code("/subscribe query:")
                .plain(". Nothing is ever posted here that nobody asked for.");
    }

    private static Card.Press example(String query) {
        return new Card.Press(query, Card.Look.USUAL, new Ask("search", Map.of("query", query)));
    }

    static Card about(Reply.About about) {
        Text text = new Text()
                .heading()
                .plain("Blogboard " + about.version())
                .newLine()
                .plain("Search and alerts over the engineering blogs of %,d companies: %,d articles, %,d feeds."
                        .formatted(about.companies(), about.articles(), about.feeds()))
                .newLine()
                .small()
                .plain("Last poll: ");
        if (about.lastPoll() == null) {
            text.plain("none yet");
        } else {
            text.ago(about.lastPoll());
        }
        return Card.usual()
                .words(text)
                .buttons(new Card.Press("What can I ask?", Card.Look.USUAL, new Ask("help")))
                .build();
    }
}
