package dev.blogboard.mail;

import dev.blogboard.digest.ReaderLinks;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers by which mail programs know a list and how to leave it (RFC 2369, 2919, 8058). */
final class ListHeaders {
    private final ReaderLinks links;
    private final ReturnPaths returnPaths;
    private final String domain;

    ListHeaders(ReaderLinks links, ReturnPaths returnPaths, String domain) {
        this.links = links;
        this.returnPaths = returnPaths;
        this.domain = domain;
    }

    Map<String, String> of(long reader) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        headers.put("List-Id", "Blogboard digests <digest." + domain + ">");
        links.help().ifPresent(help -> headers.put("List-Help", "<" + help.toASCIIString() + ">"));
        Optional<URI> page = links.unsubscribe(reader).filter(link -> "https".equals(link.getScheme()));
        Optional<URI> anyPage = links.unsubscribe(reader);
        Optional<String> mail = returnPaths
                .unsubscribe(reader)
                .map(address -> "mailto:" + address.replace("+", "%2B") + "?subject=unsubscribe");
        String ways = Stream.concat(anyPage.map(URI::toASCIIString).stream(), mail.stream())
                .map(way -> "<" + way + ">")
                .collect(Collectors.joining(", "));
        if (!ways.isEmpty()) {
            headers.put("List-Unsubscribe", ways);
        }
        if (page.isPresent()) {
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return headers;
    }
}
