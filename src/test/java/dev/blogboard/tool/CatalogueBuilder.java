package dev.blogboard.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds {@code config/blogs.opml} and the starter library. The same material and decisions give the same bytes.
 *
 * <p>Arguments: the directory of the material, and that of the project. What was left out, and why, is then in
 * {@code target/catalogue-left-out.tsv}.
 */
public final class CatalogueBuilder {
    /** The end of the month in which the material was collected: a later date is a mistake. */
    private static final LocalDate NEWEST = LocalDate.of(2026, 8, 31);

    private static final String LIBRARY = "src/main/resources/dev/blogboard/app/library.tsv";

    private CatalogueBuilder() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Give the directory of the material and that of the project.");
        }
        build(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    private static void build(Path data, Path project) throws IOException {
        Editorial editorial = Editorial.read(project.resolve("src/catalogue"));
        CompanyNames names = new CompanyNames(editorial.companies(), editorial.excludedNames());
        LeftOut leftOut = new LeftOut();
        List<CatalogueRow> rows = CatalogueRow.readAll(data.resolve("catalog.tsv"));
        List<ArticleRow> articles = new ArrayList<>(ArticleRow.readSeeds(data.resolve("seed_articles.tsv")));
        articles.addAll(ArticleRow.readAll(data.resolve("articles.jsonl.gz")));
        Set<String> secureHosts = WebAddress.secureHosts(Stream.concat(
                        rows.stream().flatMap(row -> Stream.of(row.site(), row.feed())),
                        articles.stream().map(ArticleRow::url))
                .toList());

        OfficialPlaces places = new OfficialPlaces(names, editorial.hosts(), rows);
        Map<String, List<CatalogueFeed>> feeds =
                new FeedSelection(names, editorial.feeds(), secureHosts, leftOut).select(rows);
        List<LibraryRow> library = new LibrarySelection(
                        names, places, editorial.excludedArticles(), secureHosts, NEWEST, leftOut)
                .select(articles);
        List<CompanyOutline> companies =
                new OutlineSelection(names, editorial.ambiguous(), secureHosts).select(rows, feeds, library);

        OpmlWriter.write(project.resolve("config/blogs.opml"), companies, editorial.archives());
        writeLibrary(project.resolve(LIBRARY), library);
        leftOut.write(project.resolve("target/catalogue-left-out.tsv"));
        System.out.printf(
                "%d companies, %d feeds, %d articles; articles left out: %s%n",
                companies.size(),
                companies.stream().mapToInt(company -> company.feeds().size()).sum(),
                library.size(),
                leftOut.counts());
    }

    private static void writeLibrary(Path file, List<LibraryRow> library) throws IOException {
        StringBuilder text = new StringBuilder("company-id\tdate\tlang\turl\ttitle\n");
        for (LibraryRow row : library) {
            text.append(String.join("\t", row.company(), row.date(), row.language(), row.url(), row.title()))
                    .append('\n');
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text.toString());
    }
}
