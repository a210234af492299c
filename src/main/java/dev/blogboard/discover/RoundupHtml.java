package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.Published;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A roundup as a document in HTML that stands alone: no script, no style, nothing to load. */
public final class RoundupHtml {
    private final @Nullable String publicUrl;

    /** @param publicUrl where the web pages are, for links to searches; absent when nowhere */
    public RoundupHtml(@Nullable String publicUrl) {
        this.publicUrl = publicUrl;
    }

    public String write(Roundup roundup) {
        String title = escaped(roundup.label());
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title
                + "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n");
        paragraph(escaped(RoundupWords.figures(roundup)), html);
        roundup.companies()
                .forEach(section -> section(section, section.company().name(), html));
        if (roundup.home() != null) {
            section(roundup.home(), RoundupWords.home(roundup.home()), html);
        }
        if (!roundup.further().isEmpty()) {
            html.append("<h2>Further companies</h2>\n");
            paragraph(escaped(RoundupWords.further(roundup)), html);
        }
        return html.append("</body>\n</html>").toString();
    }

    private void section(Roundup.Section section, String heading, StringBuilder html) {
        html.append("<h2>").append(escaped(heading)).append("</h2>\n");
        paragraph(escaped(RoundupWords.count(section)), html);
        if (!section.uses().isEmpty()) {
            String uses = section.uses().stream()
                    .map(use -> escaped(use.label()) + " (" + use.articles() + ")")
                    .collect(Collectors.joining(", "));
            paragraph("Together with: " + uses, html);
        }
        if (!section.projects().isEmpty()) {
            String projects = section.projects().stream()
                    .map(project -> link(project.article().url(), project.name()))
                    .collect(Collectors.joining(", "));
            paragraph("Projects named: " + projects, html);
        }
        html.append("<ul>\n");
        section.keys().forEach(key -> key(key, html));
        html.append("</ul>\n");
        paragraph("More at " + escaped(section.company().name()) + ": " + search(section.more()), html);
    }

    private static void key(Roundup.Key key, StringBuilder html) {
        Article article = key.article();
        Published published = article.published();
        html.append("<li>")
                .append(link(article.url(), article.title()))
                .append(published == null ? "" : " (" + published.year() + ")");
        if (key.quote() != null) {
            html.append("<blockquote cite=\"")
                    .append(escaped(article.url()))
                    .append("\">“")
                    .append(escaped(key.quote()))
                    .append("”</blockquote>");
        }
        html.append("</li>\n");
    }

    private String search(String query) {
        return publicUrl == null
                ? "<code>" + escaped(query) + "</code>"
                : link(publicUrl + "/?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8), query);
    }

    private static void paragraph(String html, StringBuilder into) {
        into.append("<p>").append(html).append("</p>\n");
    }

    private static String link(String url, String words) {
        return "<a href=\"" + escaped(url) + "\">" + escaped(words) + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
