package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class UriReferenceTest {
    /** The examples of RFC 3986, section 5.4, normal and abnormal. */
    private static final String EXAMPLES = """
            g:h g:h
            g http://a/b/c/g
            ./g http://a/b/c/g
            g/ http://a/b/c/g/
            /g http://a/g
            //g http://g
            ?y http://a/b/c/d;p?y
            g?y http://a/b/c/g?y
            #s http://a/b/c/d;p?q#s
            g#s http://a/b/c/g#s
            g?y#s http://a/b/c/g?y#s
            ;x http://a/b/c/;x
            g;x?y#s http://a/b/c/g;x?y#s
            . http://a/b/c/
            ./ http://a/b/c/
            .. http://a/b/
            ../ http://a/b/
            ../g http://a/b/g
            ../.. http://a/
            ../../ http://a/
            ../../g http://a/g
            ../../../g http://a/g
            ../../../../g http://a/g
            /./g http://a/g
            /../g http://a/g
            g. http://a/b/c/g.
            .g http://a/b/c/.g
            g.. http://a/b/c/g..
            ..g http://a/b/c/..g
            ./../g http://a/b/g
            ./g/. http://a/b/c/g/
            g/./h http://a/b/c/g/h
            g/../h http://a/b/c/h
            g;x=1/./y http://a/b/c/g;x=1/y
            g;x=1/../y http://a/b/c/y
            g?y/./x http://a/b/c/g?y/./x
            g#s/../x http://a/b/c/g#s/../x
            """;

    @TestFactory
    Stream<DynamicTest> the_examples_of_the_standard_hold() {
        UriReference base = UriReference.of("http://a/b/c/d;p?q");
        return EXAMPLES.lines()
                .map(line -> line.split(" "))
                .map(example -> DynamicTest.dynamicTest(
                        example[0],
                        () -> assertEquals(
                                example[1],
                                UriReference.of(example[0])
                                        .resolvedAgainst(base)
                                        .toString())));
    }

    @Test
    void a_base_without_a_path_gets_one() {
        assertEquals("https://a.example/b", new Links("https://a.example").absolute("b"));
    }

    @Test
    void what_people_put_into_links_is_taken() {
        Links links = new Links("https://a.example/x/");
        assertEquals("https://a.example/x/two%20words|[1]?ä={b}", links.absolute(" two words|[1]?ä={b} "));
        assertEquals("https://a.example/broken/line", links.absolute("/broken/\n  line"));
        assertEquals("http://www.b.example/c", links.absolute("www.b.example/c"));
    }

    @Test
    void only_http_comes_out() {
        Links links = new Links("https://a.example/");
        for (String other :
                new String[] {"javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "mailto:a@b", "http://"}) {
            assertNull(links.absolute(other), other);
        }
    }

    @Test
    void without_a_base_a_relative_link_stays_as_it_is() {
        assertEquals("/a/b", new Links("feed.xml").absolute("/a/b"));
        assertEquals("https://cdn.example/x", new Links("feed.xml").absolute("//cdn.example/x"));
    }
}
