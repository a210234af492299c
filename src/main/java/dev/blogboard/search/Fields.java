package dev.blogboard.search;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Query.Bound;
import dev.blogboard.search.Query.Field;
import dev.blogboard.search.QueryLexer.Kind;
import dev.blogboard.search.QueryLexer.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words, phrases and fields with their values, as parts of the tree. */
final class Fields {
    /** Each field with an example of its use. */
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("title", "title:kafka"),
            Map.entry("author", "author:kreps"),
            Map.entry("company", "company:netflix"),
            Map.entry("at", "at:netflix"),
            Map.entry("from", "from:netflix"),
            Map.entry("topic", "topic:databases"),
            Map.entry("site", "site:eng.uber.com"),
            Map.entry("lang", "lang:en"),
            Map.entry("since", "since:2024"),
            Map.entry("until", "until:2024"),
            Map.entry("before", "before:2024"),
            Map.entry("year", "year:2021..2023"));

    private static final Map<String, String> LANGUAGES = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toMap(
                    code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT),
                    Function.identity(),
                    (one, other) -> one));

    private final String text;
    private final Companies companies;
    private final Topics topics;

    Fields(String text, Companies companies, Topics topics) {
        this.text = text;
        this.companies = companies;
        this.topics = topics;
    }

    /** The field that a word begins with; empty where that is none. */
    static String named(String word) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT);
        return EXAMPLES.containsKey(name) ? name : "";
    }

    static boolean isText(String name) {
        return name.equals("title") || name.equals("author");
    }

    static Field text(String name) {
        return name.equals("title") ? Field.TITLE : Field.AUTHOR;
    }

    Query word(Field field, Token token) {
        String typed = token.text();
        String spelled = Spelling.of(typed);
        if (spelled.isEmpty()) {
            return Trees.EVERYTHING;
        }
        boolean prefix = typed.endsWith("*")
                && spelled.indexOf(' ') < 0
                && named(spelled).isEmpty()
                && spelled.codePoints().filter(Character::isLetterOrDigit).count() >= 2;
        if (prefix) {
            return new Query.Prefix(field, spelled);
        }
        return spelled.indexOf(' ') < 0 ? new Query.Word(field, spelled) : new Query.Phrase(field, spelled, 0);
    }

    Query phrase(Field field, Token token) throws QuerySyntaxException {
        if (token.slop() > QueryParser.MAX_SLOP) {
            throw new QuerySyntaxException(
                    text,
                    token.end() - Integer.toString(token.slop()).length(),
                    "Words may stand at most " + QueryParser.MAX_SLOP + " positions apart.");
        }
        String spelled = Spelling.of(token.text());
        if (spelled.isEmpty()) {
            return Trees.EVERYTHING;
        }
        return spelled.indexOf(' ') < 0
                ? new Query.Word(field, spelled)
                : new Query.Phrase(field, spelled, token.slop());
    }

    /**
     * A field with its value.
     *
     * @param start the token in which the field's name stands
     * @param value what follows the colon
     * @param valued the token in which the value stands
     */
    Query of(String name, Token start, String value, Token valued) throws QuerySyntaxException {
        String plain = value.strip();
        int place = start.equals(valued) ? start.start() + name.length() + 1 : valued.start();
        if (Spelling.of(plain).isEmpty()) {
            throw new QuerySyntaxException(
                    text, place, name + ": needs a value right after the colon, such as " + EXAMPLES.get(name) + ".");
        }
        return switch (name) {
            case "title", "author" ->
                valued.kind() == Kind.PHRASE
                        ? phrase(text(name), valued)
                        : word(text(name), new Token(Kind.WORD, plain, 0, place, valued.end()));
            case "company", "at", "from" -> new Query.AtCompany(company(plain));
            case "topic" -> new Query.Topic(topic(plain, place));
            case "site" -> new Query.Site(host(plain));
            case "lang" -> new Query.Language(language(plain));
            case "year" -> years(plain, place);
            default -> date(name, plain, place);
        };
    }

    private CompanyId company(String name) {
        return companies
                .named(name)
                .or(() -> companies.named(Spelling.of(name)))
                .map(Company::id)
                .orElseGet(() -> CompanyId.ofName(name));
    }

    private String topic(String name, int place) throws QuerySyntaxException {
        Optional<String> topic = topics.named(name);
        if (topic.isPresent()) {
            return topic.get();
        }
        if (topics.all().isEmpty()) {
            throw new QuerySyntaxException(
                    text, place, "Articles have no topics here; search for the word \"" + name + "\" instead.");
        }
        String some = topics.all().stream().limit(5).collect(Collectors.joining(", "));
        throw new QuerySyntaxException(
                text,
                place,
                "There is no topic \"" + name + "\". Topics are for instance " + some
                        + "; or search for the word without topic: before it.");
    }

    private static String host(String value) {
        String host = value.toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("[/?#].*$", "")
                .replaceAll("[^\\p{L}\\p{N}.-]", "")
                .replaceAll("^[.-]+|[.-]+$", "");
        return host.isEmpty() ? "none" : host;
    }

    private static String language(String value) {
        String name = value.toLowerCase(Locale.ROOT);
        String tag =
                LANGUAGES.getOrDefault(name, name).replaceFirst("[-_].*$", "").replaceAll("[^\\p{Ll}]", "");
        return tag.isEmpty() ? "und" : tag;
    }

    private Query date(String name, String value, int place) throws QuerySyntaxException {
        if (name.equals("until")) {
            return QueryDates.span(value)
                    .<Query>map(span -> new Query.Dates(null, new Bound.Day(span.after())))
                    .orElseThrow(() -> noDate(name, value, place, QueryDates.EXPECTED));
        }
        Bound bound = QueryDates.start(value).orElseThrow(() -> noDate(name, value, place, QueryDates.EXPECTED_OR_AGO));
        return name.equals("since") ? new Query.Dates(bound, null) : new Query.Dates(null, bound);
    }

    private QuerySyntaxException noDate(String name, String value, int place, String expected) {
        return new QuerySyntaxException(text, place, name + ": needs " + expected + ", and \"" + value + "\" is none.");
    }

    private Query years(String value, int place) throws QuerySyntaxException {
        String[] ends = value.split("\\.\\.", 2);
        Optional<QueryDates.Span> first = QueryDates.span(ends[0]);
        Optional<QueryDates.Span> last = QueryDates.span(ends[ends.length - 1]);
        if (first.isEmpty() || last.isEmpty()) {
            throw noDate("year", value, place, "a year or two (2021, 2021..2023)");
        }
        if (last.get().after().isBefore(first.get().after())) {
            throw new QuerySyntaxException(
                    text, place, "year: needs the earlier year first, and \"" + value + "\" goes backwards.");
        }
        return Trees.all(List.of(
                new Query.Dates(new Bound.Day(first.get().first()), null),
                new Query.Dates(null, new Bound.Day(last.get().after()))));
    }
}
