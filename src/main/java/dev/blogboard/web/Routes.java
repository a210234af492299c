package dev.blogboard.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which handler answers which path. A pattern is a path in which {@code {name}} stands for anything but a slash; the
 * first that fits is taken. HEAD is answered as GET, without the body.
 */
public final class Routes {
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, Pattern path, List<String> names, Handler handler) {
        Optional<Map<String, String>> match(String asked) {
            Matcher matcher = path.matcher(asked);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            SequencedMap<String, String> parts = new LinkedHashMap<>();
            names.forEach(name -> parts.put(name, matcher.group(name)));
            return Optional.of(parts);
        }
    }

    /** What there is for a request. */
    sealed interface Found {
        record Page(Handler handler, Map<String, String> parts) implements Found {}

        /** @param allowed as the header Allow wants them */
        record OtherMethods(String allowed) implements Found {}

        record Nothing() implements Found {}
    }

    /** A handler that changes nothing: browsers, mail scanners and search engines call it unasked. */
    public void get(String pattern, Handler handler) {
        add("GET", pattern, handler);
    }

    public void post(String pattern, Handler handler) {
        add("POST", pattern, handler);
    }

    private void add(String method, String pattern, Handler handler) {
        List<String> names =
                NAME.matcher(pattern).results().map(name -> name.group(1)).toList();
        String regex = NAME.matcher(Pattern.quote(pattern)).replaceAll("\\\\E(?<$1>[^/]+)\\\\Q");
        routes.add(new Route(method, Pattern.compile(regex), names, handler));
    }

    Found find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> parts = route.match(path);
            if (parts.isPresent() && route.method().equals(asked)) {
                return new Found.Page(route.handler(), parts.get());
            }
            parts.ifPresent(fits -> allowed.add(route.method()));
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return allowed.isEmpty() ? new Found.Nothing() : new Found.OtherMethods(String.join(", ", allowed));
    }
}
