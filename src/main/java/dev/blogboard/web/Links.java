package dev.blogboard.web;

import dev.blogboard.article.CompanyId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The paths of our pages. */
public final class Links {
    private Links() {}

    public static String search(String query) {
        return "/?q=" + encoded(query);
    }

    static String search(String query, String sort, int offset, String asOf) {
        return search(query)
                + (sort.isEmpty() ? "" : "&sort=" + encoded(sort))
                + (offset == 0 ? "" : "&offset=" + offset)
                + (offset == 0 || asOf.isEmpty() ? "" : "&asof=" + encoded(asOf));
    }

    /** @param format rss, atom or json */
    static String feed(String query, String format) {
        return "/search." + format + "?q=" + encoded(query);
    }

    public static String company(CompanyId company) {
        return "/company/" + encoded(company.value());
    }

    public static String topic(String topic) {
        return "/topic/" + encoded(topic);
    }

    public static String roundup(String subject) {
        return "/roundup/" + encoded(subject);
    }

    public static String trends(String subject) {
        return "/trends/" + encoded(subject);
    }

    public static String article(long id) {
        return "/article/" + id;
    }

    /** In a path as in a parameter: a space becomes %20, which both understand. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
