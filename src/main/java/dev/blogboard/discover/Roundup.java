package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who writes about a subject, and what. All of it is counted, or taken from the articles word by word.
 *
 * @param label how the subject is called
 * @param query the search that finds its articles
 * @param topic the topic's id, where the subject is one
 * @param companies the company with the most to say first
 * @param home what the subject's own project publishes, set apart from those who use it; absent where there is none
 * @param further the companies that have less to say, without a section of their own; {@value #NAMED} of them with an
 *     article
 */
public record Roundup(
        String label,
        String query,
        @Nullable String topic,
        Figures figures,
        List<Section> companies,
        @Nullable Section home,
        List<Further> further) {
    static final int NAMED = 30;

    public Roundup {
        companies = List.copyOf(companies);
        further = List.copyOf(further);
    }

    /**
     * The whole in figures.
     *
     * @param companies how many companies, the subject's own project not counted
     * @param withText of how many articles more than the title is known, of those looked at
     * @param lookedAt how many articles were read for titles and quotations
     * @param firstYear absent where no article has a date
     */
    public record Figures(
            long articles,
            int companies,
            long lookedAt,
            long withText,
            @Nullable Integer firstYear,
            @Nullable Integer lastYear) {}

    /**
     * What one company has to say.
     *
     * @param uses what its articles are about besides, the most frequent first
     * @param projects names of projects that it presents in them
     * @param more the search that finds all of them
     */
    public record Section(
            Company company,
            long articles,
            @Nullable Integer firstYear,
            @Nullable Integer lastYear,
            List<Use> uses,
            List<Project> projects,
            List<Key> keys,
            String more) {
        public Section {
            uses = List.copyOf(uses);
            projects = List.copyOf(projects);
            keys = List.copyOf(keys);
        }
    }

    /** Another topic, and how many of the articles have it. */
    public record Use(String topic, String label, long articles) {}

    /** @param article in whose title or text the name stands */
    public record Project(String name, Article article) {}

    /** @param quote a sentence of the article that names the subject, word by word; absent where none is known */
    public record Key(Article article, @Nullable String quote) {}

    /** @param best its article of the most worth, without a quotation; absent where there are too many companies */
    public record Further(
            Company company, long articles, @Nullable Key best) {}
}
