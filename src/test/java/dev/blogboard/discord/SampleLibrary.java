package dev.blogboard.discord;

import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.LibraryEntry;
import dev.blogboard.article.Published;
import java.util.ArrayList;
import java.util.List;

/** Articles that tests ask for. */
final class SampleLibrary {
    static final List<Company> COMPANIES =
            List.of(Company.named("Northwind"), Company.named("Contoso"), Company.named("Fabrikam"));

    private SampleLibrary() {}

    static List<LibraryEntry> entries() {
        List<LibraryEntry> entries = new ArrayList<>();
        for (int part = 1; part <= 12; part++) {
            entries.add(
                    entry("northwind", "2026-0" + (part % 9 + 1), "Kafka for people, part " + part, "kafka-" + part));
        }
        entries.add(entry("contoso", "2025-04-02", "A *feature store* in one week [updated]", "feature-store"));
        entries.add(entry("fabrikam", "2024-11", "Why @everyone here writes Rust", "rust"));
        return entries;
    }

    private static LibraryEntry entry(String company, String date, String title, String path) {
        return new LibraryEntry(
                new CompanyId(company),
                Published.parse(date),
                "en",
                "https://" + company + ".example/blog/" + path,
                title);
    }
}
