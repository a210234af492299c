package dev.blogboard.tool;

import java.util.List;

/**
 * A company as it ships.
 *
 * @param parent the id of the company it belongs to, or empty
 * @param site where its blog is, or empty
 */
record CompanyOutline(
        String id,
        String name,
        List<String> aliases,
        String parent,
        String site,
        boolean ambiguous,
        List<CatalogueFeed> feeds) {
    CompanyOutline {
        aliases = List.copyOf(aliases);
        feeds = List.copyOf(feeds);
    }

    CompanyOutline with(List<CatalogueFeed> others) {
        return new CompanyOutline(id, name, aliases, parent, site, ambiguous, others);
    }
}
