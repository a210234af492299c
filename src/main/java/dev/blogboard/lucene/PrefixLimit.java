package dev.blogboard.lucene;

import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** Refuses prefixes that too many words begin with, since nobody means thousands of words. */
final class PrefixLimit {
    private static final int MOST_WORDS = 10_000;

    private final LuceneAnalysis analysis;

    PrefixLimit(LuceneAnalysis analysis) {
        this.analysis = analysis;
    }

    void check(IndexSearcher searcher, Query query) throws IOException, QuerySyntaxException {
        switch (query) {
            case Query.Prefix prefix -> check(searcher, prefix);
            case Query.And and -> checkAll(searcher, and.parts());
            case Query.Or or -> checkAll(searcher, or.parts());
            case Query.Not not -> check(searcher, not.excluded());
            case Query.Everything ignored -> {}
            case Query.Word ignored -> {}
            case Query.Filler ignored -> {}
            case Query.Phrase ignored -> {}
            case Query.AtCompany ignored -> {}
            case Query.CompanyOrWords ignored -> {}
            case Query.Topic ignored -> {}
            case Query.Site ignored -> {}
            case Query.Language ignored -> {}
            case Query.Dates ignored -> {}
        }
    }

    private void checkAll(IndexSearcher searcher, List<Query> parts) throws IOException, QuerySyntaxException {
        for (Query part : parts) {
            check(searcher, part);
        }
    }

    private void check(IndexSearcher searcher, Query.Prefix prefix) throws IOException, QuerySyntaxException {
        List<Words.Word> parts = analysis.words().of(prefix.text());
        String field = Fields.name(Conditions.field(prefix.field()));
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field);
        if (parts.isEmpty() || terms == null) {
            return;
        }
        BytesRef start = new BytesRef(parts.getLast().written());
        TermsEnum all = terms.iterator();
        BytesRef term = all.seekCeil(start) == TermsEnum.SeekStatus.END ? null : all.term();
        int words = 0;
        while (term != null && org.apache.lucene.util.StringHelper.startsWith(term, start)) {
            if (++words > MOST_WORDS) {
                String text = new QueryParser(analysis.companies()).print(prefix);
                throw new QuerySyntaxException(
                        text, text.length() - 1, "More than 10,000 words begin so; type another letter.");
            }
            term = all.next();
        }
    }
}
