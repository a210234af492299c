package dev.blogboard.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that mean the same, as in {@code config/synonyms.txt}. A line lists names for one thing, separated by commas;
 * {@code a => b, c} says that whoever looks for a means b and c as well, but not the other way round. What follows a #
 * at the start of a line or after a space is a comment. They are applied to queries only. Immutable.
 */
final class Synonyms {
    static final Synonyms NONE = new Synonyms(Map.of());

    private final Map<List<String>, Set<List<String>>> alternatives;
    private final int longest;

    private Synonyms(Map<List<String>, Set<List<String>>> alternatives) {
        this.alternatives = alternatives;
        this.longest = alternatives.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    static Synonyms parse(String file, Words words) {
        Map<List<String>, Set<List<String>>> alternatives = new LinkedHashMap<>();
        file.lines()
                .map(line -> line.replaceAll("(^|\\s)#(\\s.*)?$", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(line -> read(line, words, alternatives));
        return new Synonyms(alternatives);
    }

    private static void read(String line, Words words, Map<List<String>, Set<List<String>>> into) {
        String[] sides = line.split("=>", 2);
        List<List<String>> left = names(sides[0], words);
        List<List<String>> right = sides.length == 2 ? names(sides[1], words) : left;
        for (List<String> name : left) {
            Set<List<String>> others = into.computeIfAbsent(name, none -> new LinkedHashSet<>());
            right.stream().filter(other -> !other.equals(name)).forEach(others::add);
        }
    }

    private static List<List<String>> names(String side, Words words) {
        return Arrays.stream(side.split(","))
                .map(words::stems)
                .filter(stems -> !stems.isEmpty())
                .toList();
    }

    /** Other names of what these stems name; none where they are no name. */
    Set<List<String>> of(List<String> stems) {
        return stems.size() > longest ? Set.of() : alternatives.getOrDefault(stems, Set.of());
    }

    /** How many words the longest name has. */
    int longest() {
        return longest;
    }

    /** The names of several words all of which are among the given ones, the longest first. */
    List<List<String>> namesAmong(Set<String> stems) {
        List<List<String>> names = new ArrayList<>();
        for (List<String> name : alternatives.keySet()) {
            if (name.size() > 1 && stems.containsAll(name)) {
                names.add(name);
            }
        }
        names.sort((one, other) -> other.size() - one.size());
        return names;
    }
}
