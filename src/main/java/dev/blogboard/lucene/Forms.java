package dev.blogboard.lucene;

import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.util.BytesRef;

/**
 * A word in its forms, all of which the index holds at one position.
 *
 * @param written as it stands in the text, but for case and diacritics; what prefixes go by
 * @param stem its stem by a dictionary (KStem), which keeps university and universal apart; decides what matches
 * @param loose its stem by rules (Porter 2), which brings prediction and predict together; for near matches and ranking
 * @param terms the distinct ones as the index has them; not to be changed
 */
record Forms(String written, String stem, String loose, List<BytesRef> terms) {
    /** Begins every loose stem that is not also a form of the word; no text has this character in a word. */
    static final char LOOSE = '\u0001';

    Forms(String written, String stem, String loose) {
        this(
                written,
                stem,
                loose,
                Stream.of(written, stem, loose.equals(stem) ? stem : LOOSE + loose)
                        .distinct()
                        .map(BytesRef::new)
                        .toList());
    }

    /** All terms of the index that stand for this word or one much like it; the word's own stem comes first. */
    List<String> alike() {
        return Stream.of(stem, loose, LOOSE + loose).distinct().toList();
    }
}
