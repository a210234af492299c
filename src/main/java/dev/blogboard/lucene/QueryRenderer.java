package dev.blogboard.lucene;

import dev.blogboard.article.Companies;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Query;
import dev.blogboard.search.Query.Field;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** Renders the query tree to a Lucene query. What it renders decides alone what matches. */
final class QueryRenderer {
    private static final float TITLE_WEIGHT = 3;
    private static final float OWN_WEIGHT = 2;
    /** How much the weaker fields add to the best one. */
    private static final float TIE = 0.2f;

    private final Analyzer analyzer;
    private final QueryBuilder builder;
    private final Companies companies;
    private final Instant now;

    QueryRenderer(Analyzer analyzer, Companies companies, Instant now) {
        this.analyzer = analyzer;
        this.builder = new QueryBuilder(analyzer);
        this.companies = companies;
        this.now = now;
    }

    org.apache.lucene.search.Query render(Query query) {
        return switch (query) {
            case Query.Everything all -> MatchAllDocsQuery.INSTANCE;
            case Query.Word word -> text(word.field(), field -> builder.createPhraseQuery(field, word.text()));
            case Query.Phrase phrase ->
                text(phrase.field(), field -> builder.createPhraseQuery(field, phrase.text(), phrase.slop()));
            case Query.Prefix prefix -> text(prefix.field(), field -> prefix(field, prefix.text()));
            case Query.AtCompany at -> atCompany(at.company());
            case Query.CompanyOrWords either -> companyOrWords(either);
            case Query.Topic topic -> new MatchNoDocsQuery("There are no topics.");
            case Query.Site site -> keyword(Fields.HOST, site.host());
            case Query.Language language -> keyword(Fields.LANGUAGE, Fields.primary(language.tag()));
            case Query.Dates dates -> dates(dates);
            case Query.And and -> and(and.parts());
            case Query.Or or -> or(or.parts());
            case Query.Not not -> and(List.of(not));
        };
    }

    private interface InField {
        org.apache.lucene.search.@Nullable Query render(String field);
    }

    /** A text that has no terms at all, such as a lone sign, excludes nothing. */
    private org.apache.lucene.search.Query text(Field field, InField rendering) {
        return switch (field) {
            case TITLE -> orAll(rendering.render(Fields.TITLE));
            case AUTHOR -> orAll(rendering.render(Fields.AUTHOR));
            case ANY -> {
                org.apache.lucene.search.Query title = orAll(rendering.render(Fields.TITLE));
                yield new DisjunctionMaxQuery(
                        List.of(
                                new BoostQuery(title, TITLE_WEIGHT),
                                orAll(rendering.render(Fields.BODY)),
                                orAll(rendering.render(Fields.AUTHOR))),
                        TIE);
            }
        };
    }

    private static org.apache.lucene.search.Query orAll(org.apache.lucene.search.@Nullable Query query) {
        return query == null ? MatchAllDocsQuery.INSTANCE : query;
    }

    private org.apache.lucene.search.Query prefix(String field, String start) {
        BytesRef normalised = analyzer.normalize(field, start);
        return new PrefixQuery(new Term(field, normalised));
    }

    private org.apache.lucene.search.Query atCompany(CompanyId company) {
        List<BytesRef> family = companies.family(company).stream()
                .map(member -> new BytesRef(member.value()))
                .toList();
        return new ConstantScoreQuery(new TermInSetQuery(Fields.COMPANY, family));
    }

    private org.apache.lucene.search.Query companyOrWords(Query.CompanyOrWords either) {
        return new BooleanQuery.Builder()
                .add(new BoostQuery(atCompany(either.company()), OWN_WEIGHT), Occur.SHOULD)
                .add(render(either.words()), Occur.SHOULD)
                .build();
    }

    private static org.apache.lucene.search.Query keyword(String field, String value) {
        return new ConstantScoreQuery(new TermQuery(new Term(field, value.toLowerCase(Locale.ROOT))));
    }

    private org.apache.lucene.search.Query dates(Query.Dates dates) {
        long since =
                dates.since() == null ? Long.MIN_VALUE : dates.since().at(now).getEpochSecond();
        long before =
                dates.before() == null ? Long.MAX_VALUE : dates.before().at(now).getEpochSecond() - 1;
        return LongPoint.newRangeQuery(Fields.PUBLISHED, since, before);
    }

    private org.apache.lucene.search.Query and(List<? extends Query> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean onlyExclusions = true;
        for (Query part : parts) {
            switch (part) {
                case Query.Not not -> all.add(render(not.excluded()), Occur.MUST_NOT);
                case Query.AtCompany at -> {
                    all.add(render(at), Occur.FILTER);
                    onlyExclusions = false;
                }
                default -> {
                    all.add(render(part), Occur.MUST);
                    onlyExclusions = false;
                }
            }
        }
        if (onlyExclusions) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }

    private org.apache.lucene.search.Query or(List<Query> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(render(part), Occur.SHOULD));
        return any.build();
    }
}
