package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.Published;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A roundup as Markdown. */
public final class RoundupMarkdown {
    private static final String SPECIAL = "\\`*_{}[]<>#|";

    private final @Nullable String publicUrl;

    /** @param publicUrl where the web pages are, for links to searches; absent when nowhere */
    public RoundupMarkdown(@Nullable String publicUrl) {
        this.publicUrl = publicUrl;
    }

    public String write(Roundup roundup) {
        StringBuilder text = new StringBuilder("# " + plain(roundup.label()) + "\n\n");
        text.append(plain(RoundupWords.figures(roundup))).append('\n');
        roundup.companies()
                .forEach(section -> section(section, section.company().name(), text));
        if (roundup.home() != null) {
            section(roundup.home(), RoundupWords.home(roundup.home()), text);
        }
        if (!roundup.further().isEmpty()) {
            text.append("\n## Further companies\n\n")
                    .append(plain(RoundupWords.further(roundup)))
                    .append('\n');
        }
        return text.toString();
    }

    private void section(Roundup.Section section, String heading, StringBuilder text) {
        text.append("\n## ").append(plain(heading)).append("\n\n");
        text.append(plain(RoundupWords.count(section))).append('\n');
        if (!section.uses().isEmpty()) {
            text.append("\nTogether with: ")
                    .append(section.uses().stream()
                            .map(use -> plain(use.label()) + " (" + use.articles() + ")")
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        if (!section.projects().isEmpty()) {
            text.append("\nProjects named: ")
                    .append(joined(
                            section.projects(),
                            project -> "[" + plain(project.name()) + "]("
                                    + target(project.article().url()) + ")"))
                    .append('\n');
        }
        text.append('\n');
        section.keys().forEach(key -> key(key, text));
        text.append("\nMore at ")
                .append(plain(section.company().name()))
                .append(": ")
                .append(search(section.more()))
                .append('\n');
    }

    private static <T> String joined(List<T> parts, Function<T, String> words) {
        return parts.stream().map(words).collect(Collectors.joining(", "));
    }

    private static void key(Roundup.Key key, StringBuilder text) {
        Article article = key.article();
        Published published = article.published();
        text.append("- [")
                .append(plain(article.title()))
                .append("](")
                .append(target(article.url()))
                .append(")")
                .append(published == null ? "" : " (" + published.year() + ")")
                .append('\n');
        if (key.quote() != null) {
            text.append("  > “").append(plain(key.quote())).append("”\n");
        }
    }

    private String search(String query) {
        return publicUrl == null
                ? "`" + query + "`"
                : "[" + plain(query) + "](" + publicUrl + "/?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                        + ")";
    }

    /** Text that Markdown takes for nothing but text. */
    private static String plain(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (SPECIAL.indexOf(point) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(point == '\n' || point == '\r' ? ' ' : point);
        });
        return escaped.toString();
    }

    private static String target(String url) {
        return url.replace(" ", "%20")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("<", "%3C")
                .replace(">", "%3E");
    }
}
