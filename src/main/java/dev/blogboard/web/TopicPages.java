package dev.blogboard.web;

import dev.blogboard.article.Company;
import dev.blogboard.discover.CompanyProfile;
import dev.blogboard.discover.Profiles;
import dev.blogboard.discover.Reading;
import dev.blogboard.discover.Roundup;
import dev.blogboard.discover.RoundupWords;
import dev.blogboard.discover.Roundups;
import dev.blogboard.discover.TopicProfile;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What topics and companies are about, and roundups. */
public final class TopicPages implements Pages {
    private static final int SECTIONS = 12;
    private static final int KEYS = 4;

    private final Reading reading;
    private final Templates templates;

    public TopicPages(Reading reading, Templates templates) {
        this.reading = reading;
        this.templates = templates;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/topics", request -> topics());
        routes.get("/topic/{topic}", this::topic);
        routes.get("/roundup/{subject}", this::roundup);
        routes.get("/companies", this::companies);
        routes.get("/company/{company}", this::company);
    }

    /** @param groups topics without a topic above them, each with all below it */
    public record TopicsPage(List<Group> groups) {
        public record Group(String name, List<SearchPage.Choice> topics) {}
    }

    private Response topics() {
        Taxonomy taxonomy = reading.taxonomy().get();
        Map<String, List<SearchPage.Choice>> groups = new LinkedHashMap<>();
        for (Profiles.Counted counted : reading.profiles().topics()) {
            Topic topic = counted.topic();
            String group = taxonomy.above(topic.id()).isEmpty()
                    ? topic.id()
                    : taxonomy.above(topic.id()).getLast();
            groups.computeIfAbsent(taxonomy.name(group), none -> new ArrayList<>())
                    .add(new SearchPage.Choice(topic.name(), counted.articles(), Links.topic(topic.id())));
        }
        List<TopicsPage.Group> all = groups.entrySet().stream()
                .map(entry -> new TopicsPage.Group(entry.getKey(), entry.getValue()))
                .toList();
        return Response.page(templates.render("topics.jte", new TopicsPage(all)));
    }

    /** @param since the year of the first article; empty when no article has a date */
    public record TopicPage(
            String name,
            String id,
            @Nullable String home,
            List<SearchPage.Choice> above,
            List<SearchPage.Choice> below,
            long articles,
            String since,
            List<SearchPage.Choice> companies,
            List<SearchPage.Choice> related,
            List<Story> best,
            List<Story> latest,
            String query,
            List<SearchPage.FeedLink> feeds) {}

    private Response topic(Request request) {
        Optional<Topic> topic = reading.taxonomy().get().named(request.part("topic"));
        if (topic.isEmpty()) {
            return missing("There is no topic “" + request.part("topic") + "”", "/topics", "All topics");
        }
        if (!topic.get().id().equals(request.part("topic"))) {
            return Response.seeOther(Links.topic(topic.get().id()));
        }
        TopicProfile profile = reading.profiles().topic(topic.get());
        String query = "topic:" + topic.get().id();
        TopicPage page = new TopicPage(
                topic.get().name(),
                topic.get().id(),
                topic.get().home(),
                profile.above().stream().map(TopicPages::choice).toList(),
                profile.below().stream().map(TopicPages::choice).toList(),
                profile.articles(),
                profile.years().isEmpty()
                        ? ""
                        : String.valueOf(profile.years().getLast().value()),
                profile.companies().stream()
                        .limit(20)
                        .map(count -> new SearchPage.Choice(
                                count.value().name(),
                                count.articles(),
                                Links.search(
                                        query + " company:" + count.value().id().value())))
                        .toList(),
                profile.related().stream()
                        .map(count -> new SearchPage.Choice(
                                count.value().name(),
                                count.articles(),
                                Links.topic(count.value().id())))
                        .toList(),
                profile.best().stream().map(Story::of).toList(),
                profile.latest().stream().map(Story::of).toList(),
                query,
                SearchPages.feeds(query));
        return Response.page(templates.render("topic.jte", page));
    }

    private static SearchPage.Choice choice(Topic topic) {
        return new SearchPage.Choice(topic.name(), 0, Links.topic(topic.id()));
    }

    private Response missing(String what, String path, String link) {
        return new Notice(
                        what,
                        "The link may be incomplete, or it is known by another name.",
                        new Notice.Link(path, link))
                .answer(Response.NOT_FOUND, templates);
    }

    /** A roundup, with its figures in words and its links. */
    public record RoundupPage(
            Roundup roundup, String intro, String furtherStill, List<Part> parts, List<SearchPage.FeedLink> feeds) {
        public record Part(
                String heading, String count, String companyPath, String morePath, Roundup.Section section) {}
    }

    private Response roundup(Request request) {
        String subject = request.part("subject");
        try {
            Roundups roundups = reading.roundups();
            Roundup roundup = roundups.write(new Roundups.Request(
                    roundups.subject(subject, reading.parser().get().parse(subject)), null, SECTIONS, KEYS));
            List<RoundupPage.Part> parts = new ArrayList<>();
            roundup.companies()
                    .forEach(section -> parts.add(part(section.company().name(), section)));
            Roundup.Section home = roundup.home();
            if (home != null) {
                parts.add(part(RoundupWords.home(home), home));
            }
            RoundupPage page = new RoundupPage(
                    roundup,
                    RoundupWords.figures(roundup),
                    RoundupWords.furtherStill(roundup),
                    parts,
                    SearchPages.feeds(roundup.query()));
            return Response.page(templates.render("roundup.jte", page));
        } catch (QuerySyntaxException mistake) {
            return new Notice("This is no query", mistake.pointed()).answer(Response.BAD_REQUEST, templates);
        }
    }

    private static RoundupPage.Part part(String heading, Roundup.Section section) {
        return new RoundupPage.Part(
                heading,
                RoundupWords.count(section),
                Links.company(section.company().id()),
                Links.search(section.more()),
                section);
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
            return missing("There is no company “" + request.part("company") + "”", "/companies", "All companies");
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
