package dev.blogboard.source;

import dev.blogboard.feed.FeedAdvice;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hub and the topic that a server names in its header (RFC 8288); WebSub asks to believe these first. */
final class FeedLinks {
    private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*;[^,<]*?rel\\s*=\\s*\"?([\\w \\-]+)\"?");

    private FeedLinks() {}

    static FeedAdvice inHeader(HttpFetcher.Answer answer, FeedAdvice inDocument) {
        List<String> hubs = new ArrayList<>();
        String self = null;
        Links links = new Links(answer.url().toString());
        for (String header : answer.headers().values("Link")) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                String url = links.absolute(link.group(1));
                List<String> relations = List.of(link.group(2).strip().split("\\s+"));
                if (url != null && relations.contains("hub")) {
                    hubs.add(url);
                } else if (url != null && relations.contains("self")) {
                    self = url;
                }
            }
        }
        return new FeedAdvice(
                inDocument.ttl(),
                inDocument.skipHours(),
                inDocument.skipDays(),
                hubs.isEmpty() ? inDocument.hubs() : hubs,
                self == null ? inDocument.self() : self);
    }
}
