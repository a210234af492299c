package dev.blogboard.app;

/** Where the program begins, once it is known that Java is new enough. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Logging.configure();
        int exitCode = Cli.run(arguments, System.getenv());
        System.exit(exitCode);
    }
}
