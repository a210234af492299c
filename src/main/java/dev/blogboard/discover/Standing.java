package dev.blogboard.discover;

import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Company;
import dev.blogboard.search.QueryRanking.Ranked;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much a company has to say about a subject: the sum of what its articles weigh, over the square root of all that it
 * publishes, so that neither a blog of a thousand posts leads with ten nor a blog of three with one.
 *
 * <ul>
 *   <li>An article weighs 5 when its title names the subject itself, and 1 when only its text keeps coming back to it, or
 *       when its title names what merely belongs to the subject; 0.4 when its text keeps coming back to that.
 *   <li>It weighs twice as much when its title tells of the company's own doing: "Python at Netflix", "How we …", a
 *       project presented by its name.
 *   <li>News (a release, an event, a newsletter) weighs a quarter, and the n-th article of a {@link Series} one n-th.
 *   <li>What is written by those who make some technology of their own counts a quarter: they write for its users.
 * </ul>
 *
 * <p>Immutable.
 */
final class Standing {
    /** Added to what a company publishes, so that single articles of small blogs do not count for more than others. */
    private static final int USUAL = 300;

    private static final double IN_TITLE = 5;
    private static final double IN_TEXT = 1;
    private static final double BELONGING_IN_TITLE = 1;
    private static final double BELONGING_IN_TEXT = 0.4;
    private static final double NEWS = 0.25;
    private static final double MAKER = 0.25;

    private static final Set<String> OWN_DOING = Set.of("we", "our", "us", "my", "lessons");
    private static final Set<String> NEWS_WORDS =
            Set.of(("release releases released newsletter weekly roundup webinar meetup"
                            + " summit conference conf pycon oscon recap sponsor sponsors sponsoring preview ga partners partnership"
                            + " update certified")
                    .split(" "));
    private static final List<String> NEWS_PHRASES = List.of(
            "now available",
            "generally available",
            "is out",
            "what's new",
            "what’s new",
            "round-up",
            "round up",
            "join us",
            "save the date",
            "free course");

    private final Map<ArticleId, Double> weights = new HashMap<>();
    private final Map<Company, Long> published;

    /**
     * Weighs articles.
     *
     * @param direct those that name the subject itself
     * @param titles of the articles that are looked at
     * @param published how many articles each company has in all
     */
    Standing(
            Subject subject,
            Map<Company, List<Ranked>> byCompany,
            Set<ArticleId> direct,
            Map<ArticleId, String> titles,
            Map<Company, Long> published) {
        this.published = published;
        byCompany.forEach((company, found) -> {
            Map<String, Integer> series = new HashMap<>();
            for (Ranked each : found) {
                String title = titles.getOrDefault(each.article(), "");
                int number = title.isEmpty() || found.size() == 1 ? 1 : series.merge(Series.of(title), 1, Integer::sum);
                double weight = about(subject, direct.contains(each.article()), title);
                weights.put(each.article(), title.isEmpty() ? weight : weight * factor(title, company) / number);
            }
        });
    }

    private static double factor(String title, Company company) {
        String plain = title.toLowerCase(Locale.ROOT);
        List<String> words = TitleWords.of(plain);
        return (isOwnDoing(title, plain, words, company) ? 2 : 1) * (isNews(plain, words) ? NEWS : 1);
    }

    private static double about(Subject subject, boolean direct, String title) {
        return direct
                ? subject.isNamedIn(title) ? IN_TITLE : IN_TEXT
                : subject.names().areIn(title) ? BELONGING_IN_TITLE : BELONGING_IN_TEXT;
    }

    double of(Company company, List<Ranked> found, boolean maker) {
        double sum = found.stream().mapToDouble(each -> weight(each.article())).sum();
        return sum * (maker ? MAKER : 1) / Math.sqrt((double) published.getOrDefault(company, 0L) + USUAL);
    }

    double weight(ArticleId article) {
        return weights.getOrDefault(article, 0.0);
    }

    private static boolean isNews(String plain, List<String> words) {
        return words.stream().anyMatch(word -> NEWS_WORDS.contains(word) || isCandidate(word))
                || NEWS_PHRASES.stream().anyMatch(plain::contains)
                || namesVersion(plain);
    }

    /** beta, beta2, rc1. */
    private static boolean isCandidate(String word) {
        String number = word.startsWith("beta") ? word.substring(4) : word.startsWith("rc") ? word.substring(2) : "no";
        return number.chars().allMatch(Character::isDigit);
    }

    /** 1.2 or v1.2.3. */
    private static boolean namesVersion(String plain) {
        for (int at = plain.indexOf('.'); at >= 0; at = plain.indexOf('.', at + 1)) {
            if (TitleWords.isDigit(plain, at - 1) && TitleWords.isDigit(plain, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOwnDoing(String title, String plain, List<String> words, Company company) {
        return plain.contains(company.name().toLowerCase(Locale.ROOT))
                || words.stream().anyMatch(OWN_DOING::contains)
                || Projects.isPresentedIn(title, company);
    }
}
