package dev.blogboard.discover;

import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Company;
import dev.blogboard.search.QueryRanking.Ranked;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

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

    private static final Pattern OWN_DOING = Pattern.compile("\\b(we|we['’](re|ve)|our|us|my|lessons)\\b");
    private static final Pattern NEWS_OF_A_PRODUCT =
            Pattern.compile("\\b(releas(e|es|ed)|now available|generally available|is out|what['’]s new|newsletter"
                    + "|weekly|round-?up|webinar|join us|save the date|meetup|summit|conference|conf|pycon|oscon|recap|sponsor(s|ing)?|preview|beta\\d*|rc\\d*|ga|partner(s|ship)"
                    + "|update|certified|free course)\\b|\\bv?\\d+\\.\\d+(\\.\\d+)?\\b");

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
                int number = title.isEmpty() ? 1 : series.merge(Series.of(title), 1, Integer::sum);
                double weight = about(subject, direct.contains(each.article()), title);
                weights.put(
                        each.article(),
                        weight * (isOwnDoing(title, company) ? 2 : 1) * (isNews(title) ? NEWS : 1) / number);
            }
        });
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

    private static boolean isNews(String title) {
        return NEWS_OF_A_PRODUCT.matcher(title.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean isOwnDoing(String title, Company company) {
        String plain = title.toLowerCase(Locale.ROOT);
        return plain.contains(company.name().toLowerCase(Locale.ROOT))
                || OWN_DOING.matcher(plain).find()
                || Projects.isPresentedIn(title, company);
    }
}
