package dev.blogboard.tool;

import dev.blogboard.tool.Editorial.FeedDecision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Chooses the feeds that ship, each once, under the company it belongs to. */
final class FeedSelection {
    /** What speaks for a feed in the material, the best first; a feed with anything less needs an editor's word. */
    private static final List<String> EVIDENCE = List.of(
            "current-2026",
            "listed-2025-26",
            "live-2024-01",
            "listed-2024-unverified",
            "stale-live",
            "conflicting",
            "kept");

    private final CompanyNames names;
    private final List<FeedDecision> decisions;
    private final Map<String, FeedDecision> decisionByFeed = new HashMap<>();
    private final Set<String> secureHosts;
    private final LeftOut leftOut;

    FeedSelection(CompanyNames names, List<FeedDecision> decisions, Set<String> secureHosts, LeftOut leftOut) {
        this.names = names;
        this.decisions = decisions;
        this.secureHosts = secureHosts;
        this.leftOut = leftOut;
        for (FeedDecision decision : decisions) {
            if (!Set.of("keep", "drop", "replace", "add", "name").contains(decision.action())) {
                throw new IllegalArgumentException("feeds.tsv has no action \"" + decision.action() + "\".");
            }
            decisionByFeed.put(WebAddress.feedKey(decision.feed()), decision);
        }
    }

    /** A feed that may ship. */
    private record Candidate(String company, int rank, int line, CatalogueFeed feed) {}

    /** The feeds by company id, those with the best evidence first. */
    Map<String, List<CatalogueFeed>> select(List<CatalogueRow> rows) {
        List<Candidate> candidates = new ArrayList<>();
        for (CatalogueRow row : rows) {
            candidate(row).ifPresent(candidates::add);
        }
        decisions.stream().filter(decision -> decision.action().equals("add")).forEach(decision -> {
            candidates.add(added(decision));
        });
        candidates.sort(Comparator.comparingInt(Candidate::rank).thenComparingInt(Candidate::line));
        Set<String> seen = new HashSet<>();
        Map<String, List<CatalogueFeed>> selected = new TreeMap<>();
        for (Candidate candidate : candidates) {
            if (seen.add(WebAddress.feedKey(candidate.feed().url()))) {
                selected.computeIfAbsent(candidate.company(), company -> new ArrayList<>())
                        .add(candidate.feed());
            }
        }
        return selected;
    }

    private Optional<Candidate> candidate(CatalogueRow row) {
        if (!WebAddress.valid(row.feed())) {
            return Optional.empty();
        }
        Optional<CompanyDecision> company = names.resolve(row.company(), row.language());
        FeedDecision decision = decisionByFeed.get(WebAddress.feedKey(row.feed()));
        int rank = rank(row, decision);
        if (company.isEmpty() || rank < 0) {
            leftOut.feed(row, company.isEmpty() ? "no company" : "dropped, or too little evidence: " + row.status());
            return Optional.empty();
        }
        String address = decision != null && decision.action().equals("replace") ? decision.note() : row.feed();
        String url = WebAddress.secured(address, secureHosts);
        CatalogueFeed feed =
                new CatalogueFeed(title(row, company.get(), decision), url, site(row, url), row.language());
        return Optional.of(new Candidate(company.get().id(), rank, row.line(), feed));
    }

    /** The blog that the feed is of: the listed one, unless that is elsewhere and the feed tells its own. */
    private String site(CatalogueRow row, String url) {
        String blog = WebAddress.blogOf(url);
        String listed = WebAddress.clean(row.site());
        boolean another = !WebAddress.host(listed).equals(WebAddress.host(url));
        boolean feed = !WebAddress.blogOf(listed).isEmpty();
        return WebAddress.secured((another || feed) && !blog.isEmpty() ? blog : listed, secureHosts);
    }

    private static int rank(CatalogueRow row, @Nullable FeedDecision decision) {
        String status = row.status().replaceFirst("\\+.*", "");
        if (decision == null) {
            return EVIDENCE.indexOf(status);
        }
        return switch (decision.action()) {
            case "drop" -> -1;
            case "keep", "replace" -> EVIDENCE.contains(status) ? EVIDENCE.indexOf(status) : EVIDENCE.indexOf("kept");
            default -> EVIDENCE.indexOf(status);
        };
    }

    /** The name of the row, where it says more than the company's. */
    private static String title(CatalogueRow row, CompanyDecision company, @Nullable FeedDecision decision) {
        if (decision != null && !decision.title().isEmpty()) {
            return decision.title();
        }
        String name = row.company().replaceFirst("\\s*\\(Zenn Publication\\)$", " (Zenn)");
        String key = CompanyNames.key(name);
        boolean same = key.equals(CompanyNames.key(company.name()))
                || company.aliases().stream().map(CompanyNames::key).anyMatch(key::equals);
        return same ? company.name() : name;
    }

    private Candidate added(FeedDecision decision) {
        CompanyDecision company = names.withId(decision.company())
                .orElseThrow(() -> new IllegalArgumentException(
                        "feeds.tsv adds a feed to " + decision.company() + ", which companies.tsv does not have."));
        String title = decision.title().isEmpty() ? company.name() : decision.title();
        String site = WebAddress.blogOf(decision.feed());
        return new Candidate(
                company.id(),
                EVIDENCE.size(),
                Integer.MAX_VALUE,
                new CatalogueFeed(title, decision.feed(), site.isEmpty() ? company.site() : site, "en"));
    }
}
