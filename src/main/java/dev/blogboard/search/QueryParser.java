package dev.blogboard.search;

import dev.blogboard.article.Companies;
import dev.blogboard.search.Query.Field;
import dev.blogboard.search.QueryLexer.Kind;
import dev.blogboard.search.QueryLexer.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads queries. Immutable and safe for use by several threads.
 *
 * <pre>
 * query   = [ any ]
 * any     = all { ("OR" | "|") all }
 * all     = unit { [ "AND" ] unit }                       all of them must hold
 * unit    = ( "-" | "NOT" ) unit
 *         | "(" any ")"
 *         | field ":" value | ("title" | "author") ":(" any ")"
 *         | phrase [ "~" number ]                         in any order, that many positions apart
 *         | word "*"                                      two letters at least
 *         | word
 * field   = "title" | "author"
 *         | "company" | "at" | "from"                     a company's id, name or alias
 *         | "topic" | "site" | "lang"
 *         | "since" | "until" | "before" | "year"         since and until are inclusive, before is exclusive
 * value   = word | phrase
 * phrase  = '"' anything but a quote [ '"' ]
 * date    = yyyy [ "-" mm [ "-" dd ] ]                    in UTC
 *         | number ( "d" | "w" | "m" | "y" )              so long ago; since and before only
 * year    = yyyy [ ".." yyyy ]
 * </pre>
 *
 * <p><b>Plain speech.</b> Among words outside quotes, {@code at}, {@code from} or {@code by} with the name of a company
 * is a filter for it, and {@code since}, {@code before} or {@code until} with a date is one for that; both are recorded
 * as guesses. A company's name by itself ({@code netflix python}) is the company or the word. Companies whose names are
 * ordinary words are taken for companies after {@code at} only. Words such as {@code how} and {@code the} need not occur
 * where others do.
 *
 * <p><b>Odd text is no error.</b> Quotes and parentheses that are not closed end with the text, lonely operators and
 * unknown fields are words, and what has neither letter nor digit is nothing. Errors are a bad date, an empty field, an
 * unknown topic and a limit exceeded.
 *
 * <p><b>Canonical text.</b> Parts are sorted, words in lower case, companies by id; it parses to an equal query. A word
 * stands in quotes there when it would mean more without.
 */
public final class QueryParser {
    static final int MAX_LENGTH = 1_000;
    static final int MAX_CLAUSES = 64;
    static final int MAX_DEPTH = 40;
    static final int MAX_SLOP = 100;

    private final Companies companies;
    private final Topics topics;

    public QueryParser(Companies companies) {
        this(companies, Topics.NONE);
    }

    public QueryParser(Companies companies, Topics topics) {
        this.companies = companies;
        this.topics = topics;
    }

    public ParsedQuery parse(String text) throws QuerySyntaxException {
        Reading reading = reading(text);
        Query query = query(reading, text);
        return new ParsedQuery(query, canonical(query, text), reading.guesses());
    }

    /** Only what a text means, and that several times as fast. */
    public Query meaning(String text) throws QuerySyntaxException {
        return query(reading(text), text);
    }

    private Reading reading(String text) throws QuerySyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new QuerySyntaxException(
                    text, MAX_LENGTH, "A query has at most 1,000 characters, not " + text.length() + ".");
        }
        return new Reading(text, companies, topics);
    }

    private static Query query(Reading reading, String text) throws QuerySyntaxException {
        Query query = reading.whole();
        if (Trees.clauses(query) > MAX_CLAUSES) {
            throw new QuerySyntaxException(
                    text, text.length(), "A query has at most " + MAX_CLAUSES + " words and conditions.");
        }
        return query;
    }

    /** The words that would be taken for more are quoted; should any have been missed, all words are. */
    private String canonical(Query query, String text) throws QuerySyntaxException {
        String canonical = new QueryPrinter(this::meansMore).print(query);
        if (!new Reading(canonical, companies, topics).whole().equals(query)) {
            canonical = new QueryPrinter(word -> true).print(query);
        }
        if (canonical.length() > MAX_LENGTH) {
            throw new QuerySyntaxException(
                    text, text.length(), "Written out in full, the query is longer than 1,000 characters.");
        }
        return canonical;
    }

    private boolean meansMore(String word) {
        return Spelling.isFiller(word)
                || companies.named(word).filter(company -> !company.ambiguous()).isPresent();
    }

    /** A query as canonical text, for queries that nobody typed. */
    public String print(Query query) {
        return new QueryPrinter(this::meansMore).print(query);
    }

    /** One pass over one text, by recursive descent. */
    private static final class Reading {
        private final String text;
        private final List<Token> tokens;
        private final Fields fields;
        private final PlainSpeech speech;
        private int at;
        private int depth;

        Reading(String text, Companies companies, Topics topics) {
            this.text = text;
            this.tokens = QueryLexer.tokens(text);
            this.fields = new Fields(text, companies, topics);
            this.speech = new PlainSpeech(text, tokens, companies);
        }

        List<ParsedQuery.Guess> guesses() {
            return speech.guesses();
        }

        Query whole() throws QuerySyntaxException {
            List<Query> parts = new ArrayList<>();
            while (!next(Kind.END)) {
                parts.add(any(Field.ANY));
                if (next(Kind.CLOSE)) {
                    at++;
                }
            }
            return Trees.all(parts);
        }

        private Query any(Field field) throws QuerySyntaxException {
            List<Query> ways = new ArrayList<>(List.of(all(field)));
            while (next(Kind.OR)) {
                at++;
                ways.add(all(field));
            }
            ways.removeIf(Trees.EVERYTHING::equals);
            return ways.isEmpty() ? Trees.EVERYTHING : speech.company(Trees.any(ways));
        }

        private Query all(Field field) throws QuerySyntaxException {
            List<Query> parts = new ArrayList<>();
            BitSet bare = new BitSet();
            while (!next(Kind.END) && !next(Kind.CLOSE) && !isOperator(parts)) {
                if (next(Kind.AND) && !parts.isEmpty() && !endsAfter()) {
                    at++;
                } else {
                    bare.set(parts.size(), !next(Kind.PHRASE) && !next(Kind.OPEN));
                    parts.add(unit(field));
                }
            }
            return Trees.all(PlainSpeech.withFillers(parts, bare));
        }

        /** An OR with something on both sides. */
        private boolean isOperator(List<Query> before) {
            return next(Kind.OR) && !before.isEmpty() && !endsAfter();
        }

        private boolean endsAfter() {
            Kind following = tokens.get(at + 1).kind();
            return following == Kind.END || following == Kind.CLOSE;
        }

        private boolean next(Kind kind) {
            return tokens.get(at).kind() == kind;
        }

        private Query unit(Field field) throws QuerySyntaxException {
            Token token = tokens.get(at);
            return switch (token.kind()) {
                case OPEN -> group(field);
                case NOT -> not(field);
                case PHRASE -> {
                    at++;
                    yield fields.phrase(field, token);
                }
                default -> word(field, token);
            };
        }

        private Query group(Field field) throws QuerySyntaxException {
            if (++depth > MAX_DEPTH) {
                throw new QuerySyntaxException(
                        text, tokens.get(at).start(), "Parentheses go at most " + MAX_DEPTH + " deep.");
            }
            at++;
            Query inside = any(field);
            if (next(Kind.CLOSE)) {
                at++;
            }
            depth--;
            return inside;
        }

        private Query not(Field field) throws QuerySyntaxException {
            boolean excluded = false;
            int first = at;
            while (next(Kind.NOT)) {
                at++;
                excluded = !excluded;
            }
            if (next(Kind.END) || next(Kind.CLOSE) || next(Kind.OR) || next(Kind.AND)) {
                return fields.word(field, tokens.get(first));
            }
            Query query = unit(field);
            return query.equals(Trees.EVERYTHING) || !excluded ? query : Trees.not(query);
        }

        private Query word(Field field, Token token) throws QuerySyntaxException {
            String name = token.kind() == Kind.WORD ? Fields.named(token.text()) : "";
            if (!name.isEmpty()) {
                return field(name, token);
            }
            PlainSpeech.Understood understood = speech.at(at);
            if (field == Field.ANY && understood != null) {
                at += understood.tokens();
                return understood.query();
            }
            at++;
            return fields.word(field, token);
        }

        private Query field(String name, Token token) throws QuerySyntaxException {
            at++;
            Token following = tokens.get(at);
            boolean empty = token.text().length() == name.length() + 1;
            if (empty && token.touches(following) && following.kind() == Kind.OPEN && Fields.isText(name)) {
                return group(Fields.text(name));
            }
            if (empty && token.touches(following) && following.kind() == Kind.PHRASE) {
                at++;
                return fields.of(name, token, following.text(), following);
            }
            return fields.of(name, token, token.text().substring(name.length() + 1), token);
        }
    }
}
