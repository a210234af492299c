package dev.blogboard.app;

import dev.blogboard.alert.Channel;
import dev.blogboard.command.Command;
import dev.blogboard.command.Desk;
import dev.blogboard.command.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.TerminalBuilder;

/** The prompt in the place of Discord: the same commands, with history and completion. */
final class Terminal implements AutoCloseable {
    /** Words are what stands between spaces; quotes belong to the query. */
    private static final DefaultParser WORDS =
            new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);

    private static final String PROMPT = "blogboard> ";

    private final org.jline.terminal.Terminal screen;
    private final LineReader reader;
    private final Desk desk;
    private final TextReplies replies;
    private final TerminalMemory memory = new TerminalMemory();

    private Terminal(App app) throws IOException {
        screen = TerminalBuilder.builder().system(true).build();
        reader = LineReaderBuilder.builder()
                .terminal(screen)
                .completer(new TerminalCompleter(app))
                .parser(WORDS)
                .variable(LineReader.HISTORY_FILE, app.config().dataDir().resolve("history"))
                .variable(LineReader.HISTORY_FILE_SIZE, 1_000)
                // Queries have ! and " in them that mean themselves.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        desk = app.desk();
        replies = new TextReplies(new TextStyle(true), app.clock(), app.topics()::label);
    }

    static Terminal open(App app) {
        try {
            return new Terminal(app);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Shows a line above the prompt. */
    void say(String line) {
        reader.printAbove(line);
    }

    /** Answers what is typed until the person leaves. */
    void converse(Schedule schedule) {
        while (true) {
            String line;
            try {
                line = reader.readLine(PROMPT).strip();
            } catch (UserInterruptException | EndOfFileException leave) {
                return;
            }
            switch (line) {
                case "" -> {}
                case "/quit", "/exit" -> {
                    return;
                }
                case "/jobs" -> print(JobsTable.render(schedule.standing(), replies));
                case "/more" ->
                    goOn(memory.next(), line, "There is nothing to go on with yet; search for something first.");
                case "/confirm" ->
                    goOn(
                            memory.toConfirm(),
                            line,
                            "There is nothing to confirm; /subscribe QUERY shows what it would bring, and then waits for"
                                    + " that.");
                default -> answer(TerminalCommands.parse(line).map(memory::resolved), line);
            }
        }
    }

    private void goOn(Optional<Command> command, String line, String otherwise) {
        if (command.isPresent()) {
            answer(command, line);
        } else {
            print(otherwise);
        }
    }

    private void answer(Optional<Command> command, String line) {
        Reply reply;
        try {
            reply = command.map(desk::answer).orElseGet(() -> TerminalCommands.unknown(line));
        } catch (RuntimeException fault) {
            System.getLogger(Terminal.class.getName())
                    .log(System.Logger.Level.ERROR, "No answer to \"" + line + "\".", fault);
            print("That failed, and the reason is in the log: " + fault.getMessage());
            return;
        }
        memory.note(reply);
        print(replies.render(reply));
        if (memory.toConfirm().isPresent()) {
            print("/confirm follows it.");
        }
    }

    private void print(String text) {
        screen.writer().println(text);
        screen.writer().println();
        screen.flush();
    }

    /** Alerts for the terminal appear above the prompt. */
    Channel channel() {
        return new TerminalChannel(this::say, replies);
    }

    @Override
    public void close() {
        try {
            reader.getHistory().save();
            screen.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
