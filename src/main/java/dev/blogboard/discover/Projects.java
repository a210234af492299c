package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds names of a company's projects in what it wrote: "Airflow: a workflow management platform", "Open Sourcing Iris",
 * "we open sourced Faust". Only forms that present something by its name count; a doubtful one is left out.
 */
final class Projects {
    /** One to three words that look like a name: Airflow, DBLog, Apache Superset, octocatalog-diff. */
    private static final String NAME =
            "([A-Z][\\p{L}\\p{N}]*(?:[A-Z0-9.-][\\p{L}\\p{N}]*)*(?: [A-Z][\\p{L}\\p{N}.-]+)?)";

    private static final String KIND =
            "(?:[\\w'’+/-]+ ){0,6}?(?:platform|framework|library|engine|system|tool|toolkit|service|database|store|"
                    + "language|compiler|scheduler|orchestrator|proxy|gateway|sdk|pipeline|format|linter|analyzer|"
                    + "server|cache|client|runtime|project|solution|algorithm|processing|infrastructure|layer)s?\\b";

    private static final List<Pattern> TITLES = List.of(
            Pattern.compile(
                    "^" + NAME + "(?:,| ?[:–—]| -) (?i:(?:an?|the|our|[\\p{L}\\p{N}.]+['’]s?) )?(?i:" + KIND + ").*"),
            Pattern.compile("^(?i:open[- ]sourcing|introducing|announcing|meet|releasing|presenting) " + NAME
                    + "(?:$|(?:,| ?[:–—]| -) ?(?i:.*)| (?i:is|for|as|to|at|an?|the|by|from|with)\\b.*|[!.].*)"),
            Pattern.compile("^" + NAME + " (?i:is (?:now )?open[- ]source).*"));
    private static final List<Pattern> SENTENCES = List.of(
            Pattern.compile("\\b(?i:we(?:['’]ve| have)?(?: just| also| recently)? open[- ]sourced) " + NAME + "\\b"),
            Pattern.compile(
                    "\\b(?i:(?:our|an?) open[- ]source (?:project|library|framework|tool)(?: called| named|,)?) " + NAME
                            + "\\b"));
    private static final Set<String> NO_NAMES = Set.of(
            "how",
            "why",
            "what",
            "when",
            "the",
            "a",
            "an",
            "our",
            "part",
            "building",
            "scaling",
            "inside",
            "using",
            "update",
            "case",
            "study",
            "engineering",
            "introducing",
            "announcing",
            "new",
            "better",
            "faster",
            "open",
            "source",
            "interview",
            "podcast",
            "week",
            "day",
            "year",
            "q&a",
            "tech",
            "data",
            "from",
            "designing",
            "improving",
            "machine",
            "learning",
            "real",
            "time",
            "real-time",
            "deep",
            "software",
            "it",
            "this",
            "we",
            "i",
            "python",
            "java",
            "go",
            "rust",
            "ruby",
            "scala",
            "javascript",
            "kubernetes",
            "kafka",
            "docker",
            "support",
            "guide",
            "support for",
            "code",
            "microservices",
            "performance",
            "security",
            "testing");

    private Projects() {}

    /**
     * A project and where its name was read.
     *
     * @param article whose title or text presents it
     */
    record Named(String name, Article article) {}

    /** The projects of a company that some of its articles present, each once, in the order of the articles. */
    static List<Named> in(List<Article> articles, Company company) {
        Map<String, Named> found = new LinkedHashMap<>();
        for (Article article : articles) {
            for (String name : names(article)) {
                if (isName(name, company)) {
                    found.putIfAbsent(name.toLowerCase(Locale.ROOT), new Named(name, article));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Whether a title presents a project by its name. */
    static boolean isPresentedIn(String title, Company company) {
        return presented(title).filter(name -> isName(name, company)).isPresent();
    }

    private static Optional<String> presented(String title) {
        return TITLES.stream()
                .map(form -> form.matcher(title))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static List<String> names(Article article) {
        List<String> names = new ArrayList<>();
        presented(article.title()).ifPresent(names::add);
        for (Pattern form : SENTENCES) {
            Matcher matcher = form.matcher(article.text());
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private static boolean isName(String name, Company company) {
        String plain = name.toLowerCase(Locale.ROOT);
        String first = plain.split(" ", 2)[0];
        return name.length() > 2
                && name.length() <= 30
                && !NO_NAMES.contains(plain)
                && !NO_NAMES.contains(first)
                && !first.endsWith("ing")
                && !plain.equals(company.name().toLowerCase(Locale.ROOT))
                && company.aliases().stream().noneMatch(alias -> plain.equals(alias.toLowerCase(Locale.ROOT)));
    }
}
