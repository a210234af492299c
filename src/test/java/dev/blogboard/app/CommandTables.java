package dev.blogboard.app;

import dev.blogboard.search.QueryGrammar;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands as tables in Markdown, as the program says of itself which there are. */
final class CommandTables {
    /** Every command takes these; they are documented once. */
    private static final List<String> COMMON = List.of("--config", "--help", "--version");

    private CommandTables() {}

    static String ofCommandLine() {
        return "| command | does |\n|---|---|\n"
                + leaves("", Cli.line(Map.of()))
                        .map(command -> "| `" + command.synopsis() + "` | " + command.about() + " |\n")
                        .collect(Collectors.joining());
    }

    static String ofTerminal() {
        return "| typed | does |\n|---|---|\n"
                + TerminalCommands.ALL.stream()
                        .map(command -> "| `" + (command.name() + " " + command.arguments()).strip() + "` | "
                                + command.about() + " |\n")
                        .collect(Collectors.joining());
    }

    static String ofQueries() {
        return "| typed | finds |\n|---|---|\n"
                + QueryGrammar.EXAMPLES.stream()
                        .map(example -> example.typed().stream()
                                        .map(typed -> "`" + typed.replace("|", "\\|") + "`")
                                        .collect(Collectors.joining(" ", "| ", " | "))
                                + example.finds() + " |\n")
                        .collect(Collectors.joining());
    }

    private record Leaf(String synopsis, String about) {}

    private static Stream<Leaf> leaves(String path, CommandLine line) {
        return line.getSubcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .flatMap(entry -> {
                    String name = (path + " " + entry.getKey()).strip();
                    CommandLine command = entry.getValue();
                    return command.getSubcommands().isEmpty() ? Stream.of(leaf(name, command)) : leaves(name, command);
                });
    }

    private static Leaf leaf(String name, CommandLine command) {
        Stream<String> parameters = command.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .sorted(Comparator.comparing(PositionalParamSpec::index))
                .map(CommandTables::synopsis);
        Stream<String> options = command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden() && !COMMON.contains(option.longestName()))
                .map(CommandTables::synopsis);
        String synopsis = Stream.concat(Stream.of(name), Stream.concat(parameters, options))
                .collect(Collectors.joining(" "));
        String about = String.join(" ", command.getCommandSpec().usageMessage().description());
        return new Leaf(synopsis.replace("|", "\\|"), about.replace("|", "\\|"));
    }

    private static String synopsis(ArgSpec argument) {
        String label = argument.paramLabel();
        boolean several = argument.isMultiValue();
        String text = argument instanceof OptionSpec option
                ? option.longestName() + (option.arity().max() == 0 ? "" : " " + label)
                : label;
        return (argument.required() && argument.group() == null ? text : "[" + text + "]") + (several ? "…" : "");
    }
}
