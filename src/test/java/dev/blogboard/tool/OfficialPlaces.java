package dev.blogboard.tool;

import dev.blogboard.tool.Editorial.HostDecision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a URL is a company's own place, so that what others wrote about it stays out: where an editor said so,
 * where its blog is listed, or where the host, or the publication on Medium, bears its name.
 */
final class OfficialPlaces {
    /** Where the first part of the path is the blog, not the host. */
    private static final Set<String> SHARED =
            Set.of("medium.com", "zenn.dev", "note.com", "qiita.com", "linkedin.com", "hackernoon.com", "dev.to");

    /** A name shorter than this must be a whole part of the host. */
    private static final int LONG_ENOUGH = 4;

    private final List<HostDecision> decisions;
    private final Map<String, Set<String>> listed = new HashMap<>();

    OfficialPlaces(CompanyNames names, List<HostDecision> decisions, List<CatalogueRow> rows) {
        this.decisions = new ArrayList<>(decisions);
        this.decisions.sort(
                Comparator.comparingInt(decision -> -decision.place().length()));
        for (CatalogueRow row : rows) {
            names.resolve(row.company(), row.language()).ifPresent(company -> {
                Set<String> places = listed.computeIfAbsent(company.id(), id -> new HashSet<>());
                places.add(blog(row.site()));
                places.add(blog(row.feed().replaceFirst("medium\\.com/feed/", "medium.com/")));
            });
        }
    }

    /**
     * The id of the company that published the article; empty when it is nobody's own place. An editor's word about the
     * place counts more than the material's about the company: a vendor's story about a customer is the vendor's.
     */
    Optional<String> publisher(CompanyDecision company, String url) {
        String place = WebAddress.place(url);
        for (HostDecision decision : decisions) {
            if (within(place, decision.place())) {
                return Optional.of(decision.company());
            }
        }
        return ownPlace(company, url) ? Optional.of(company.id()) : Optional.empty();
    }

    private static boolean within(String place, String prefix) {
        return place.startsWith(prefix)
                && (place.length() == prefix.length() || "/?.".indexOf(place.charAt(prefix.length())) >= 0);
    }

    private boolean ownPlace(CompanyDecision company, String url) {
        String blog = blog(url);
        if (listed.getOrDefault(company.id(), Set.of()).contains(blog)) {
            return true;
        }
        if (bearsName(blog, company.id()) || bearsName(blog, company.name())) {
            return true;
        }
        return company.aliases().stream().anyMatch(alias -> bearsName(blog, alias));
    }

    /** The host, or host and first part of the path on a platform where many publish; empty when this is no URL. */
    private static String blog(String url) {
        String host = WebAddress.host(url);
        if (!SHARED.contains(host)) {
            return host;
        }
        String[] parts = WebAddress.path(url).split("[/?]", -1);
        return parts.length > 1 ? host + "/" + parts[1] : host;
    }

    private static boolean bearsName(String blog, String name) {
        String key = CompanyNames.key(name);
        if (key.isEmpty() || blog.isEmpty()) {
            return false;
        }
        boolean shared = blog.contains("/");
        String own = shared ? blog.substring(blog.indexOf('/') + 1) : blog.substring(0, blog.lastIndexOf('.'));
        for (String label : own.split("[.]", -1)) {
            String plain = CompanyNames.key(label);
            boolean part = key.length() >= LONG_ENOUGH && (plain.startsWith(key) || plain.endsWith(key));
            if (plain.equals(key) || part) {
                return true;
            }
        }
        return !shared && key.length() >= LONG_ENOUGH && CompanyNames.key(blog).endsWith(key);
    }
}
