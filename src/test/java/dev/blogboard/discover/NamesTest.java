package dev.blogboard.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names(List.of("Go", ".NET", "C++", "stream processing", "PostgreSQL", "K8s"));

    @Test
    void names_are_found_as_whole_words() {
        assertEquals(
                List.of("Written in Go.", "Moving to .NET", "Why C++?", "Go", "(K8s)", "PostgreSQL's own"),
                List.of(
                                "Written in Go.",
                                "Moving to .NET",
                                "Why C++?",
                                "Go",
                                "(K8s)",
                                "PostgreSQL's own",
                                "Google it",
                                "the net",
                                "C",
                                "Go++",
                                "Ergo",
                                "")
                        .stream()
                        .filter(names::areIn)
                        .toList());
    }

    @Test
    void case_tells_short_names_from_words_and_nothing_else() {
        assertEquals(
                List.of("Stream Processing at Acme", "POSTGRESQL"),
                List.of("Stream Processing at Acme", "POSTGRESQL", "here we go", "stream of processing").stream()
                        .filter(names::areIn)
                        .toList());
    }
}
