package dev.blogboard.command;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Companies by what a person has typed of their names. */
final class CompanyNames {
    private static final int NEAR = 3;

    private CompanyNames() {}

    /** Those of which a name begins so, then those with a word that does, then those with it anywhere; by name. */
    static List<Company> matching(String typed, Companies companies, int limit) {
        String start = typed.strip().toLowerCase(Locale.ROOT);
        return companies.all().stream()
                .filter(company -> rank(company, start) < 3)
                .sorted(Comparator.<Company>comparingInt(company -> rank(company, start))
                        .thenComparing(company -> company.name().toLowerCase(Locale.ROOT)))
                .limit(limit)
                .toList();
    }

    private static int rank(Company company, String start) {
        return names(company).mapToInt(name -> rank(name, start)).min().orElse(3);
    }

    private static int rank(String name, String start) {
        if (name.startsWith(start)) {
            return 0;
        }
        return name.contains(" " + start) ? 1 : name.contains(start) ? 2 : 3;
    }

    private static Stream<String> names(Company company) {
        return Stream.concat(Stream.of(company.name()), company.aliases().stream())
                .map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** The companies whose names are most like a mistyped one; none where nothing is near. */
    static List<Company> near(String typed, Companies companies) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        int tolerance = Math.max(1, name.length() / 3);
        record Near(Company company, int distance) {}
        List<Company> likely = companies.all().stream()
                .map(company -> new Near(
                        company,
                        names(company)
                                .mapToInt(other -> distance(name, other))
                                .min()
                                .orElse(Integer.MAX_VALUE)))
                .filter(near -> near.distance() <= tolerance)
                .sorted(Comparator.comparingInt(Near::distance))
                .limit(NEAR)
                .map(Near::company)
                .toList();
        return likely.isEmpty() && name.length() > 2 ? matching(name, companies, NEAR) : likely;
    }

    /** How many characters to change, add or leave out (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int changed = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(changed, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
