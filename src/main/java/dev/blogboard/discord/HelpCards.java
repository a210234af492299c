package dev.blogboard.discord;

import java.util.Map;

/** The help, made from the commands themselves. */
final class HelpCards {
    private HelpCards() {}

    static Card help() {
        Text commands = new Text().heading().plain("What you can ask");
        for (SlashCommand command : SlashCommands.ALL) {
            if (!command.hidden()) {
                commands.newLine().bold("/" + command.name()).plain("  " + command.about());
            }
        }
        return Card.usual()
                .words(commands)
                .line()
                .words(new Text().bold("Try one:"))
                .buttons(
                        example("python at netflix"),
                        example("\"feature store\" -hiring since:2024"),
                        example("kafka at linkedin"))
                .build();
    }

    private static Card.Press example(String query) {
        return new Card.Press(query, Card.Look.USUAL, new Ask("search", Map.of("query", query)));
    }
}
