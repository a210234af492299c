package dev.blogboard.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * An answer. Nothing of it may be kept by anybody, unless a header says otherwise.
 *
 * @param headers besides Content-Type and those that every answer has
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
public record Response(int status, String type, byte[] body, SequencedMap<String, String> headers) {
    public static final int OK = 200;
    public static final int BAD_REQUEST = 400;
    public static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int GONE = 410;
    public static final int TOO_MANY = 429;

    /** A page, rendered by {@link Templates}. */
    public static Response page(String html) {
        return page(OK, html);
    }

    public static Response page(int status, String html) {
        return of(status, "text/html; charset=utf-8", html);
    }

    /** @param type with its charset, which is always UTF-8 */
    public static Response of(int status, String type, String text) {
        return new Response(status, type, text.getBytes(StandardCharsets.UTF_8), new LinkedHashMap<>());
    }

    public static Response text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    /** Sends the browser to another page of ours, by GET. */
    public static Response seeOther(String path) {
        return text(303, "See " + path + "\n").with("Location", path);
    }

    /** The same with one more header. */
    public Response with(String name, String value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, type, body, more);
    }

    /** The same with more headers. */
    public Response with(Map<String, String> others) {
        Response response = this;
        for (Map.Entry<String, String> other : others.entrySet()) {
            response = response.with(other.getKey(), other.getValue());
        }
        return response;
    }

    /** For what is the same for everybody: browsers and proxies may keep it for so long. */
    public Response cached(int seconds) {
        return with("Cache-Control", "public, max-age=" + seconds);
    }
}
