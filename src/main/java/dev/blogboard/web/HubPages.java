package dev.blogboard.web;

import dev.blogboard.feed.Push;
import java.io.IOException;
import java.util.Optional;

/** Where hubs find us (WebSub, sections 5.3 and 7): they ask whether we asked them, and tell us what is new. */
public final class HubPages implements Pages {
    /** Below this path each feed that a hub tells us of has its own. */
    public static final String PATH = "/hub/";

    private final Push push;

    public HubPages(Push push) {
        this.push = push;
    }

    @Override
    public void register(Routes routes) {
        routes.get(PATH + "{token}", this::verify);
        routes.post(PATH + "{token}", this::receive);
    }

    private Response verify(Request request) {
        Parameters query = request.query();
        Optional<String> answer = push.verify(
                request.part("token"),
                query.first("hub.mode"),
                query.first("hub.topic"),
                query.first("hub.challenge"),
                seconds(query.first("hub.lease_seconds")));
        return answer.map(challenge -> Response.text(Response.OK, challenge))
                .orElseGet(() -> Response.text(Response.NOT_FOUND, "Nobody here asked for that.\n"));
    }

    private static long seconds(String text) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    private Response receive(Request request) throws IOException {
        byte[] message = request.document();
        String signature = request.header("X-Hub-Signature").orElse(null);
        return switch (push.receive(request.part("token"), message, signature)) {
            case STORED, POLLED_NEXT -> Response.text(202, "Thank you.\n");
            case UNKNOWN -> Response.text(Response.GONE, "Nobody here is told by this address any more.\n");
            case FORGED -> Response.text(Response.FORBIDDEN, "The signature is missing or wrong.\n");
        };
    }
}
