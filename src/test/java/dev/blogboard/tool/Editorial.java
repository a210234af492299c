package dev.blogboard.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The decisions made by hand.
 *
 * @param companies names, aliases and parents
 * @param excludedNames names in the material that are no company with an engineering blog
 * @param ambiguous ids of companies whose name is an ordinary word
 * @param hosts where companies publish, beyond what the material tells
 * @param feeds which feeds to keep, drop, replace or add
 * @param archives where feeds list their older articles
 * @param excludedArticles what the URL of no article looks like, to be found in host and path
 */
record Editorial(
        List<CompanyDecision> companies,
        List<String> excludedNames,
        Set<String> ambiguous,
        List<HostDecision> hosts,
        List<FeedDecision> feeds,
        List<ArchiveDecision> archives,
        List<Pattern> excludedArticles) {

    /** Under this host or path, only this company publishes. */
    record HostDecision(String company, String place) {}

    /**
     * What to do with a feed.
     *
     * @param company the id of the company that it is added to
     * @param title what to call it, or empty
     * @param note the new address of a replaced feed; else a remark
     */
    record FeedDecision(String action, String feed, String company, String title, String note) {}

    /**
     * Where the blog of a feed lists its articles.
     *
     * @param items selects the links to them
     * @param next selects the link to the next page of the list, or empty
     */
    record ArchiveDecision(String feed, String url, String items, String next) {}

    static Editorial read(Path directory) {
        return new Editorial(
                TsvTable.read(directory.resolve("companies.tsv")).rows().stream()
                        .map(CompanyDecision::from)
                        .toList(),
                lines(directory.resolve("excluded-companies.txt")),
                new TreeSet<>(lines(directory.resolve("ambiguous-names.txt"))),
                TsvTable.read(directory.resolve("hosts.tsv")).rows().stream()
                        .map(row -> new HostDecision(row.get("company"), row.get("place")))
                        .toList(),
                TsvTable.read(directory.resolve("feeds.tsv")).rows().stream()
                        .map(row -> new FeedDecision(
                                row.get("action"),
                                row.get("feed"),
                                row.get("company"),
                                row.get("title"),
                                row.get("note")))
                        .toList(),
                TsvTable.read(directory.resolve("archives.tsv")).rows().stream()
                        .map(row ->
                                new ArchiveDecision(row.get("feed"), row.get("url"), row.get("items"), row.get("next")))
                        .toList(),
                lines(directory.resolve("excluded-articles.txt")).stream()
                        .map(Pattern::compile)
                        .toList());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
