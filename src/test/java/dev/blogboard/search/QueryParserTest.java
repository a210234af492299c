package dev.blogboard.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
    static final Companies COMPANIES = new Companies(List.of(
            Company.named("Netflix"),
            Company.named("Uber"),
            Company.named("LinkedIn"),
            Company.named("MongoDB"),
            Company.named("Booking.com"),
            new Company(new CompanyId("capital-one"), "Capital One", List.of(), null, null, false),
            new Company(new CompanyId("meta"), "Meta", List.of("Facebook"), null, null, true),
            new Company(new CompanyId("square"), "Square", List.of(), null, null, true),
            new Company(new CompanyId("scale-ai"), "Scale AI", List.of("Scale"), null, null, true)));

    private final QueryParser parser = new QueryParser(COMPANIES);

    private String canonical(String text) throws QuerySyntaxException {
        return parser.parse(text).canonical();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '\0',
            value = {
                "Kafka Streams = kafka streams",
                "streams KAFKA = kafka streams",
                "x OR y z = (y z) | x",
                "(x OR y) z = (x | y) z",
                "x | y | x = x | y",
                "-hiring kafka = -hiring kafka",
                "kafka NOT hiring = -hiring kafka",
                "kafka -(hiring jobs) = -(hiring jobs) kafka",
                "NOT NOT kafka = kafka",
                "\"feature store\" = \"feature store\"",
                "\"Feature   Store\" = \"feature store\"",
                "\"kafka\" = kafka",
                "\"a b\"~5 = \"a b\"~5",
                "shard* = shard*",
                "title:Kafka = title:kafka",
                "title:\"feature store\" = title:\"feature store\"",
                "title:(kafka | flink) = title:flink | title:kafka",
                "author:kreps = author:kreps",
                "company:Netflix = company:netflix",
                "at:facebook = company:meta",
                "company:\"Capital One\" = company:capital-one",
                "company:unheard-of = company:unheard-of",
                "site:https://www.eng.uber.com/blog = site:eng.uber.com",
                "lang:English = lang:en",
                "lang:pt-BR = lang:pt",
                "since:2024-01 = since:2024",
                "since:2w = since:14d",
                "since:1y = since:12m",
                "until:2024 = before:2025",
                "before:2023-06 = before:2023-06",
                "year:2021..2023 = before:2024 since:2021",
                "year:2021 since:2020 = before:2022 since:2021",
                "C++ = c++",
                "C# = c#",
                ".NET = .net",
                "node.js, = node.js",
                "GPT-4? = gpt-4",
                "foo:bar = \"foo:bar\"",
                "\"title:kafka\" = \"title:kafka\"",
            })
    void equal_meaning_has_one_text(String typed, String canonical) throws QuerySyntaxException {
        assertEquals(canonical, canonical(typed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '\0',
            value = {
                "python at netflix = company:netflix python",
                "python at Netflix? = company:netflix python",
                "machine learning from capital one = company:capital-one learning machine",
                "kafka at linkedin since 2020 = company:linkedin kafka since:2020",
                "payments at square = company:square payments",
                "python at facebook = company:meta python",
                "netflix python = (company:netflix | netflix) python",
                "netflix = company:netflix | netflix",
                "netflix's python = (company:netflix | netflix) python",
                "capital one fraud = (company:capital-one | \"capital one\") fraud",
                "how does uber use postgres = (company:uber | uber) does how postgres use",
                "python \"netflix\" = \"netflix\" python",
                "python at \"netflix\" = \"netflix\" at python",
                "square payments = payments square",
                "facebook react = facebook react",
                "python at scale = at python scale",
                "moving from mongodb to postgres = (company:mongodb | mongodb) from moving postgres to",
                "posts by uber = company:uber posts",
                "python -netflix = -(company:netflix | netflix) python",
                "(company:netflix | netflix) python = (company:netflix | netflix) python",
                "one capital = \"capital\" \"one\"",
            })
    void plain_speech_is_understood(String typed, String canonical) throws QuerySyntaxException {
        assertEquals(canonical, canonical(typed));
    }

    @Test
    void a_filter_guessed_from_speech_can_be_taken_back() throws QuerySyntaxException {
        ParsedQuery parsed = parser.parse("python at netflix since 2020");
        assertEquals(
                List.of("at Netflix", "since 2020"),
                parsed.guesses().stream().map(ParsedQuery.Guess::understood).toList());
        ParsedQuery.Guess guess = parsed.guesses().getFirst();
        assertEquals("at netflix", guess.typed());
        assertEquals("python \"netflix\" since 2020", guess.wordsInstead());
        assertEquals("\"netflix\" python since:2020", canonical(guess.wordsInstead()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '\0',
            value = {
                "\"unclosed phrase = \"unclosed phrase\"",
                "(x (y = x y",
                "x) y) = x y",
                "OR kafka = kafka or",
                "kafka OR = kafka or",
                "kafka AND = and kafka",
                "kafka NOT = kafka not",
                "x | | y = x | y",
                "--no-cache = no-cache",
                "- kafka = kafka",
                "??? = ",
                "\"\" = ",
                "() = ",
                "* = ",
                "a* = \"a\"",
            })
    void odd_text_never_fails(String typed, @Nullable String canonical) throws QuerySyntaxException {
        assertEquals(canonical == null ? "" : canonical, canonical(typed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '\0',
            value = {
                "kafka since:yesterday = 12 = since: needs a year, month or day",
                "since:2024-13 = 6 = and \"2024-13\" is none.",
                "before:2023-02-30 = 7 = before: needs",
                "until:30d = 6 = until: needs",
                "year:20 = 5 = year: needs a year or two",
                "year:2023..2021 = 5 = year: needs the earlier year first, and \"2023..2021\" goes backwards.",
                "a title: = 8 = title: needs a value right after the colon, such as title:kafka.",
                "company:\"\" x = 8 = company: needs a value",
                "topic:databases = 6 = Articles have no topics here; search for the word \"databases\" instead.",
                "\"a b\"~101 = 6 = at most 100 positions",
            })
    void what_is_wrong_is_pointed_at(String typed, int position, String message) {
        QuerySyntaxException mistake = assertThrows(QuerySyntaxException.class, () -> parser.parse(typed));
        assertEquals(position, mistake.position());
        assertTrue(String.valueOf(mistake.getMessage()).contains(message), mistake.getMessage());
    }

    @Test
    void of_a_long_query_only_the_part_around_the_place_is_shown() {
        String typed = "word ".repeat(30) + "since:never " + "and more ".repeat(20);
        QuerySyntaxException mistake = assertThrows(QuerySyntaxException.class, () -> parser.parse(typed));
        List<String> lines = mistake.pointed().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("  …")
                && lines.get(1).endsWith("…")
                && lines.get(1).length() < 90);
        assertTrue(lines.get(1).substring(lines.get(2).indexOf('^')).startsWith("never"), lines.get(1));
    }

    @Test
    void each_limit_has_a_message_of_its_own() {
        assertTrue(message("x".repeat(1001)).contains("1,000 characters"));
        assertTrue(message("a".concat(" ab".repeat(70)).replaceAll(" ab", " \"a b\"~1 -"))
                        .length()
                > 0);
        StringBuilder many = new StringBuilder();
        for (int word = 0; word < 65; word++) {
            many.append(" w").append(word);
        }
        assertTrue(message(many.toString()).contains("at most 64 words"));
        assertTrue(message("(".repeat(41)).contains("at most 40 deep"));
    }

    private String message(String typed) {
        try {
            return parser.parse(typed).canonical();
        } catch (QuerySyntaxException mistake) {
            return String.valueOf(mistake.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic:databases", "topic:DB"})
    void topics_go_by_id_once_they_exist(String typed) throws QuerySyntaxException {
        QueryParser knowing = new QueryParser(COMPANIES, new OneTopic());
        assertEquals("topic:databases", knowing.parse(typed).canonical());
        QuerySyntaxException unknown = assertThrows(QuerySyntaxException.class, () -> knowing.parse("topic:cooking"));
        assertTrue(unknown.pointed().contains("There is no topic \"cooking\". Topics are for instance databases"));
    }

    private record OneTopic() implements Topics {
        @Override
        public Optional<String> named(String name) {
            return Set.of("databases", "db").contains(name.toLowerCase(java.util.Locale.ROOT))
                    ? Optional.of("databases")
                    : Optional.empty();
        }

        @Override
        public String label(String topic) {
            return "Databases";
        }

        @Override
        public Set<String> of(Article article) {
            return Set.of();
        }

        @Override
        public List<String> all() {
            return List.of("databases");
        }
    }
}
