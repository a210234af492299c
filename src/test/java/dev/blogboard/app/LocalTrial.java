package dev.blogboard.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogboard.article.Company;
import dev.blogboard.article.Item;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Validators;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Fills a data directory from a collection of real articles with their texts, to look at what the program makes of them:
 * the collection (JSON lines, gzipped: company, title, url, date, text, lang, doc_kind), then the directory.
 */
final class LocalTrial {
    private LocalTrial() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, List<Item>> byCompany = new LinkedHashMap<>();
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Path.of(arguments[0]))), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = mapper.readTree(line);
                if (row.path("doc_kind").asText().equals("blog") && row.hasNonNull("company")) {
                    byCompany
                            .computeIfAbsent(row.get("company").asText(), none -> new ArrayList<>())
                            .add(item(row));
                }
            }
        }
        Map<String, String> environment = Map.of("BLOGBOARD_DATA_DIR", arguments[1], "BLOGBOARD_CATALOGUE_FILE", "");
        try (App app = App.open(new ConfigReader(environment).withoutFile(), CliCommand.CLOCK)) {
            byCompany.forEach((name, items) -> store(app, name, items));
            app.discovery().catchUp();
            System.out.println(app.articles().count() + " articles");
        }
    }

    private static Item item(JsonNode row) {
        String url = row.path("url").asText();
        return new Item(
                url,
                url,
                row.path("title").asText(),
                null,
                date(row.path("date").asText()),
                null,
                null,
                null,
                row.path("text").asText(row.path("summary").asText("")),
                row.path("lang").asText("en"));
    }

    private static @Nullable Instant date(String text) {
        try {
            return LocalDate.parse(text.substring(0, Math.min(10, text.length())))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static void store(App app, String name, List<Item> items) {
        Company company = app.companies().named(name).orElseGet(() -> Company.named(name));
        app.feeds().addCompany(company);
        Instant now = app.clock().instant();
        String url = "https://" + company.id().value() + ".example/feed";
        Feed feed = app.feeds()
                .add(new Feeds.NewFeed(url, company.id(), null, null, null), Feed.Origin.PERSON, now)
                .orElseGet(() -> app.feeds().withUrl(url).orElseThrow());
        app.feeds()
                .record(
                        feed,
                        new Fetched.Fresh(
                                200, Validators.NONE, name, new ParsedFeed(name, null, null, "en", items), null),
                        now,
                        now.plus(Duration.ofDays(365)));
    }
}
