package dev.blogboard.lucene;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** How text becomes terms, the same for articles and queries. */
final class ArticleAnalyzer extends Analyzer {
    /** Names of technologies that a tokenizer would take apart at their punctuation. */
    private static final NormalizeCharMap NAMES = names();

    private static NormalizeCharMap names() {
        NormalizeCharMap.Builder names = new NormalizeCharMap.Builder();
        for (String letter : new String[] {"C", "c"}) {
            names.add(letter + "++", "cplusplus");
            names.add(letter + "#", "csharp");
        }
        for (String letter : new String[] {"F", "f"}) {
            names.add(letter + "#", "fsharp");
        }
        for (String net : new String[] {".NET", ".Net", ".net"}) {
            names.add(" " + net, " dotnet");
        }
        return names.build();
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new MappingCharFilter(NAMES, reader);
    }

    @Override
    protected Reader initReaderForNormalization(String field, Reader reader) {
        return new MappingCharFilter(NAMES, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        TokenStream terms = new CJKWidthFilter(words);
        terms = new EnglishPossessiveFilter(terms);
        terms = new LowerCaseFilter(terms);
        terms = new CJKBigramFilter(terms);
        terms = new ASCIIFoldingFilter(terms);
        terms = new KStemFilter(terms);
        return new TokenStreamComponents(words, terms);
    }

    @Override
    protected TokenStream normalize(String field, TokenStream term) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(term));
    }
}
