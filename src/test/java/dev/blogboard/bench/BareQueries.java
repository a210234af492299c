package dev.blogboard.bench;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** The bench's queries as Lucene has them, on one field and with nothing around. */
final class BareQueries {
    static final Query NOTHING = new MatchNoDocsQuery("none");

    private BareQueries() {}

    static Query of(String typed) {
        if (typed.startsWith("\"")) {
            return new PhraseQuery("text", typed.replace("\"", "").split(" ", -1));
        }
        if (typed.endsWith("*")) {
            return new PrefixQuery(new Term("text", typed.substring(0, typed.length() - 1)));
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        Occur occur = typed.contains(" OR ") ? Occur.SHOULD : Occur.MUST;
        for (String word : typed.split(" (OR )?", -1)) {
            if (word.startsWith("-")) {
                all.add(new TermQuery(new Term("text", word.substring(1))), Occur.MUST_NOT);
            } else if (word.startsWith("company:")) {
                all.add(new TermQuery(new Term("company", word.substring(8))), Occur.FILTER);
            } else if (!word.startsWith("since:")) {
                all.add(new TermQuery(new Term("text", word)), occur);
            }
        }
        return all.build();
    }
}
