package dev.blogboard.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** All that an index holds of each article, to be compared with another index. */
public final class WholeIndex {
    private WholeIndex() {}

    /**
     * Reads a whole index: what it holds of an article is a sum over its terms with their places and over its values, the
     * same wherever the article stands in the index.
     *
     * @return sums by the article's number
     * @throws IllegalStateException when an article is there twice, or Lucene finds a fault with the files
     */
    public static SortedMap<Long, Long> read(Path path) throws IOException {
        SortedMap<Long, Long> articles = new TreeMap<>();
        try (Directory directory = FSDirectory.open(path);
                CheckIndex check = new CheckIndex(directory)) {
            if (!check.checkIndex().clean) {
                throw new IllegalStateException("the files in " + path + " are damaged");
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                for (LeafReaderContext leaf : reader.leaves()) {
                    add(leaf.reader(), articles);
                }
            }
        }
        return articles;
    }

    private static void add(LeafReader leaf, SortedMap<Long, Long> articles) throws IOException {
        long[] sums = new long[leaf.maxDoc()];
        for (FieldInfo field : leaf.getFieldInfos()) {
            if (field.getIndexOptions() != IndexOptions.NONE) {
                addPostings(leaf, field, sums);
            }
            addValues(leaf, field, sums);
        }
        NumericDocValues numbers = leaf.getNumericDocValues(Fields.NUMBER);
        for (int document = numbers.nextDoc(); document < sums.length; document = numbers.nextDoc()) {
            boolean live = leaf.getLiveDocs() == null || leaf.getLiveDocs().get(document);
            if (live && articles.put(numbers.longValue(), sums[document]) != null) {
                throw new IllegalStateException("article " + numbers.longValue() + " is there twice");
            }
        }
    }

    private static void addPostings(LeafReader leaf, FieldInfo field, long[] sums) throws IOException {
        TermsEnum terms = leaf.terms(field.name).iterator();
        for (var term = terms.next(); term != null; term = terms.next()) {
            long name = mixed(field.name, term.utf8ToString());
            PostingsEnum postings = terms.postings(null, PostingsEnum.ALL);
            for (int document = postings.nextDoc(); document < sums.length; document = postings.nextDoc()) {
                for (int occurrence = 0; occurrence < postings.freq(); occurrence++) {
                    int place = field.getIndexOptions().compareTo(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS) < 0
                            ? 0
                            : postings.nextPosition();
                    sums[document] += mixed(name, place);
                }
            }
        }
    }

    private static void addValues(LeafReader leaf, FieldInfo field, long[] sums) throws IOException {
        switch (field.getDocValuesType()) {
            case NONE, BINARY, SORTED_NUMERIC -> {}
            case NUMERIC -> {
                NumericDocValues values = leaf.getNumericDocValues(field.name);
                for (int document = values.nextDoc(); document < sums.length; document = values.nextDoc()) {
                    sums[document] += mixed(field.name, Long.toString(values.longValue()));
                }
            }
            case SORTED -> {
                SortedDocValues values = leaf.getSortedDocValues(field.name);
                for (int document = values.nextDoc(); document < sums.length; document = values.nextDoc()) {
                    sums[document] += mixed(
                            field.name, values.lookupOrd(values.ordValue()).utf8ToString());
                }
            }
            case SORTED_SET -> {
                SortedSetDocValues values = leaf.getSortedSetDocValues(field.name);
                for (int document = values.nextDoc(); document < sums.length; document = values.nextDoc()) {
                    for (int value = 0; value < values.docValueCount(); value++) {
                        sums[document] += mixed(
                                field.name, values.lookupOrd(values.nextOrd()).utf8ToString());
                    }
                }
            }
        }
    }

    private static long mixed(String field, String value) {
        long mixed = field.hashCode();
        for (int index = 0; index < value.length(); index++) {
            mixed = mixed(mixed, value.charAt(index));
        }
        return mixed;
    }

    private static long mixed(long one, long other) {
        long mixed = (one ^ other) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    }
}
