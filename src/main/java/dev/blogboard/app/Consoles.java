package dev.blogboard.app;

import java.io.Console;
import java.util.Locale;

/** Whether a person is there. */
final class Consoles {
    private Consoles() {}

    /** Whether both input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // It is null where the module of the console is left out.
    static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Asks on the terminal; anything but a yes is a no, and so is the end of input. */
    @SuppressWarnings("SystemConsoleNull") // As above.
    static boolean agrees(String question) {
        Console console = System.console();
        String answer = console == null ? null : console.readLine("%s [y/N] ", question);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
