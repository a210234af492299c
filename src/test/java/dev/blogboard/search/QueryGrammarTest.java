package dev.blogboard.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.blogboard.article.Companies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QueryGrammarTest {
    private static final Path PARSER = Path.of("src/main/java/dev/blogboard/search/QueryParser.java");

    @Test
    void the_parsers_documentation_has_the_same_grammar() throws IOException {
        String source = Files.readString(PARSER);
        String documented = source.substring(source.indexOf("<pre>") + "<pre>".length(), source.indexOf("</pre>"));
        String grammar = documented
                .lines()
                .map(line -> line.replaceFirst("^ \\* ?", ""))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(QueryGrammar.GRAMMAR, grammar);
    }

    @Test
    void every_example_is_a_query() throws QuerySyntaxException {
        QueryParser parser = new QueryParser(Companies.NONE);
        for (QueryGrammar.Example example : QueryGrammar.EXAMPLES) {
            for (String typed : example.typed()) {
                // The name of a field stands for what follows it.
                parser.parse(
                        typed.endsWith(":") && !typed.equals("topic:") ? typed + "x" : typed.replace("topic:", "x"));
            }
        }
    }
}
