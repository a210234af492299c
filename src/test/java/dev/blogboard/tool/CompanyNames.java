package dev.blogboard.tool;

import dev.blogboard.article.CompanyId;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which company a name in the material means. A name that nobody decided about is a company of that name, if its slug
 * is plain ASCII; otherwise an editor has to give it an id.
 */
final class CompanyNames {
    private static final Pattern LISTING_SUFFIX = Pattern.compile("\\s*\\((?:Zenn Publication|Zenn)\\)$");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Map<String, CompanyDecision> byName = new HashMap<>();
    private final Map<String, CompanyDecision> byId = new TreeMap<>();
    private final Set<String> excluded = new HashSet<>();

    CompanyNames(Collection<CompanyDecision> decisions, Collection<String> excludedNames) {
        excludedNames.forEach(name -> excluded.add(key(name)));
        for (CompanyDecision decision : decisions) {
            if (byId.put(decision.id(), decision) != null) {
                throw new IllegalArgumentException("The id " + decision.id() + " is decided twice.");
            }
            decision.sources().forEach(name -> claim(name, decision));
        }
        for (CompanyDecision decision : decisions) {
            byName.putIfAbsent(key(decision.name()), decision);
            decision.aliases().forEach(name -> byName.putIfAbsent(key(name), decision));
        }
    }

    private void claim(String name, CompanyDecision decision) {
        CompanyDecision other = byName.put(key(name), decision);
        if (other != null && !other.id().equals(decision.id())) {
            throw new IllegalArgumentException(
                    "The source name \"" + name + "\" is given to " + other.id() + " and to " + decision.id() + ".");
        }
    }

    /**
     * The company of that name in a list of that language; empty when an editor left the name out. Where one name
     * means different companies in two lists, the sources of a decision say {@code ja:GO}.
     */
    Optional<CompanyDecision> resolve(String name, String language) {
        String bare = LISTING_SUFFIX.matcher(name).replaceFirst("");
        if (excluded.contains(key(language + ":" + bare)) || excluded.contains(key(bare))) {
            return Optional.empty();
        }
        CompanyDecision inLanguage = byName.get(key(language + ":" + bare));
        if (inLanguage != null) {
            return Optional.of(inLanguage);
        }
        return Optional.of(byName.computeIfAbsent(key(bare), unknown -> byDefault(bare)));
    }

    Optional<CompanyDecision> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private CompanyDecision byDefault(String name) {
        String id = CompanyId.ofName(name).value();
        if (!SLUG.matcher(id).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" needs an id in src/catalogue/companies.tsv.");
        }
        return byId.computeIfAbsent(id, slug -> new CompanyDecision(slug, name, List.of(), "", "", List.of()));
    }

    /** Letters and digits only, so that GrubHub, Grubhub and Grub Hub are one; the colon tells a language prefix. */
    static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}:]+", "");
    }
}
