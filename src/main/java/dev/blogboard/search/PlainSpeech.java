package dev.blogboard.search;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.search.Query.Bound;
import dev.blogboard.search.Query.Field;
import dev.blogboard.search.QueryLexer.Kind;
import dev.blogboard.search.QueryLexer.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What words outside quotes mean when people write as they speak: companies, dates, and words that say little. */
final class PlainSpeech {
    private static final Set<String> BEFORE_COMPANY = Set.of("at", "from", "by");
    private static final Set<String> BEFORE_DATE = Set.of("since", "before", "until");

    private final String text;
    private final List<Token> tokens;
    private final Companies companies;
    private final List<ParsedQuery.Guess> guesses = new ArrayList<>();

    PlainSpeech(String text, List<Token> tokens, Companies companies) {
        this.text = text;
        this.tokens = tokens;
        this.companies = companies;
    }

    /** What some tokens mean together. */
    record Understood(Query query, int tokens) {}

    List<ParsedQuery.Guess> guesses() {
        return guesses;
    }

    /** The meaning of the words from a token on; null when they are just words. */
    @Nullable
    Understood at(int index) {
        String word = spelled(index);
        if (BEFORE_COMPANY.contains(word)) {
            return filter(index, word);
        }
        return BEFORE_DATE.contains(word) ? date(index, word) : bareCompany(index);
    }

    /** {@code at netflix}: a filter. */
    private @Nullable Understood filter(int index, String preposition) {
        Named named = longestName(index + 1);
        if (named == null
                || (named.company().ambiguous() && !preposition.equals("at"))
                || (named.tokens() == 1 && Spelling.isIdiom(spelled(index + 1)))
                || (preposition.equals("from") && isOrigin(index + 1 + named.tokens()))) {
            return null;
        }
        Query meant = new Query.AtCompany(named.company().id());
        return guessed(index, 1 + named.tokens(), meant, "at " + named.company().name());
    }

    /** From there to here is a move, and no place where somebody wrote: from mongodb to postgres. */
    private boolean isOrigin(int afterName) {
        return Set.of("to", "into", "towards").contains(spelled(afterName));
    }

    private @Nullable Understood date(int index, String preposition) {
        String typed = index + 1 < tokens.size() && tokens.get(index + 1).kind() == Kind.WORD
                ? tokens.get(index + 1).text().replaceFirst("[.,;:!?]+$", "")
                : "";
        Optional<QueryDates.Span> span = QueryDates.span(typed);
        if (span.isEmpty()) {
            return null;
        }
        Query meant = switch (preposition) {
            case "since" -> new Query.Dates(new Bound.Day(span.get().first()), null);
            case "before" -> new Query.Dates(null, new Bound.Day(span.get().first()));
            default -> new Query.Dates(null, new Bound.Day(span.get().after()));
        };
        return guessed(index, 2, meant, preposition + " " + typed);
    }

    private Understood guessed(int index, int count, Query meant, String understood) {
        int start = tokens.get(index).start();
        int end = tokens.get(index + count - 1).end();
        String words = tokens.subList(index + 1, index + count).stream()
                .map(token -> Spelling.of(token.text()))
                .collect(Collectors.joining(" "));
        String instead = (text.substring(0, start) + "\"" + words + "\"" + text.substring(end)).strip();
        guesses.add(new ParsedQuery.Guess(text.substring(start, end), meant, understood, instead));
        return new Understood(meant, count);
    }

    /** {@code netflix}: the company or the word. */
    private @Nullable Understood bareCompany(int index) {
        Named named = longestName(index);
        if (named == null || named.company().ambiguous()) {
            return null;
        }
        return new Understood(new Query.CompanyOrWords(named.company().id(), words(named.words())), named.tokens());
    }

    private static Query words(String spelled) {
        return spelled.indexOf(' ') < 0 ? new Query.Word(Field.ANY, spelled) : new Query.Phrase(Field.ANY, spelled, 0);
    }

    /** A company named by so many tokens; {@code words} is what was typed, in the tree's spelling. */
    private record Named(Company company, int tokens, String words) {}

    private @Nullable Named longestName(int index) {
        int most = 0;
        while (most < companies.longestNameInWords() && !spelled(index + most).isEmpty()) {
            most++;
        }
        for (int count = most; count > 0; count--) {
            List<String> words = new ArrayList<>();
            for (int word = index; word < index + count; word++) {
                words.add(spelled(word));
            }
            String name = String.join(" ", words);
            Optional<Company> company = companies.named(name).or(() -> companies.named(withoutPossessive(name)));
            if (company.isPresent() && !words.stream().allMatch(Spelling::isFiller)) {
                return new Named(company.get(), count, withoutPossessive(name));
            }
        }
        return null;
    }

    private static String withoutPossessive(String name) {
        return name.endsWith("'s") || name.endsWith("’s") ? name.substring(0, name.length() - 2) : name;
    }

    /** A token's word in the tree's spelling; empty for anything that is more or less than one plain word. */
    private String spelled(int index) {
        if (index >= tokens.size()) {
            return "";
        }
        Token token = tokens.get(index);
        boolean plain = token.kind() == Kind.WORD
                && Fields.named(token.text()).isEmpty()
                && !token.text().endsWith("*");
        String spelled = plain ? Spelling.of(token.text()) : "";
        return spelled.indexOf(' ') < 0 ? spelled.toLowerCase(Locale.ROOT) : "";
    }

    /** A company, or the words of its name, written out. */
    Query company(Query query) {
        if (!(query instanceof Query.Or or)) {
            return query;
        }
        List<Query> parts = new ArrayList<>(or.parts());
        for (Query part : or.parts()) {
            Optional<Company> named = companies.named(plainWords(part));
            if (named.isPresent()
                    && parts.remove(new Query.AtCompany(named.get().id()))) {
                parts.set(
                        parts.indexOf(part),
                        new Query.CompanyOrWords(named.get().id(), part));
            }
        }
        return Trees.any(parts);
    }

    /** The words of a word or an exact phrase; empty for anything else. */
    private static String plainWords(Query query) {
        if (query instanceof Query.Word word) {
            return word.field() == Field.ANY ? word.text() : "";
        }
        return query instanceof Query.Phrase phrase && phrase.field() == Field.ANY && phrase.slop() == 0
                ? phrase.text()
                : "";
    }

    /**
     * The parts, with words that say little as fillers where others say more.
     *
     * @param bare which of the parts are words without quotes
     */
    static List<Query> withFillers(List<Query> parts, BitSet bare) {
        List<Query> result = new ArrayList<>();
        boolean telling = false;
        for (int index = 0; index < parts.size(); index++) {
            Query part = parts.get(index);
            if (bare.get(index) && part instanceof Query.Word word && isLittle(word)) {
                result.add(new Query.Filler(word.text()));
            } else {
                result.add(part);
                telling |= tells(part);
            }
        }
        return telling ? result : parts;
    }

    private static boolean isLittle(Query.Word word) {
        return word.field() == Field.ANY && Spelling.isFiller(word.text());
    }

    /** Whether it looks for words or a subject, and not only narrows down. */
    private static boolean tells(Query query) {
        return switch (query) {
            case Query.Word ignored -> true;
            case Query.Phrase ignored -> true;
            case Query.Prefix ignored -> true;
            case Query.CompanyOrWords ignored -> true;
            case Query.Topic ignored -> true;
            case Query.And and -> and.parts().stream().anyMatch(PlainSpeech::tells);
            case Query.Or or -> or.parts().stream().anyMatch(PlainSpeech::tells);
            case Query.Filler ignored -> false;
            case Query.Everything ignored -> false;
            case Query.AtCompany ignored -> false;
            case Query.Site ignored -> false;
            case Query.Language ignored -> false;
            case Query.Dates ignored -> false;
            case Query.Not ignored -> false;
        };
    }
}
