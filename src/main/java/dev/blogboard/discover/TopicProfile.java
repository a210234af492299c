package dev.blogboard.discover;

import dev.blogboard.article.Company;
import dev.blogboard.search.Facets.Count;
import dev.blogboard.search.Hit;
import dev.blogboard.topic.Topic;
import java.util.List;

/**
 * What is written about a topic.
 *
 * @param above the topics above it, the nearest first
 * @param below the topics right below it
 * @param articles how many articles have it
 * @param companies who writes about it, those with the most articles first
 * @param years how many articles of each year, the newest first
 * @param related other topics that its articles have, the most frequent first
 * @param best the articles that name it most plainly
 * @param latest the newest articles
 */
public record TopicProfile(
        Topic topic,
        List<Topic> above,
        List<Topic> below,
        long articles,
        List<Count<Company>> companies,
        List<Count<Integer>> years,
        List<Count<Topic>> related,
        List<Hit> best,
        List<Hit> latest) {
    public TopicProfile {
        above = List.copyOf(above);
        below = List.copyOf(below);
        companies = List.copyOf(companies);
        years = List.copyOf(years);
        related = List.copyOf(related);
        best = List.copyOf(best);
        latest = List.copyOf(latest);
    }
}
