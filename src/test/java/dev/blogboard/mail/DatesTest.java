package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Published;
import dev.blogboard.digest.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    private static Article article(@Nullable Published published) {
        return new Article(
                new ArticleId(1),
                new CompanyId("netflix"),
                "Title",
                "https://netflix.example/",
                null,
                "",
                published,
                Instant.parse("2026-11-22T23:30:00Z"),
                null,
                1);
    }

    private static Dates dates(String zone, String language) {
        return new Dates(ZoneId.of(zone), Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UTC | en | SECOND | Nov 18, 2026",
                "UTC | de | SECOND | 18.11.2026",
                "UTC | en-GB | SECOND | 18 Nov 2026",
                "UTC | ja | SECOND | 2026/11/18",
                "Asia/Tokyo | ja | SECOND | 2026/11/19",
                "Asia/Tokyo | ja | DAY | 2026/11/18",
                "America/New_York | en | DAY | Nov 18, 2026",
                "UTC | de | MONTH | November 2026",
                "UTC | fr | MONTH | novembre 2026",
                "UTC | en | YEAR | 2026",
            })
    void a_date_is_of_the_readers_zone_and_language_and_as_exact_as_it_is_known(
            String zone, String language, Published.Precision precision, String written) {
        Published published = new Published(Instant.parse("2026-11-18T20:00:00Z"), precision);
        assertEquals(written, dates(zone, language).of(article(published)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"UTC | 22.11.2026", "Europe/Berlin | 23.11.2026"})
    void without_a_date_it_is_the_day_it_was_found(String zone, String written) {
        assertEquals(written, dates(zone, "de").of(article(null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-16T07:00:00Z | 16.11.2026 – 23.11.2026",
                "2026-11-23T06:00:00Z | 23.11.2026",
            })
    void a_window_is_told_from_day_to_day(Instant start, String written) {
        Window window = new Window(start, Instant.parse("2026-11-23T07:00:00Z"));
        assertEquals(written, dates("Europe/Berlin", "de").of(window));
    }
}
