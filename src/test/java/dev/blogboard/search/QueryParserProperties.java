package dev.blogboard.search;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QueryParserProperties {
    private final QueryParser parser = new QueryParser(QueryParserTest.COMPANIES);

    @Property(tries = 3000)
    void what_is_printed_parses_to_the_same(@ForAll("texts") String typed) {
        ParsedQuery parsed;
        try {
            parsed = parser.parse(typed);
        } catch (QuerySyntaxException mistake) {
            assertEquals(typed, mistake.query());
            assertTrue(mistake.position() >= 0 && mistake.position() <= typed.length(), typed);
            return;
        }
        ParsedQuery again = assertDoesNotThrow(() -> parser.parse(parsed.canonical()), typed);
        assertEquals(parsed.query(), again.query(), typed);
        assertEquals(parsed.canonical(), again.canonical(), typed);
    }

    @Property(tries = 1000)
    void the_order_of_conditions_does_not_count(@ForAll("conditions") List<String> parts, @ForAll long seed)
            throws QuerySyntaxException {
        List<String> shuffled = new ArrayList<>(parts);
        java.util.Collections.shuffle(shuffled, new Random(seed));
        assertEquals(
                parser.parse(String.join(" ", parts)).canonical(),
                parser.parse(String.join(" ", shuffled)).canonical());
    }

    @Provide
    Arbitrary<List<String>> conditions() {
        return Arbitraries.of(
                        "kafka",
                        "Kafka",
                        "\"feature store\"",
                        "-hiring",
                        "title:go",
                        "company:uber",
                        "since:2021",
                        "before:2024-05",
                        "(a | b)",
                        "shard*",
                        "C++",
                        "-\"we are\"",
                        "lang:en",
                        "\"x y\"~3")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    /** Texts with the words and signs that mean something, in any order. */
    @Provide
    Arbitrary<String> queries() {
        return Arbitraries.of(
                        "kafka",
                        "netflix",
                        "Capital",
                        "one",
                        "at",
                        "from",
                        "by",
                        "to",
                        "the",
                        "how",
                        "since",
                        "2020",
                        "before",
                        "OR",
                        "|",
                        "AND",
                        "NOT",
                        "-",
                        "(",
                        ")",
                        "\"",
                        "\"a b\"~2",
                        "shard*",
                        "title:kafka",
                        "title:(",
                        "company:uber",
                        "uber",
                        "facebook",
                        "square",
                        "year:2020..2022",
                        "since:30d",
                        "foo:bar",
                        "c++",
                        "node.js",
                        "author:\"jay kreps\"",
                        "データベース",
                        "site:x.com",
                        "…",
                        "“",
                        "-(")
                .list()
                .ofMaxSize(12)
                .flatMap(words -> Arbitraries.of(" ", "", "  ")
                        .list()
                        .ofSize(words.size())
                        .map(gaps -> {
                            StringBuilder text = new StringBuilder();
                            for (int index = 0; index < words.size(); index++) {
                                text.append(words.get(index))
                                        .append(gaps.get(index).isEmpty() && index % 3 == 0 ? "" : " ");
                            }
                            return text.toString();
                        }))
                .filter(text -> !text.matches("(?s).*(title|author|company|at|from):[\"“( ]?[^\\p{L}\\p{N}]*( .*|$)"));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(60),
                Arbitraries.strings()
                        .withChars("aB2 \"()|-*:~.+#'’“”\t＂（｜：＊ſİßǅ\u0301\u200b\u00ad\ud83d\ude80日ー")
                        .ofMaxLength(40),
                queries());
    }
}
