package dev.blogboard.tool;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.CanonicalUrl;
import dev.blogboard.article.Published;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Holds the two shipped files to what the program relies on; they are edited by hand as well as built. */
class CatalogueTest {
    private static final Path CATALOGUE = Path.of("config/blogs.opml");
    private static final Path LIBRARY = Path.of("src/main/resources/dev/blogboard/app/library.tsv");
    private static final Published NEWEST = Published.parse("2026-08-31");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private static final List<CompanyOutline> COMPANIES = new ArrayList<>();
    private static final List<LibraryRow> ARTICLES = new ArrayList<>();

    @BeforeAll
    static void read() {
        COMPANIES.addAll(ShippedFiles.companies(CATALOGUE));
        ARTICLES.addAll(ShippedFiles.articles(LIBRARY));
    }

    private static CompanyOutline named(String name) {
        return COMPANIES.stream()
                .filter(company ->
                        company.name().equals(name) || company.aliases().contains(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + name + "."));
    }

    private static Set<String> ids() {
        return COMPANIES.stream().map(CompanyOutline::id).collect(toSet());
    }

    /** Those that share what may be there once only. */
    private static <T> List<T> repeated(List<T> all, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        return all.stream().filter(one -> !seen.add(key.apply(one))).toList();
    }

    @Test
    void there_are_enough_companies_feeds_and_articles_to_be_of_use() {
        long feeds =
                COMPANIES.stream().mapToLong(company -> company.feeds().size()).sum();
        assertTrue(COMPANIES.size() >= 1_300, COMPANIES.size() + " companies");
        assertTrue(feeds >= 1_000, feeds + " feeds");
        assertTrue(ARTICLES.size() >= 13_000, ARTICLES.size() + " articles");
    }

    @Test
    void company_ids_are_unique_slugs() {
        assertEquals(List.of(), repeated(COMPANIES, CompanyOutline::id));
        assertAll(COMPANIES.stream()
                .map(company -> () -> assertTrue(SLUG.matcher(company.id()).matches(), company.id())));
    }

    @Test
    void companies_are_sorted_by_name() {
        assertSorted(
                COMPANIES,
                Comparator.comparing((CompanyOutline company) -> company.name().toLowerCase(Locale.ROOT))
                        .thenComparing(CompanyOutline::id));
    }

    /** Names the first that is out of order, where a comparison of whole lists would print both. */
    private static <T> void assertSorted(List<T> all, Comparator<T> order) {
        for (int next = 1; next < all.size(); next++) {
            T one = all.get(next - 1);
            T other = all.get(next);
            assertTrue(order.compare(one, other) <= 0, () -> other + " belongs before " + one);
        }
    }

    @Test
    void every_parent_is_a_company_and_no_company_is_its_own_ancestor() {
        Map<String, String> parents = new HashMap<>();
        COMPANIES.forEach(company -> parents.put(company.id(), company.parent()));
        for (CompanyOutline company : COMPANIES) {
            Set<String> line = new HashSet<>();
            for (String id = company.id(); !id.isEmpty(); id = parents.get(id)) {
                assertTrue(parents.containsKey(id), company.id() + " belongs to an unknown " + id);
                assertTrue(line.add(id), company.id() + " is its own ancestor");
            }
        }
    }

    @Test
    void no_name_alias_or_id_means_two_companies() {
        Map<String, String> owners = new HashMap<>();
        for (CompanyOutline company : COMPANIES) {
            Stream.concat(Stream.of(company.name(), company.id()), company.aliases().stream())
                    .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                    .forEach(name -> {
                        String owner = owners.putIfAbsent(name, company.id());
                        assertTrue(
                                owner == null || owner.equals(company.id()),
                                name + " means " + owner + " and " + company.id());
                    });
        }
    }

    @Test
    void no_feed_is_there_twice() {
        List<CatalogueFeed> feeds =
                COMPANIES.stream().flatMap(company -> company.feeds().stream()).toList();
        assertEquals(List.of(), repeated(feeds, feed -> WebAddress.feedKey(feed.url())));
    }

    @Test
    void feeds_and_sites_have_web_addresses_and_languages() {
        for (CompanyOutline company : COMPANIES) {
            assertTrue(company.site().isEmpty() || isWebAddress(company.site()), company.id());
            for (CatalogueFeed feed : company.feeds()) {
                assertTrue(isWebAddress(feed.url()), feed.url());
                assertTrue(feed.site().isEmpty() || isWebAddress(feed.site()), feed.site());
                assertTrue(LANGUAGE.matcher(feed.language()).matches(), feed.url());
                assertTrue(!feed.title().isBlank(), feed.url());
            }
        }
    }

    private static boolean isWebAddress(String url) {
        return url.startsWith("http") && WebAddress.valid(url);
    }

    @Test
    void people_find_companies_under_the_names_they_know() {
        assertEquals("meta", named("Facebook").id());
        assertEquals("twitter", named("X").id());
        assertEquals("meta", named("Instagram").parent());
        assertEquals("google", named("YouTube").parent());
        assertEquals("microsoft", named("GitHub").parent());
        assertEquals("microsoft", named("LinkedIn").parent());
        assertEquals("amazon", named("AWS").parent());
    }

    @Test
    void ordinary_words_are_not_taken_for_a_company_and_unusual_names_are() {
        Stream.of("Square", "Stripe", "Slack", "Meta", "Block", "Notion", "Box", "Segment", "Grab", "Target")
                .forEach(name -> assertTrue(named(name).ambiguous(), name));
        Stream.of("Netflix", "Airbnb", "MongoDB", "Redis", "Docker", "Databricks", "Spotify")
                .forEach(name -> assertTrue(!named(name).ambiguous(), name));
    }

    @Test
    void the_library_has_five_columns() throws IOException {
        List<String> lines = Files.readAllLines(LIBRARY);
        assertEquals("company-id\tdate\tlang\turl\ttitle", lines.getFirst());
        assertEquals(
                List.of(),
                lines.stream().filter(line -> line.split("\t", -1).length != 5).toList());
    }

    @Test
    void every_article_is_of_a_listed_company() {
        Set<String> ids = ids();
        assertEquals(
                List.of(),
                ARTICLES.stream()
                        .filter(article -> !ids.contains(article.company()))
                        .toList());
    }

    @Test
    void every_article_has_a_title_in_plain_text_a_language_and_a_web_address() {
        Pattern markup = Pattern.compile("&(?:amp|quot|lt|gt|#\\d+);|</?[a-z]+>|[\\p{Cc}\\x{200b}\\x{feff}]|^\\s|\\s$");
        for (LibraryRow article : ARTICLES) {
            assertTrue(!article.title().isBlank(), article.url());
            assertTrue(!markup.matcher(article.title()).find(), article.title());
            assertTrue(LANGUAGE.matcher(article.language()).matches(), article.url());
            assertTrue(isWebAddress(article.url()), article.url());
        }
    }

    @Test
    void no_article_is_younger_than_what_it_was_collected_from() {
        for (LibraryRow article : ARTICLES) {
            if (!article.date().isEmpty()) {
                assertTrue(Published.parse(article.date()).compareTo(NEWEST) <= 0, article.toString());
            }
        }
    }

    @Test
    void no_article_is_there_twice() {
        assertEquals(
                List.of(),
                repeated(ARTICLES, article -> CanonicalUrl.of(article.url()).orElseThrow()));
    }

    @Test
    void articles_are_sorted_by_company_date_and_address() {
        assertSorted(
                ARTICLES,
                Comparator.comparing(LibraryRow::company)
                        .thenComparing(LibraryRow::date)
                        .thenComparing(LibraryRow::url));
    }

    @Test
    void no_article_stands_where_anybody_may_publish() {
        Set<String> open = Set.of(
                "youtube.com", "slideshare.net", "arxiv.org", "infoq.com", "highscalability.com", "web.archive.org");
        for (LibraryRow article : ARTICLES) {
            String host = URI.create(article.url().replaceAll("[^\\x21-\\x7e]|[|^{}\\[\\]]", "_"))
                    .getHost();
            assertTrue(host != null && !open.contains(host.replaceFirst("^www\\.", "")), article.url());
        }
    }

    @Test
    void the_articles_that_any_search_must_find_are_there() {
        String medium = "https://medium.com/airbnb-engineering/";
        String instagram = "https://instagram-engineering.com/";
        String robinhood = "https://robinhood.engineering/";
        assertAll(
                has("netflix 2019 Python at Netflix", "https://netflixtechblog.com/python-at-netflix-bba45dae649e"),
                has(
                        "airbnb 2015 Airflow: a workflow management platform",
                        medium + "airflow-a-workflow-management-platform-46318b977fd8"),
                has(
                        "airbnb 2016 Caravel: Airbnb's data exploration platform",
                        medium + "caravel-airbnb-s-data-exploration-platform-15a72aa610e5"),
                has(
                        "instagram 2016 Web Service Efficiency at Instagram with Python",
                        instagram + "web-service-efficiency-at-instagram-with-python-4976d078e366"),
                has(
                        "instagram 2019 Static Analysis at Scale: An Instagram Story",
                        instagram + "static-analysis-at-scale-an-instagram-story-8f498ab71a0c"),
                has(
                        "robinhood 2018 Faust: Stream Processing for Python",
                        robinhood + "faust-stream-processing-for-python-a66d3a51212d"),
                has("robinhood 2017 Why Robinhood uses Airflow", robinhood + "why-robinhood-uses-airflow-aed13a9a90c8"),
                has(
                        "lyft 2018 Running Apache Airflow At Lyft",
                        "https://eng.lyft.com/running-apache-airflow-at-lyft-6e53bb8fccff"));
    }

    private static Executable has(String companyYearTitle, String url) {
        LibraryRow article = ARTICLES.stream()
                .filter(row -> row.url().equals(url))
                .findFirst()
                .orElse(new LibraryRow("", "none", "", "", ""));
        String found = article.company() + " " + article.date().substring(0, 4) + " " + article.title();
        return () -> assertEquals(companyYearTitle, found, url);
    }
}
