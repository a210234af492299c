package dev.blogboard.discover;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of a roundup in words, the same on every medium. */
public final class RoundupWords {
    private RoundupWords() {}

    /** The intro: how much there is, by how many and since when. */
    public static String figures(Roundup roundup) {
        Roundup.Figures figures = roundup.figures();
        if (figures.articles() == 0) {
            return "No article about this is stored.";
        }
        StringBuilder words = new StringBuilder(articles(figures.articles()) + " by "
                + (figures.companies() == 1 ? "one company" : figures.companies() + " companies"));
        if (roundup.home() != null) {
            words.append(", and by the project itself");
        }
        words.append(years(figures.firstYear(), figures.lastYear())).append('.');
        if (figures.withText() == 0) {
            words.append(" Only titles are stored, so there are no quotations.");
        } else if (figures.withText() < figures.lookedAt()) {
            words.append(" Of ")
                    .append(figures.lookedAt())
                    .append(" that were read for this, ")
                    .append(figures.withText())
                    .append(figures.withText() == 1 ? " has" : " have")
                    .append(" a text to quote from.");
        }
        return words.toString();
    }

    /** The heading over what the subject's own project publishes. */
    public static String home(Roundup.Section home) {
        return "From the project itself: " + home.company().name();
    }

    public static String count(Roundup.Section section) {
        return articles(section.articles()) + years(section.firstYear(), section.lastYear()) + ".";
    }

    /** The companies without a section of their own, with how many articles each. */
    public static String further(Roundup roundup) {
        return sentence(roundup.further(), Roundup.NAMED);
    }

    /** Those of them of which no article is named; empty where there are none. */
    public static String furtherStill(Roundup roundup) {
        return sentence(
                roundup.further().stream()
                        .filter(further -> further.best() == null)
                        .toList(),
                2 * Roundup.NAMED);
    }

    private static String sentence(List<Roundup.Further> companies, int limit) {
        if (companies.isEmpty()) {
            return "";
        }
        String named = companies.stream()
                .limit(limit)
                .map(further -> further.company().name() + " (" + further.articles() + ")")
                .collect(Collectors.joining(", "));
        return named + (companies.size() > limit ? " and " + (companies.size() - limit) + " more" : "") + ".";
    }

    private static String articles(long count) {
        return count == 1 ? "One article" : count + " articles";
    }

    private static String years(@Nullable Integer first, @Nullable Integer last) {
        if (first == null || last == null) {
            return "";
        }
        return first.equals(last) ? ", of " + first : ", from " + first + " to " + last;
    }
}
