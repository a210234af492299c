package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.topic.Taxonomy;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** One or two words that look like a name: Airflow, DBLog, uReview, Apache Superset. */
    private static final String NAME =
            "((?:[A-Z]|[a-z]{1,2}[A-Z])[\\p{L}\\p{N}]*(?:[A-Z0-9.-][\\p{L}\\p{N}]*)*(?: [A-Z][\\p{L}\\p{N}.-]+)?)";

    private static final String KIND =
            "(?:[\\w'’+/-]+ ){0,6}?(?:platform|framework|library|engine|system|tool|toolkit|service|database|store|"
                    + "language|compiler|scheduler|orchestrator|proxy|gateway|sdk|pipeline|format|linter|analyzer|"
                    + "server|cache|client|runtime|project|solution|algorithm|processing|infrastructure|layer)s?\\b";

    private static final List<Pattern> TITLES = List.of(
            Pattern.compile(
                    "^" + NAME + "(?:,| ?[:–—]| -) (?i:(?:an?|the|our|[\\p{L}\\p{N}.]+['’]s?) )?(?i:" + KIND + ").*"),
            Pattern.compile("^(?i:open[- ]sourcing|introducing|announcing|meet|releasing|presenting) " + NAME
                    + "(?:$| ?[:–—] ?.*| - .*|, (?i:an?|the|our|[\\p{L}\\p{N}.]+['’]s?) .*"
                    + "| (?i:is|for|as|to|at|by|from|with)\\b.*|[!.].*)"),
            Pattern.compile("^" + NAME + " (?i:is (?:now )?open[- ]source).*"));
    private static final List<Pattern> SENTENCES = List.of(
            Pattern.compile("\\b(?i:we(?:['’]ve| have)?(?: just| also| recently)? open[- ]sourced) " + NAME + "\\b"),
            Pattern.compile(
                    "\\b(?i:(?:our|an?) open[- ]source (?:project|library|framework|tool)(?: called| named|,)?) " + NAME
                            + "\\b"),
            Pattern.compile("\\b(?i:we(?:['’]ve| have)? (?:built|developed|created)) " + NAME + ", (?i:(?:an?|our) "
                    + KIND + ")"));
    /** What each of these forms holds: the patterns are tried around these only, since texts are long. */
    private static final List<String> ANCHORS =
            List.of("pen-source", "pen source", " built ", " developed ", " created ");

    private static final int BEFORE_ANCHOR = 40;
    private static final int AFTER_ANCHOR = 160;
    /** So much of a text is looked at. */
    private static final int READ_CHARS = 20_000;

    /** Words that are part of no name, however they are spelled in a title. */
    private static final Set<String> NO_NAMES =
            Set.of(("how why what when the a an our part building scaling inside using"
                            + " update updates case study engineering introducing announcing new better faster open source interview"
                            + " podcast week day year q&a tech data from designing improving machine learning real time real-time deep"
                            + " software it this we i python java go rust ruby scala javascript kubernetes kafka docker support guide"
                            + " code microservices performance security testing release releases report program series edition roadmap"
                            + " availability beta preview overview news episode version")
                    .split(" "));
    /** "LLM-as-a-Judge", "end-to-end": words joined to a phrase. */
    private static final Pattern PHRASE =
            Pattern.compile("(?i).*-(as|a|an|the|of|to|in|and|for|by|with|on)-.*|day-\\d+.*");

    private Projects() {}

    /**
     * A project and where its name was read.
     *
     * @param article whose title or text presents it
     */
    record Named(String name, Article article) {}

    /** The projects of a company that some of its articles present, each once, in the order of the articles. */
    static List<Named> in(List<Article> articles, Company company, Taxonomy taxonomy) {
        Map<String, Named> found = new LinkedHashMap<>();
        for (Article article : articles) {
            for (String presented : names(article)) {
                String name = withoutCompany(presented, company);
                if (isName(name, company) && !isConcept(name, taxonomy)) {
                    found.putIfAbsent(name.toLowerCase(Locale.ROOT), new Named(name, article));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Whether a title presents a project by its name. */
    static boolean isPresentedIn(String title, Company company) {
        return presented(title)
                .filter(name -> isName(withoutCompany(name, company), company))
                .isPresent();
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
        String text =
                article.text().substring(0, Math.min(READ_CHARS, article.text().length()));
        for (String anchor : ANCHORS) {
            for (int at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + 1)) {
                String around =
                        text.substring(Math.max(0, at - BEFORE_ANCHOR), Math.min(text.length(), at + AFTER_ANCHOR));
                SENTENCES.forEach(form -> form.matcher(around).results().forEach(found -> names.add(found.group(1))));
            }
        }
        return names;
    }

    /** "Andromeda" for "Meta Andromeda". */
    private static String withoutCompany(String name, Company company) {
        String own = company.name() + " ";
        return name.startsWith(own) ? name.substring(own.length()) : name;
    }

    /** Whether it is what a practice or a field is called, which is nobody's project. */
    private static boolean isConcept(String name, Taxonomy taxonomy) {
        return taxonomy.named(name).filter(topic -> topic.home() == null).isPresent();
    }

    private static boolean isName(String name, Company company) {
        String plain = name.toLowerCase(Locale.ROOT);
        String[] words = plain.split("[ -]", -1);
        return name.length() > 2
                && name.length() <= 30
                && Character.isLetter(name.charAt(0))
                && Arrays.stream(words).noneMatch(NO_NAMES::contains)
                && !words[0].endsWith("ing")
                && !PHRASE.matcher(name).matches()
                && !plain.equals(company.name().toLowerCase(Locale.ROOT))
                && company.aliases().stream().noneMatch(alias -> plain.equals(alias.toLowerCase(Locale.ROOT)));
    }
}
