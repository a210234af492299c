package dev.blogboard.lucene;

import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.SearchResult.Clause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;

/** Says of a query that found nothing what each of its parts has to do with that. */
final class Diagnosis {
    private static final int MOST_CLAUSES = 8;

    private final IndexSearcher searcher;
    private final Retrieval retrieval;
    private final QueryParser printer;

    Diagnosis(IndexSearcher searcher, Retrieval retrieval, QueryParser printer) {
        this.searcher = searcher;
        this.retrieval = retrieval;
        this.printer = printer;
    }

    /** Those parts first that find nothing by themselves. */
    List<Clause> of(Query query) throws IOException {
        List<Query> parts = query instanceof Query.And and
                ? and.parts().stream()
                        .filter(part -> !(part instanceof Query.Filler))
                        .limit(MOST_CLAUSES)
                        .toList()
                : List.of(query);
        List<Clause> excluding = new ArrayList<>();
        List<Clause> others = new ArrayList<>();
        for (Query part : parts) {
            long alone = count(part);
            List<Query> rest =
                    parts.stream().filter(other -> !other.equals(part)).toList();
            long without = rest.isEmpty() ? 0 : count(rest.size() == 1 ? rest.getFirst() : new Query.And(rest));
            (alone == 0 ? excluding : others).add(new Clause(printer.print(part), alone, without));
        }
        excluding.addAll(others);
        return excluding;
    }

    private long count(Query query) throws IOException {
        return searcher.count(retrieval.full(query));
    }
}
