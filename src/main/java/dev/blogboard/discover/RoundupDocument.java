package dev.blogboard.discover;

import dev.blogboard.article.Published;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A roundup as a document: Markdown, or HTML that stands alone, without script, style or anything to load. */
public final class RoundupDocument {
    private final Markup markup;
    private final @Nullable String publicUrl;

    private RoundupDocument(Markup markup, @Nullable String publicUrl) {
        this.markup = markup;
        this.publicUrl = publicUrl;
    }

    /** @param publicUrl where the web pages are, for links to searches; absent when nowhere */
    public static RoundupDocument markdown(@Nullable String publicUrl) {
        return new RoundupDocument(new Markup.Markdown(), publicUrl);
    }

    /** @param publicUrl where the web pages are, for links to searches; absent when nowhere */
    public static RoundupDocument html(@Nullable String publicUrl) {
        return new RoundupDocument(new Markup.Html(), publicUrl);
    }

    public String write(Roundup roundup) {
        StringBuilder body = new StringBuilder(markup.paragraph(markup.plain(RoundupWords.figures(roundup))));
        roundup.companies()
                .forEach(section -> section(section, section.company().name(), body));
        if (roundup.home() != null) {
            section(roundup.home(), RoundupWords.home(roundup.home()), body);
        }
        if (!roundup.further().isEmpty()) {
            body.append(markup.heading("Further companies"));
            body.append(markup.list(roundup.further().stream()
                    .filter(further -> further.best() != null)
                    .map(this::further)
                    .toList()));
            body.append(markup.paragraph(markup.plain(RoundupWords.furtherStill(roundup))));
        }
        return markup.document(roundup.label(), body.toString());
    }

    private void section(Roundup.Section section, String heading, StringBuilder body) {
        body.append(markup.heading(heading));
        body.append(markup.paragraph(markup.plain(RoundupWords.count(section))));
        body.append(listed(
                "Together with", section.uses(), use -> markup.plain(use.label() + " (" + use.articles() + ")")));
        body.append(listed(
                "Projects named",
                section.projects(),
                project -> markup.link(project.article().url(), project.name())));
        body.append(markup.list(section.keys().stream().map(this::key).toList()));
        body.append(
                markup.paragraph(markup.plain("More at " + section.company().name() + ": ") + search(section.more())));
    }

    private <T> String listed(String what, List<T> parts, Function<T, String> words) {
        return parts.isEmpty()
                ? ""
                : markup.paragraph(what + ": " + parts.stream().map(words).collect(Collectors.joining(", ")));
    }

    private String key(Roundup.Key key) {
        String source = source(key);
        return key.quote() == null
                ? source
                : source + markup.quotation(key.quote(), key.article().url());
    }

    private String further(Roundup.Further further) {
        String company = markup.plain(further.company().name() + " (" + further.articles() + ")");
        return further.best() == null ? company : company + ": " + source(further.best());
    }

    private String source(Roundup.Key key) {
        Published published = key.article().published();
        return markup.link(key.article().url(), key.article().title())
                + (published == null ? "" : " (" + published.year() + ")");
    }

    private String search(String query) {
        return publicUrl == null
                ? markup.code(query)
                : markup.link(publicUrl + "/?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8), query);
    }
}
