package dev.blogboard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This Java and the tests' class path in a process of their own, to be killed or measured. */
public final class OwnProcess {
    /** The options of a process that lives for moments. */
    public static final List<String> BRIEF = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final String PROGRAM = "dev.blogboard.app.Main";

    private OwnProcess() {}

    /** Runs a class's {@code main}. */
    public static ProcessBuilder of(List<String> options, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main);
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Runs the program as its command line has it. */
    public static ProcessBuilder blogboard(List<String> options, List<String> arguments) {
        return of(options, PROGRAM, arguments);
    }
}
