package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotStuffingTest {
    private static String sent(String message) {
        return new String(DotStuffing.of(message.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "Hello\\r\\n, Hello\\r\\n.\\r\\n",
        "Hello, Hello\\r\\n.\\r\\n",
        ".\\r\\n.a\\r\\nb.\\r\\n, ..\\r\\n..a\\r\\nb.\\r\\n.\\r\\n",
        "'', .\\r\\n",
        // A server that takes a bare line feed for a line's end finds no end of the message there either.
        "a\\n.\\r\\n, a\\n..\\r\\n.\\r\\n",
    })
    void a_dot_that_begins_a_line_is_doubled_and_one_ends_it_all(String message, String sent) {
        assertEquals(sent.translateEscapes(), sent(message.translateEscapes()));
    }

    @Property
    void whoever_takes_it_apart_has_the_message(@ForAll("messages") String message) {
        String sent = sent(message);
        assertTrue(sent.endsWith(".\r\n"));
        List<String> lines = List.of(sent.substring(0, sent.length() - 3).split("(?<=\n)"));
        assertTrue(lines.stream().noneMatch(line -> line.equals(".\r\n") || line.equals(".\n")));
        String undone = String.join(
                "",
                lines.stream()
                        .map(line -> line.startsWith(".") ? line.substring(1) : line)
                        .toList());
        assertEquals(message.isEmpty() || message.endsWith("\n") ? message : message + "\r\n", undone);
    }

    @Provide
    Arbitrary<String> messages() {
        return Arbitraries.frequency(Tuple.of(3, "."), Tuple.of(3, "\r\n"), Tuple.of(1, "\n"), Tuple.of(2, "a"))
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
