package dev.blogboard.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a URL or a form (application/x-www-form-urlencoded). */
public final class Parameters {
    private static final int MOST = 500;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Parameters() {}

    static Parameters parse(String encoded) {
        Parameters parameters = new Parameters();
        for (String pair : encoded.split("&", MOST)) {
            String[] sides = pair.split("=", 2);
            if (!sides[0].isEmpty()) {
                parameters
                        .values
                        .computeIfAbsent(decoded(sides[0]), name -> new ArrayList<>())
                        .add(sides.length == 2 ? decoded(sides[1]) : "");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }

    /** The first value, without space around it; empty where there is none. */
    public String first(String name) {
        return all(name).stream().findFirst().orElse("").strip();
    }

    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }
}
