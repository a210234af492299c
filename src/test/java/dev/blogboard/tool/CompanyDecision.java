package dev.blogboard.tool;

import java.util.List;

/**
 * What an editor decided about a company.
 *
 * @param id its slug
 * @param name its usual spelling
 * @param aliases other names people type
 * @param parent the id of the company it belongs to, or empty
 * @param site where its blog is, or empty to take it from the material
 * @param sources other names that the material has for it, which nobody would type
 */
record CompanyDecision(String id, String name, List<String> aliases, String parent, String site, List<String> sources) {
    static CompanyDecision from(TsvTable.Row row) {
        return new CompanyDecision(
                row.get("id"),
                row.get("name"),
                row.list("aliases"),
                row.get("parent"),
                row.get("site"),
                row.list("sources"));
    }
}
