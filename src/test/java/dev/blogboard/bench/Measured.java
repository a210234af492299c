package dev.blogboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process cost. CPU is what the shell's {@code time} says of it and its children; memory is the highest resident
 * size that Linux noted.
 *
 * @param wall seconds
 * @param cpu seconds, user and system
 * @param peak megabytes
 * @param output of the process, standard output and error
 */
record Measured(int exitCode, double wall, double cpu, long peak, String output) {
    private static final Pattern TIMES = Pattern.compile("TIMES ([0-9.]+) ([0-9.]+) ([0-9.]+)\\s*$");
    private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s*(\\d+) kB");

    static Measured run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("measured", ".txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "TIMEFORMAT='TIMES %R %U %S'; time \"$@\"", "bash");
        builder.command().addAll(command);
        builder.directory(directory.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        Process process = builder.start();
        long peak = 0;
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            peak = Math.max(
                    peak,
                    process.descendants().mapToLong(Measured::highWater).max().orElse(0));
        }
        String text = Files.readString(output);
        Files.delete(output);
        Matcher times = TIMES.matcher(text);
        if (!times.find()) {
            throw new IOException("No times in: " + text);
        }
        double cpu = Double.parseDouble(times.group(2)) + Double.parseDouble(times.group(3));
        String own = text.substring(0, times.start());
        return new Measured(process.exitValue(), Double.parseDouble(times.group(1)), cpu, peak / 1024, own);
    }

    private static long highWater(ProcessHandle process) {
        try {
            Matcher line = HIGH_WATER.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
            return line.find() ? Long.parseLong(line.group(1)) : 0;
        } catch (IOException ended) {
            return 0;
        }
    }

    String figures() {
        return String.format("%6.2f s wall  %6.2f s CPU  %4d MB", wall, cpu, peak);
    }
}
