package dev.blogboard.web;

import dev.blogboard.article.Company;
import dev.blogboard.discover.CompanyProfile;
import dev.blogboard.discover.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Companies, and what each is about. */
public final class CompanyPages implements Pages {
    private final Reading reading;
    private final Templates templates;
    private final Remembered remembered;

    public CompanyPages(Reading reading, Templates templates, Remembered remembered) {
        this.reading = reading;
        this.templates = templates;
        this.remembered = remembered;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/companies", this::companies);
        routes.get("/company/{company}", remembered.of(this::company));
    }

    /** @param letters the initials that there are, with how many companies each */
    public record CompaniesPage(String letter, List<SearchPage.Choice> letters, List<SearchPage.Choice> companies) {}

    private Response companies(Request request) {
        List<Company> all = reading.companies().get().all().stream()
                .sorted(Comparator.comparing(company -> company.name().toLowerCase(Locale.ROOT)))
                .toList();
        Map<String, List<SearchPage.Choice>> byLetter = new TreeMap<>();
        all.forEach(company -> byLetter.computeIfAbsent(letter(company.name()), none -> new ArrayList<>())
                .add(new SearchPage.Choice(company.name(), 0, Links.company(company.id()))));
        String asked = request.query().first("letter");
        String letter = byLetter.containsKey(asked) ? asked : "A";
        List<SearchPage.Choice> letters = byLetter.entrySet().stream()
                .map(entry -> new SearchPage.Choice(
                        entry.getKey(), entry.getValue().size(), "/companies?letter=" + Links.encoded(entry.getKey())))
                .toList();
        return Response.page(templates.render(
                "companies.jte", new CompaniesPage(letter, letters, byLetter.getOrDefault(letter, List.of()))));
    }

    /** Its initial, for names that begin with a letter from A to Z; other names go together. */
    private static String letter(String name) {
        char first = Character.toUpperCase(name.charAt(0));
        return first >= 'A' && first <= 'Z' ? String.valueOf(first) : "Others";
    }

    /** @param rows the stack, with a link for each topic */
    public record CompanyPage(
            CompanyProfile profile,
            List<Row> rows,
            List<Story> best,
            List<Story> latest,
            String query,
            List<SearchPage.FeedLink> feeds) {
        /** @param path the company's articles with this topic */
        public record Row(String name, String path, long articles, List<Long> perYear, long most) {}
    }

    private Response company(Request request) {
        Optional<Company> found = reading.companies().get().named(request.part("company"));
        if (found.isEmpty()) {
            return Notice.unknown(
                            "There is no company “" + request.part("company") + "”",
                            new Notice.Link("/companies", "All companies"))
                    .answer(Response.NOT_FOUND, templates);
        }
        Company company = found.get();
        if (!company.id().value().equals(request.part("company"))) {
            return Response.seeOther(Links.company(company.id()));
        }
        CompanyProfile profile = reading.profiles().company(company);
        String query = "company:" + company.id().value();
        List<CompanyPage.Row> rows = profile.stack().stream()
                .map(row -> new CompanyPage.Row(
                        row.topic().name(),
                        Links.search(query + " topic:" + row.topic().id()),
                        row.articles(),
                        row.perYear(),
                        row.perYear().stream()
                                .flatMapToLong(LongStream::of)
                                .max()
                                .orElse(0)))
                .toList();
        return Response.page(templates.render(
                "company.jte",
                new CompanyPage(
                        profile,
                        rows,
                        profile.best().stream().map(Story::of).toList(),
                        profile.latest().stream().map(Story::of).toList(),
                        query,
                        SearchPages.feeds(query))));
    }
}
