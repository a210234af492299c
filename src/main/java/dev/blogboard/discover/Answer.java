package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.search.Marked;
import java.util.List;

/**
 * What the articles say about a question, in their own words.
 *
 * @param passages sentences that speak of it, the best first
 * @param titlesOnly articles whose title speaks of it and of which no text is stored, so that nothing can be quoted
 * @param unknown the words of the question that no article has
 */
public record Answer(List<Passage> passages, List<Titled> titlesOnly, List<String> unknown) {
    public Answer {
        passages = List.copyOf(passages);
        titlesOnly = List.copyOf(titlesOnly);
        unknown = List.copyOf(unknown);
    }

    /**
     * A sentence, word by word.
     *
     * @param sentence with the words of the question marked
     * @param coverage how much of what was asked stands in it, from 0 to 1
     */
    public record Passage(Marked sentence, Article article, Company company, double coverage) {}

    public record Titled(Article article, Company company) {}
}
