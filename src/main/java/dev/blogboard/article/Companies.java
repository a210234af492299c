package dev.blogboard.article;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * All known companies at one moment: found by id, name or alias, and with those that belong to them. Immutable.
 */
public final class Companies {
    public static final Companies NONE = new Companies(List.of());

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private final Map<CompanyId, Company> byId = new LinkedHashMap<>();
    private final Map<String, Company> byName = new HashMap<>();
    private final Map<CompanyId, List<CompanyId>> children = new HashMap<>();
    private final int longestName;

    public Companies(Collection<Company> companies) {
        int longest = 0;
        for (Company company : companies) {
            byId.put(company.id(), company);
        }
        for (Company company : companies) {
            for (String alias : company.aliases()) {
                byName.putIfAbsent(key(alias), company);
                longest = Math.max(longest, words(alias));
            }
            if (company.parent() != null) {
                children.computeIfAbsent(company.parent(), parent -> new ArrayList<>())
                        .add(company.id());
            }
        }
        for (Company company : companies) {
            byName.put(key(company.id().value()), company);
            longest = Math.max(longest, words(company.id().value()));
        }
        for (Company company : companies) {
            byName.put(key(company.name()), company);
            longest = Math.max(longest, words(company.name()));
        }
        longestName = longest;
    }

    /** By name, alias or id, whatever the case and spacing. */
    public Optional<Company> named(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    public Optional<Company> withId(CompanyId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The company itself first, then those that belong to it, directly or through one another. */
    public SequencedSet<CompanyId> family(CompanyId id) {
        SequencedSet<CompanyId> family = new LinkedHashSet<>();
        collect(id, family);
        return family;
    }

    private void collect(CompanyId id, SequencedSet<CompanyId> into) {
        if (into.add(id)) {
            children.getOrDefault(id, List.of()).forEach(child -> collect(child, into));
        }
    }

    public Collection<Company> all() {
        return byId.values();
    }

    /** How many words the longest name or alias has: how far to look ahead for one in running text. */
    public int longestNameInWords() {
        return longestName;
    }

    private static int words(String name) {
        return SPACE.split(name.strip()).length;
    }

    private static String key(String name) {
        return isKey(name) ? name : SPACE.matcher(name.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** Whether there is nothing to change about it, as with most words. */
    private static boolean isKey(String name) {
        for (int at = 0; at < name.length(); at++) {
            char sign = name.charAt(at);
            if ((sign < 'a' || sign > 'z') && (sign < '0' || sign > '9') && sign != '-') {
                return false;
            }
        }
        return true;
    }
}
