package dev.blogboard.app;

import java.util.Set;
import java.util.regex.Pattern;

/** Words to exclude in queries on the command line, where a minus begins an option as well. */
final class Exclusions {
    private static final Set<String> TAKE_QUERIES = Set.of("search", "roundup", "ask", "add");
    private static final String HELP = "-h";
    private static final Pattern EXCLUSION = Pattern.compile("-[\\p{L}\\p{N}.\"(]*[\\p{L}\"(].*", Pattern.DOTALL);

    private Exclusions() {}

    /** The arguments, with {@code -hiring} in a query as {@code NOT hiring}, which means the same and is no option. */
    static String[] spelled(String... arguments) {
        int command = 0;
        while (command < arguments.length && !TAKE_QUERIES.contains(arguments[command])) {
            command++;
        }
        String[] spelled = arguments.clone();
        for (int index = command + 1; index < spelled.length; index++) {
            String argument = spelled[index];
            if (!argument.equals(HELP) && EXCLUSION.matcher(argument).matches()) {
                spelled[index] = "NOT " + argument.substring(1);
            }
        }
        return spelled;
    }
}
