package dev.blogboard.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists the companies that have a feed, an article or a blog, with what is known of each. */
final class OutlineSelection {
    private static final Pattern MEDIUM = Pattern.compile("https?://medium\\.com/(@?[A-Za-z0-9_.-]+)(?:[/?].*)?");

    private final CompanyNames names;
    private final Set<String> ambiguous;
    private final Set<String> secureHosts;

    OutlineSelection(CompanyNames names, Set<String> ambiguous, Set<String> secureHosts) {
        this.names = names;
        this.ambiguous = ambiguous;
        this.secureHosts = secureHosts;
    }

    List<CompanyOutline> select(
            List<CatalogueRow> rows, Map<String, List<CatalogueFeed>> feeds, List<LibraryRow> library) {
        Map<String, String> sites = new TreeMap<>(sitesOfArticles(library));
        Map<String, String> listed = new HashMap<>();
        for (CatalogueRow row : rows) {
            if (WebAddress.valid(row.site())) {
                names.resolve(row.company(), row.language()).ifPresent(company -> {
                    listed.putIfAbsent(company.id(), WebAddress.secured(WebAddress.clean(row.site()), secureHosts));
                });
            }
        }
        feeds.forEach(
                (company, ofCompany) -> sites.put(company, ofCompany.getFirst().site()));
        listed.forEach((company, site) -> sites.merge(company, site, OutlineSelection::better));
        addParents(sites);
        Set<String> known = new HashSet<>();
        feeds.values().forEach(ofCompany -> ofCompany.forEach(feed -> known.add(WebAddress.feedKey(feed.url()))));
        List<CompanyOutline> outlines = new ArrayList<>();
        sites.forEach((company, site) -> {
            CompanyOutline outline = outline(company, site, feeds.getOrDefault(company, List.of()));
            outlines.add(outline.feeds().isEmpty() ? withMediumFeed(outline, known) : outline);
        });
        outlines.sort(
                Comparator.comparing((CompanyOutline outline) -> outline.name().toLowerCase(Locale.ROOT))
                        .thenComparing(CompanyOutline::id));
        return outlines;
    }

    /** The listed site, unless there is a secure one from a feed. */
    private static String better(String ofFeed, String listed) {
        return ofFeed.startsWith("https:") && !listed.startsWith("https:") ? ofFeed : listed;
    }

    private void addParents(Map<String, String> sites) {
        for (String company : List.copyOf(sites.keySet())) {
            String parent = decision(company).parent();
            while (!parent.isEmpty()) {
                sites.putIfAbsent(parent, "");
                parent = decision(parent).parent();
            }
        }
    }

    private CompanyOutline outline(String id, String site, List<CatalogueFeed> feeds) {
        CompanyDecision decision = decision(id);
        return new CompanyOutline(
                id,
                decision.name(),
                decision.aliases(),
                decision.parent(),
                decision.site().isEmpty() ? site : decision.site(),
                ambiguous.contains(id),
                feeds);
    }

    /** Medium serves the feed of each of its publications at the same place, so that nobody has to list it. */
    private static CompanyOutline withMediumFeed(CompanyOutline outline, Set<String> known) {
        Matcher publication = MEDIUM.matcher(outline.site());
        if (!publication.matches()) {
            return outline;
        }
        String name = publication.group(1);
        String feed = "https://medium.com/feed/" + name;
        if (!known.add(WebAddress.feedKey(feed))) {
            return outline;
        }
        return outline.with(List.of(new CatalogueFeed(outline.name(), feed, "https://medium.com/" + name, "en")));
    }

    private CompanyDecision decision(String id) {
        Optional<CompanyDecision> decision = names.withId(id);
        return decision.orElseThrow(() -> new IllegalArgumentException("companies.tsv has no company " + id + "."));
    }

    /** Where most of a company's articles are. */
    private static Map<String, String> sitesOfArticles(List<LibraryRow> library) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (LibraryRow row : library) {
            String scheme = row.url().startsWith("https") ? "https://" : "http://";
            String path = WebAddress.path(row.url());
            String publication = path.replaceFirst("^(/[^/?]+).*", "$1");
            boolean medium = WebAddress.host(row.url()).equals("medium.com");
            String host = row.url().replaceFirst("(?i)^https?://([^/?#]+).*", "$1");
            counts.computeIfAbsent(row.company(), company -> new TreeMap<>())
                    .merge(scheme + host + (medium ? publication : "/"), 1, Integer::sum);
        }
        Map<String, String> sites = new TreeMap<>();
        counts.forEach((company, places) -> places.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(place -> sites.put(company, place.getKey())));
        return sites;
    }
}
