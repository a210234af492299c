package dev.blogboard.digest;

import dev.blogboard.article.Article;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An article, and where else the same story was published.
 *
 * @param article the one that was stored first
 * @param key equal for two articles that tell the same story
 * @param lowerTitle its title in lower case
 */
record Story(Article article, List<Article> alsoAt, String key, String lowerTitle) {
    /** Titles shorter than this are shared by different articles: "Release notes". */
    private static final int TELLING = 16;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Merges articles of the same title, in the order of the first of each. */
    static List<Story> of(Collection<Article> articles) {
        Map<String, List<Article>> byTitle = new LinkedHashMap<>();
        for (Article article : articles) {
            byTitle.computeIfAbsent(key(article), title -> new ArrayList<>()).add(article);
        }
        return byTitle.values().stream().map(Story::merged).toList();
    }

    private static Story merged(List<Article> same) {
        List<Article> ordered = same.stream()
                .distinct()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
        Article first = ordered.getFirst();
        return new Story(
                first,
                ordered.subList(1, ordered.size()),
                key(first),
                first.title().toLowerCase(Locale.ROOT));
    }

    /** Equal for two articles that tell the same story. */
    static String key(Article article) {
        String title = article.title().strip().toLowerCase(Locale.ROOT);
        if (hasOddSpace(title)) {
            title = SPACE.matcher(title).replaceAll(" ");
        }
        return title.length() < TELLING ? "#" + article.id().value() : title;
    }

    /** Hardly any title has, and to see that takes less than to look for all space. */
    private static boolean hasOddSpace(String title) {
        return title.contains("  ") || title.chars().anyMatch(letter -> letter < ' ');
    }
}
