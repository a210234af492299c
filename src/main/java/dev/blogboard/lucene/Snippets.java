package dev.blogboard.lucene;

import dev.blogboard.search.Marked;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.jspecify.annotations.Nullable;

/** Marks what matched, and picks the passage that matches best. */
final class Snippets {
    private static final int LONGEST = 220;

    private final UnifiedHighlighter titles;
    private final UnifiedHighlighter bodies;

    Snippets(Analyzer analyzer) {
        titles = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withBreakIterator(WholeBreakIterator::new)
                .withFormatter(new ToMarked())
                .build();
        bodies = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withBreakIterator(() -> BreakIterator.getSentenceInstance(Locale.ROOT))
                .withFormatter(new ToMarked())
                .build();
    }

    Marked title(String title, Query query) throws IOException {
        Object marked = titles.highlightWithoutSearcher(Fields.TITLE, query, title, 1);
        return marked instanceof Marked some && some.text().length() == title.length() ? some : Marked.plain(title);
    }

    Marked body(String text, Query query) throws IOException {
        if (text.isBlank()) {
            return Marked.plain("");
        }
        Object marked = bodies.highlightWithoutSearcher(Fields.BODY, query, text, 1);
        return marked instanceof Marked some ? some : Marked.plain("");
    }

    /** One passage, cut around its first marks where it is too long, at the ends of words. */
    private static final class ToMarked extends PassageFormatter {
        @Override
        public Object format(Passage @Nullable [] passages, String content) {
            if (passages == null || passages.length == 0) {
                return Marked.plain("");
            }
            Passage passage = passages[0];
            int start = passage.getStartOffset();
            int end = Math.min(passage.getEndOffset(), content.length());
            if (end - start > LONGEST) {
                int first = passage.getNumMatches() == 0 ? start : passage.getMatchStarts()[0];
                start = Math.max(start, wordStart(content, first - LONGEST / 3));
                end = Math.min(end, wordEnd(content, start + LONGEST));
            }
            return marked(passage, content, start, Math.max(start, end));
        }

        private static Marked marked(Passage passage, String content, int start, int end) {
            List<Marked.Range> marks = new ArrayList<>();
            int done = start;
            for (int match = 0; match < passage.getNumMatches(); match++) {
                int from = Math.max(done, passage.getMatchStarts()[match]);
                int to = Math.min(end, passage.getMatchEnds()[match]);
                if (from < to) {
                    marks.add(new Marked.Range(from - start, to - start));
                    done = to;
                }
            }
            return new Marked(content.substring(start, end).replace('\n', ' '), marks);
        }

        private static int wordStart(String text, int near) {
            int place = Math.max(0, near);
            while (place > 0 && !Character.isWhitespace(text.charAt(place - 1))) {
                place--;
            }
            return place;
        }

        private static int wordEnd(String text, int near) {
            int place = Math.min(text.length(), near);
            while (place < text.length() && !Character.isWhitespace(text.charAt(place))) {
                place++;
            }
            return place;
        }
    }
}
