package dev.blogboard.lucene;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Facets;
import dev.blogboard.search.Facets.Count;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.FixedBitSet;

/** Counts all matching documents, by company, topic and month. */
final class FacetCounter extends SimpleCollector {
    private static final int MONTHS = 12;
    private static final int BEFORE_ANY = 1900 * MONTHS;
    private static final int AFTER_ANY = 2300 * MONTHS;

    private final FacetNames names;
    private final int[] companies;
    private final int[] topics;
    private final int[] months = new int[AFTER_ANY - BEFORE_ANY];
    private final Map<Object, BitSet> matches = new HashMap<>();
    private long total;

    private BitSet matching = new FixedBitSet(0);
    private Leaf leaf = Leaf.NONE;

    private FacetCounter(FacetNames names) {
        this.names = names;
        this.companies = new int[names.companies().size()];
        this.topics = new int[names.topics().size()];
    }

    /** @param names of the searcher's reader */
    static FacetCounter count(IndexSearcher searcher, Query query, FacetNames names) throws IOException {
        return searcher.search(query, new CollectorManager<FacetCounter, FacetCounter>() {
            @Override
            public FacetCounter newCollector() {
                return new FacetCounter(names);
            }

            @Override
            public FacetCounter reduce(Collection<FacetCounter> one) {
                // Without an executor there is one collector for all segments.
                return one.iterator().next();
            }
        });
    }

    /** The counts within one segment, by its own numbers for companies and topics. */
    private static final class Leaf {
        static final Leaf NONE =
                new Leaf(0, DocValues.emptySorted(), DocValues.emptySortedSet(), DocValues.emptyNumeric());

        final int number;
        final SortedDocValues company;
        final SortedSetDocValues topic;
        final NumericDocValues month;
        final int[] byCompany;
        final int[] byTopic;

        private Leaf(int number, SortedDocValues company, SortedSetDocValues topic, NumericDocValues month) {
            this.number = number;
            this.company = company;
            this.topic = topic;
            this.month = month;
            this.byCompany = new int[company.getValueCount()];
            this.byTopic = new int[Math.toIntExact(topic.getValueCount())];
        }

        static Leaf of(LeafReaderContext context) throws IOException {
            return new Leaf(
                    context.ord,
                    DocValues.getSorted(context.reader(), Fields.COMPANY),
                    DocValues.getSortedSet(context.reader(), Fields.TOPIC),
                    DocValues.getNumeric(context.reader(), Fields.MONTH));
        }
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        finishLeaf();
        leaf = Leaf.of(context);
        matching = new FixedBitSet(context.reader().maxDoc());
        matches.put(context.id(), matching);
    }

    @Override
    public void collect(int document) throws IOException {
        total++;
        matching.set(document);
        if (leaf.company.advanceExact(document)) {
            leaf.byCompany[leaf.company.ordValue()]++;
        }
        if (leaf.byTopic.length > 0 && leaf.topic.advanceExact(document)) {
            for (int each = leaf.topic.docValueCount(); each > 0; each--) {
                leaf.byTopic[(int) leaf.topic.nextOrd()]++;
            }
        }
        if (leaf.month.advanceExact(document)) {
            int month = (int) leaf.month.longValue();
            if (month >= BEFORE_ANY && month < AFTER_ANY) {
                months[month - BEFORE_ANY]++;
            }
        }
    }

    private void finishLeaf() {
        names.addCompanies(leaf.number, leaf.byCompany, companies);
        names.addTopics(leaf.number, leaf.byTopic, topics);
        leaf = Leaf.NONE;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    long total() {
        return total;
    }

    /** All that was counted, so that it need not be found twice. For the searcher that it was counted in. */
    Query matches() {
        return new FoundDocuments(matches);
    }

    Facets facets(Companies known) {
        finishLeaf();
        NavigableMap<Integer, Long> years = new TreeMap<>(Comparator.reverseOrder());
        months().forEach((month, count) -> years.merge(Math.toIntExact(month / MONTHS), count, Long::sum));
        return new Facets(
                largestFirst(
                        companies,
                        names.companies(),
                        id -> known.withId(new CompanyId(id)).orElseGet(() -> Company.named(id))),
                largestFirst(topics, names.topics(), Function.identity()),
                years.entrySet().stream()
                        .map(year -> new Count<>(year.getKey(), year.getValue()))
                        .toList());
    }

    /** Of the same size, in the order of the names. */
    private static <T> List<Count<T>> largestFirst(int[] counts, List<String> names, Function<String, T> value) {
        return IntStream.range(0, counts.length)
                .filter(number -> counts[number] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(number -> -counts[number]))
                .map(number -> new Count<>(value.apply(names.get(number)), (long) counts[number]))
                .toList();
    }

    /** The months that have any, counted from the year 0, with their counts, in order. */
    NavigableMap<Long, Long> months() {
        NavigableMap<Long, Long> counts = new TreeMap<>();
        for (int month = 0; month < months.length; month++) {
            if (months[month] > 0) {
                counts.put((long) month + BEFORE_ANY, (long) months[month]);
            }
        }
        return counts;
    }
}
