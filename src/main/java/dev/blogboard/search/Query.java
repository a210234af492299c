package dev.blogboard.search;

import dev.blogboard.article.CompanyId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to find, as a tree. It keeps what the person meant, not how an engine looks for it: words are as typed, companies
 * are resolved, relative dates stay relative. Immutable; equal trees are equal queries, whatever the order of parts.
 */
public sealed interface Query {
    /** Every article. */
    record Everything() implements Query {}

    /**
     * A word of the text; its inflections and synonyms are found too.
     *
     * @param text as typed, but in lower case
     */
    record Word(Field field, String text) implements Query {}

    /**
     * A word of plain speech, such as how or the, beside words that carry the meaning: it need not occur, and only
     * helps to put the better hit first. Stands directly in an {@link And}.
     */
    record Filler(String text) implements Query {}

    /**
     * Words one after the other.
     *
     * @param text the words, in lower case, separated by single spaces
     * @param slop 0 for an exact phrase; above that, the words may stand in any order, all of them within so many
     *     positions more than there are words
     */
    record Phrase(Field field, String text, int slop) implements Query {}

    /** Words that begin so; at least two letters. */
    record Prefix(Field field, String text) implements Query {}

    /** Articles of a company or of one that belongs to it. */
    record AtCompany(CompanyId company) implements Query {}

    /**
     * A bare company name beside other words: articles of that company, and those that have the words of its name; the
     * company's own count more.
     *
     * @param words what was typed, as a query for the words
     */
    record CompanyOrWords(CompanyId company, Query words) implements Query {}

    /**
     * Articles tagged with a topic, or with one below it.
     *
     * @param topic its id, as {@link Topics} knows it
     */
    record Topic(String topic) implements Query {}

    /** Articles whose URL is on this host or below it: {@code site:example.com} includes blog.example.com. */
    record Site(String host) implements Query {}

    /** Articles in a language, a BCP 47 primary tag such as {@code en}. */
    record Language(String tag) implements Query {}

    /**
     * Articles with a date, published in a period; those without a date are outside of every period.
     *
     * @param since inclusive; absent for no lower bound
     * @param before exclusive; absent for no upper bound
     */
    record Dates(@Nullable Bound since, @Nullable Bound before) implements Query {}

    /** All of these; at least two, in the order typed, which means nothing but to the ranking. */
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof And same && Set.copyOf(parts).equals(Set.copyOf(same.parts));
        }

        @Override
        public int hashCode() {
            return Set.copyOf(parts).hashCode();
        }
    }

    /** At least one of these; at least two, in any order. */
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Or same && Set.copyOf(parts).equals(Set.copyOf(same.parts));
        }

        @Override
        public int hashCode() {
            return Set.copyOf(parts).hashCode();
        }
    }

    /** Everything but these. */
    record Not(Query excluded) implements Query {}

    /** Where a word is looked for. */
    enum Field {
        /** The title, the text and the author. */
        ANY,
        TITLE,
        AUTHOR
    }

    /** A bound of a period, in UTC. */
    sealed interface Bound {
        /** The moment it stands for when the query is asked at {@code now}. */
        Instant at(Instant now);

        /** The start of a day. */
        record Day(LocalDate day) implements Bound {
            @Override
            public Instant at(Instant now) {
                return day.atStartOfDay(ZoneOffset.UTC).toInstant();
            }
        }

        /** The start of the day that lies so far back: {@code since:30d}. */
        record Ago(Period period) implements Bound {
            @Override
            public Instant at(Instant now) {
                return now.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .minus(period)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
        }
    }
}
