package dev.blogboard.lucene;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Gives Lucene the words of a text, all forms of each at one position. */
final class ArticleAnalyzer extends Analyzer {
    /** Between title, body and author in one field: wider than any phrase. */
    static final int GAP = 1_000;

    private final Words words;

    ArticleAnalyzer(Words words) {
        this.words = words;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new Terms());
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }

    private final class Terms extends Tokenizer {
        private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);

        private WordScanner scanner = words.in("");
        private int position = -1;
        private int form;

        @Override
        public void reset() throws IOException {
            super.reset();
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                text.append(buffer, 0, read);
            }
            scanner = words.in(text);
            position = -1;
            form = 0;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (form == 0 && !scanner.next()) {
                return false;
            }
            Forms forms = scanner.forms();
            term.setBytesRef(forms.terms().get(form));
            offset.setOffset(correctOffset(scanner.start()), correctOffset(scanner.end()));
            increment.setPositionIncrement(scanner.position() - position);
            position = scanner.position();
            form = form + 1 == forms.terms().size() ? 0 : form + 1;
            return true;
        }

        @Override
        public void end() throws IOException {
            super.end();
            offset.setOffset(correctOffset(scanner.length()), correctOffset(scanner.length()));
            increment.setPositionIncrement(scanner.position() - position);
        }
    }
}
