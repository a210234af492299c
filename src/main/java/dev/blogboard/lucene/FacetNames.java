package dev.blogboard.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.LongValues;
import org.jspecify.annotations.Nullable;

/**
 * The names of all companies and topics in one state of the index, in their order: the place of a name is its number,
 * while each segment has numbers of its own. Immutable.
 */
final class FacetNames {
    private final Object of;
    private final List<String> companies = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private final @Nullable OrdinalMap companyNumbers;
    private final @Nullable OrdinalMap topicNumbers;

    private FacetNames(IndexReader reader) throws IOException {
        of = reader.getReaderCacheHelper().getKey();
        SortedDocValues company = MultiDocValues.getSortedValues(reader, Fields.COMPANY);
        companyNumbers = company instanceof MultiDocValues.MultiSortedDocValues several ? several.mapping : null;
        for (int number = 0; company != null && number < company.getValueCount(); number++) {
            companies.add(company.lookupOrd(number).utf8ToString());
        }
        SortedSetDocValues topic = MultiDocValues.getSortedSetValues(reader, Fields.TOPIC);
        topicNumbers = topic instanceof MultiDocValues.MultiSortedSetDocValues several ? several.mapping : null;
        for (long number = 0; topic != null && number < topic.getValueCount(); number++) {
            topics.add(topic.lookupOrd(number).utf8ToString());
        }
    }

    static FacetNames in(IndexReader reader) throws IOException {
        return new FacetNames(reader);
    }

    boolean areOf(IndexReader reader) {
        return of.equals(reader.getReaderCacheHelper().getKey());
    }

    List<String> companies() {
        return companies;
    }

    List<String> topics() {
        return topics;
    }

    /** Adds what was counted by a segment's own numbers. */
    void addCompanies(int segment, int[] counted, int[] sums) {
        add(companyNumbers, segment, counted, sums);
    }

    /** Adds what was counted by a segment's own numbers. */
    void addTopics(int segment, int[] counted, int[] sums) {
        add(topicNumbers, segment, counted, sums);
    }

    private static void add(@Nullable OrdinalMap numbers, int segment, int[] counted, int[] sums) {
        LongValues global = numbers == null ? LongValues.IDENTITY : numbers.getGlobalOrds(segment);
        for (int own = 0; own < counted.length; own++) {
            if (counted[own] > 0) {
                sums[(int) global.get(own)] += counted[own];
            }
        }
    }
}
