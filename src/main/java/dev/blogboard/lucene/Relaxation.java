package dev.blogboard.lucene;

import dev.blogboard.search.Query;
import java.util.List;

/**
 * What a near match still has to satisfy: everything but the words. Companies, topics, sites, languages, dates and
 * exclusions are no matter of degree.
 */
final class Relaxation {
    private static final Query ANYTHING = new Query.Everything();

    private Relaxation() {}

    static Query of(Query query) {
        return switch (query) {
            case Query.And and -> {
                List<Query> kept = and.parts().stream()
                        .map(Relaxation::of)
                        .filter(part -> !part.equals(ANYTHING))
                        .toList();
                yield kept.size() > 1 ? new Query.And(kept) : kept.isEmpty() ? ANYTHING : kept.getFirst();
            }
            case Query.Or or -> {
                List<Query> relaxed = or.parts().stream().map(Relaxation::of).toList();
                yield relaxed.contains(ANYTHING) ? ANYTHING : new Query.Or(relaxed);
            }
            case Query.Everything ignored -> ANYTHING;
            case Query.Word ignored -> ANYTHING;
            case Query.Filler ignored -> ANYTHING;
            case Query.Phrase ignored -> ANYTHING;
            case Query.Prefix ignored -> ANYTHING;
            case Query.CompanyOrWords ignored -> ANYTHING;
            case Query.AtCompany kept -> kept;
            case Query.Topic kept -> kept;
            case Query.Site kept -> kept;
            case Query.Language kept -> kept;
            case Query.Dates kept -> kept;
            case Query.Not kept -> kept;
        };
    }
}
