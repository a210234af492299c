package dev.blogboard.app;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Just enough of a browser: cookies, and forms filled in as the page gives them. */
final class Browser implements AutoCloseable {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\">");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    HttpResponse<String> get(URI page) throws Exception {
        return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> head(URI page) throws Exception {
        return client.send(HttpRequest.newBuilder(page).HEAD().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(URI page, String type, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(page).POST(BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Opens a page and presses the button of its first form. */
    HttpResponse<String> press(URI page) throws Exception {
        return fill(page, Map.of());
    }

    HttpResponse<String> fill(URI page, Map<String, String> fields) throws Exception {
        return send(page, form(page, fields));
    }

    /** A form, ready to be sent. */
    record Form(String action, String body) {}

    Form form(URI page, Map<String, String> fields) throws Exception {
        String html = get(page).body();
        Matcher action = ACTION.matcher(html);
        if (!action.find()) {
            throw new AssertionError("There is no form on this page: " + html);
        }
        SequencedMap<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(html);
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        all.putAll(fields);
        StringBuilder body = new StringBuilder();
        all.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return new Form(action.group(1), body.toString());
    }

    HttpResponse<String> send(URI page, Form form) throws Exception {
        return post(page.resolve(form.action()), "application/x-www-form-urlencoded", form.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
