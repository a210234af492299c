package dev.blogboard.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that mean the same, as in {@code config/synonyms.txt}, applied to queries only. Immutable.
 *
 * <pre>
 * kubernetes, k8s          names for one thing: each finds all of them
 * asp.net => .net          who looks for the left means the right as well, but not the other way round
 * predict ~ forecast       related: no reason to match, but one to rank higher, and to be a near match
 * </pre>
 *
 * <p>What follows a # at the start of a line or after a space is a comment.
 */
final class Synonyms {
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#(\\s.*)?$");

    private final Map<List<String>, Set<List<String>>> alternatives = new LinkedHashMap<>();
    private final Map<String, Set<String>> related = new HashMap<>();
    /** The words that any name begins with. */
    private final Set<String> firsts = new HashSet<>();

    private int longest;

    private Synonyms() {}

    static Synonyms parse(String file, Words words) {
        Synonyms synonyms = new Synonyms();
        file.lines()
                .map(line -> COMMENT.matcher(line).replaceAll("").strip())
                .filter(line -> !line.isEmpty())
                .forEach(line -> synonyms.read(line, words));
        synonyms.longest = synonyms.alternatives.keySet().stream()
                .mapToInt(List::size)
                .max()
                .orElse(0);
        synonyms.alternatives.keySet().forEach(name -> synonyms.firsts.add(name.getFirst()));
        return synonyms;
    }

    private void read(String line, Words words) {
        if (line.indexOf('~') >= 0) {
            relate(line, words);
            return;
        }
        String[] sides = line.split("=>", 2);
        List<List<String>> left = names(sides[0], words);
        List<List<String>> right = sides.length == 2 ? names(sides[1], words) : left;
        for (List<String> name : left) {
            Set<List<String>> others = alternatives.computeIfAbsent(name, none -> new LinkedHashSet<>());
            right.stream().filter(other -> !other.equals(name)).forEach(others::add);
        }
    }

    private void relate(String line, Words words) {
        Set<String> group = new LinkedHashSet<>();
        for (String word : line.split("~", -1)) {
            words.of(word).forEach(form -> group.add(form.loose()));
        }
        for (String word : group) {
            Set<String> others = related.computeIfAbsent(word, none -> new LinkedHashSet<>());
            group.stream().filter(other -> !other.equals(word)).forEach(others::add);
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

    /** The loose stems of words related to one with this loose stem. */
    Set<String> related(String loose) {
        return related.getOrDefault(loose, Set.of());
    }

    /** How many words the longest name has. */
    int longest() {
        return longest;
    }

    /** Whether a name may begin with any of these stems; where not, there is nothing to look for. */
    boolean mayName(Collection<String> stems) {
        return stems.stream().anyMatch(firsts::contains);
    }

    /** The names of several words all of which are among the given ones, the longest first. */
    List<List<String>> namesAmong(Set<String> stems) {
        if (!mayName(stems)) {
            return List.of();
        }
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
