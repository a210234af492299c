package dev.blogboard.app;

import java.io.Console;

/** Whether a person is there. */
final class Consoles {
    private Consoles() {}

    /** Whether both input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // It is null where the module of the console is left out.
    static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
