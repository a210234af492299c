package dev.blogboard.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A line of the collected list of blogs; a URL that is not known is empty. */
record CatalogueRow(int line, String company, String site, String feed, String status, String language) {
    static List<CatalogueRow> readAll(Path file) {
        List<CatalogueRow> rows = new ArrayList<>();
        for (TsvTable.Row line : TsvTable.read(file).rows()) {
            CatalogueRow row = new CatalogueRow(
                    rows.size(),
                    line.get("company"),
                    line.get("site_url"),
                    line.get("feed_url"),
                    line.get("feed_status"),
                    line.get("lang"));
            if (!row.gone()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Whether nothing is known but a feed that no longer answers. */
    private boolean gone() {
        return site.isEmpty() && status.equals("dead");
    }
}
