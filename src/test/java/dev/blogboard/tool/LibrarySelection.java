package dev.blogboard.tool;

import dev.blogboard.article.CanonicalUrl;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the articles that ship: of a company, at its own place, each once. */
final class LibrarySelection {
    private static final Comparator<LibraryRow> ORDER = Comparator.comparing(LibraryRow::company)
            .thenComparing(LibraryRow::date)
            .thenComparing(LibraryRow::url);
    /** A shorter last part of a URL says too little to tell that two articles are one. */
    private static final int TELLING_SLUG = 24;

    /** An attribute of the blog's source that was not filled in: "Hibernate ORM {released-version} released". */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+(?:-[a-z]+)+}");

    private static final int DAY = "2019-04-29".length();
    private static final Pattern SLUG = Pattern.compile("(?:.*/)?([^/?]+?)(?:\\.html?)?/?(?:\\?.*)?");

    private final CompanyNames names;
    private final OfficialPlaces places;
    private final List<Pattern> excluded;
    private final Set<String> secureHosts;
    private final LocalDate newest;
    private final LeftOut leftOut;

    LibrarySelection(
            CompanyNames names,
            OfficialPlaces places,
            List<Pattern> excluded,
            Set<String> secureHosts,
            LocalDate newest,
            LeftOut leftOut) {
        this.names = names;
        this.places = places;
        this.excluded = excluded;
        this.secureHosts = secureHosts;
        this.newest = newest;
        this.leftOut = leftOut;
    }

    /** An article that may ship, beside the row that it is from. */
    private record Candidate(ArticleRow source, LibraryRow row) {
        /** Seeds first, then the most exact date; a listing's own wording ("... at Uber") last. */
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(
                        (Candidate candidate) -> !candidate.source().seed())
                .thenComparingInt(candidate -> -candidate.row().date().length())
                .thenComparing(candidate -> candidate.row().url().startsWith("http://"))
                .thenComparing(candidate -> candidate.source().id());
    }

    List<LibraryRow> select(List<ArticleRow> articles) {
        List<Candidate> candidates = new ArrayList<>();
        for (ArticleRow article : articles) {
            candidate(article).ifPresent(candidates::add);
        }
        candidates.sort(Candidate.BEST_FIRST);
        Seen seen = new Seen();
        List<LibraryRow> selected = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (seen.add(candidate.row())) {
                selected.add(candidate.row());
            } else {
                leftOut.article(candidate.source(), "there already");
            }
        }
        selected.sort(ORDER);
        return selected;
    }

    /** What is known of the articles chosen so far, to tell one that is there already. */
    private static final class Seen {
        private final Set<String> urls = new HashSet<>();
        /** By title, and by the long last part of the URL, at one company: the dates. */
        private final Map<String, Set<String>> dates = new HashMap<>();

        boolean add(LibraryRow row) {
            List<String> marks = marks(row);
            if (!urls.add(canonical(row.url())) || marks.stream().anyMatch(mark -> taken(mark, row.date()))) {
                return false;
            }
            marks.forEach(
                    mark -> dates.computeIfAbsent(mark, any -> new HashSet<>()).add(row.date()));
            return true;
        }

        /** Two days tell two articles: a release, a monthly report or an advisory has the same title every time. */
        private boolean taken(String mark, String date) {
            return dates.getOrDefault(mark, Set.of()).stream()
                    .anyMatch(other -> other.equals(date) || other.length() < DAY || date.length() < DAY);
        }

        private static List<String> marks(LibraryRow row) {
            List<String> marks = new ArrayList<>();
            marks.add(row.company() + " title " + row.title().toLowerCase(Locale.ROOT));
            Matcher slug = SLUG.matcher(WebAddress.path(row.url()));
            if (slug.matches() && slug.group(1).length() >= TELLING_SLUG) {
                marks.add(row.company() + " slug " + slug.group(1).toLowerCase(Locale.ROOT));
            }
            return marks;
        }

        private static String canonical(String url) {
            return CanonicalUrl.of(url).orElse(url).toLowerCase(Locale.ROOT);
        }
    }

    private Optional<Candidate> candidate(ArticleRow article) {
        Optional<CompanyDecision> company =
                article.company().isEmpty() ? Optional.empty() : names.resolve(article.company(), article.language());
        if (!article.kind().equals("blog") || company.isEmpty()) {
            return leaveOut(article, "no company's blog post");
        }
        String url = WebAddress.secured(WebAddress.clean(article.url()), secureHosts);
        Optional<String> date = date(article.date());
        if (!WebAddress.valid(url) || !plausible(article.url()) || !plausible(url)) {
            return leaveOut(article, "no article's URL");
        }
        if (date.isEmpty()) {
            return leaveOut(article, "in the future");
        }
        Optional<String> publisher = places.publisher(company.get(), url);
        if (publisher.isEmpty()) {
            return leaveOut(article, "not the company's own place");
        }
        String title = Titles.clean(article.title(), company.get());
        if (title.isEmpty() || PLACEHOLDER.matcher(title).find()) {
            return leaveOut(article, "no title");
        }
        return Optional.of(
                new Candidate(article, new LibraryRow(publisher.get(), date.get(), article.language(), url, title)));
    }

    private Optional<Candidate> leaveOut(ArticleRow article, String reason) {
        leftOut.article(article, reason);
        return Optional.empty();
    }

    private boolean plausible(String url) {
        String place = WebAddress.place(url);
        boolean homePage = WebAddress.path(url).replaceAll("[/?]|#.*", "").isEmpty();
        return !homePage
                && excluded.stream().noneMatch(pattern -> pattern.matcher(place).find());
    }

    /** As much of the date as is one; empty when it lies after the day on which the material was collected. */
    private Optional<String> date(String date) {
        if (date.matches("\\d{4}-\\d\\d-\\d\\d")) {
            try {
                return Optional.of(date).filter(day -> !LocalDate.parse(day).isAfter(newest));
            } catch (DateTimeException impossible) {
                return date(date.substring(0, 7));
            }
        }
        boolean partial = date.matches("\\d{4}(?:-(?:0[1-9]|1[0-2]))?");
        String latest = newest.toString().substring(0, partial ? date.length() : 0);
        return partial ? Optional.of(date).filter(part -> part.compareTo(latest) <= 0) : Optional.of("");
    }
}
