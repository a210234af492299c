package dev.blogboard.source;

import dev.blogboard.article.Published;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself: first in JSON-LD, which is made for programs, then in meta elements (Open Graph, Dublin Core
 * and what large sites made up), then in its microdata and its plain markup.
 *
 * @param article whether it says that it is an article
 */
record PageFacts(
        @Nullable String title,
        @Nullable String author,
        @Nullable Published published,
        @Nullable String language,
        @Nullable String canonicalUrl,
        @Nullable String image,
        boolean article) {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern BY = Pattern.compile("(?i)^(?:(?:written|posted)\\s+)?by:?\\s+");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");
    private static final int LONGEST_AUTHOR = 100;

    static PageFacts of(Document page) {
        JsonLd json = JsonLd.of(page);
        String title = first(Stream.of(
                        json.text("headline"),
                        meta(page, "og:title"),
                        meta(page, "twitter:title"),
                        heading(page),
                        title(page)))
                .orElse(null);
        Published published = Stream.of(
                        json.text("datePublished"),
                        meta(page, "article:published_time"),
                        meta(page, "datePublished"),
                        meta(page, "parsely-pub-date"),
                        meta(page, "citation_publication_date"),
                        meta(page, "dc.date"),
                        meta(page, "pubdate"),
                        meta(page, "date"),
                        property(page, "datePublished"),
                        time(page))
                .flatMap(Optional::stream)
                .flatMap(text -> published(text).stream())
                .findFirst()
                .orElse(null);
        boolean article = json.found()
                || meta(page, "og:type")
                        .filter(type -> type.equalsIgnoreCase("article"))
                        .isPresent()
                || meta(page, "article:published_time").isPresent()
                || page.selectFirst("[itemtype~=(?i)schema.org/(\\w*Article|BlogPosting)]") != null
                || (published != null && page.select("article").size() == 1);
        return new PageFacts(
                withoutSite(title, meta(page, "og:site_name").orElse(null)),
                author(page, json).orElse(null),
                published,
                language(page, json).orElse(null),
                absolute(page, attribute(page, "link[rel=canonical]", "href").or(() -> meta(page, "og:url"))),
                absolute(
                        page,
                        json.text("image").or(() -> meta(page, "og:image")).or(() -> meta(page, "twitter:image"))),
                article);
    }

    private static Optional<String> first(Stream<Optional<String>> candidates) {
        return candidates
                .flatMap(Optional::stream)
                .map(Html::line)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static Optional<String> author(Document page, JsonLd json) {
        return first(Stream.of(
                        json.text("author"),
                        meta(page, "author"),
                        meta(page, "parsely-author"),
                        meta(page, "dc.creator"),
                        meta(page, "article:author"),
                        property(page, "author"),
                        text(page, "[rel=author]"),
                        text(page, ".byline .author, .post-author, .author-name, .byline")))
                .map(author -> BY.matcher(author).replaceFirst(""))
                .filter(author -> !author.startsWith("http") && author.length() <= LONGEST_AUTHOR);
    }

    private static Optional<String> language(Document page, JsonLd json) {
        return Stream.of(
                        attribute(page, "html", "lang"),
                        json.text("inLanguage"),
                        meta(page, "og:locale"),
                        attribute(page, "meta[http-equiv=content-language]", "content"))
                .flatMap(Optional::stream)
                .filter(tag -> LANGUAGE.matcher(tag).matches())
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag())
                .filter(tag -> !tag.equals("und"))
                .findFirst();
    }

    /** By name, property or itemprop, whatever the case. */
    private static Optional<String> meta(Document page, String name) {
        return page.select("meta[content]").stream()
                .filter(element -> Stream.of("property", "name", "itemprop")
                        .anyMatch(key -> element.attr(key).equalsIgnoreCase(name)))
                .map(element -> element.attr("content").strip())
                .filter(content -> !content.isEmpty())
                .findFirst();
    }

    private static Optional<String> property(Document page, String name) {
        return Optional.ofNullable(page.selectFirst("[itemprop=" + name + "]"))
                .map(element -> Stream.of(
                                element.attr("content"),
                                element.attr("datetime"),
                                element.attr("title"),
                                element.text())
                        .filter(value -> !value.isBlank())
                        .findFirst()
                        .orElse(""))
                .filter(value -> !value.isBlank());
    }

    private static Optional<String> attribute(Document page, String selector, String attribute) {
        return Optional.ofNullable(page.selectFirst(selector))
                .map(element -> element.attr(attribute).strip())
                .filter(value -> !value.isEmpty());
    }

    private static Optional<String> text(Document page, String selector) {
        return Optional.ofNullable(page.selectFirst(selector))
                .map(Element::text)
                .filter(text -> !text.isBlank());
    }

    /** The heading of the article, where there is but one that could be. */
    private static Optional<String> heading(Document page) {
        return text(page, "article h1, main h1").or(() -> text(page, "h1"));
    }

    private static Optional<String> title(Document page) {
        return Optional.of(page.title()).filter(title -> !title.isBlank());
    }

    /** The first date that stands in the article itself, or nowhere but once. */
    private static Optional<String> time(Document page) {
        return attribute(page, "article time[datetime], main time[datetime], .post time[datetime]", "datetime")
                .or(() -> attribute(page, "time[pubdate][datetime], header time[datetime]", "datetime"));
    }

    private static Optional<Published> published(String text) {
        String date = text.strip();
        if (DAY.matcher(date).matches()) {
            try {
                return Optional.of(Published.parse(date));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }
        Instant instant = Dates.parse(date);
        return Optional.ofNullable(instant).map(Published::at);
    }

    private static @Nullable String absolute(Document page, Optional<String> url) {
        return url.map(new Links(page.location())::absolute).orElse(null);
    }

    /** "Title | Site" and "Title - Site" are the title alone. */
    private static @Nullable String withoutSite(@Nullable String title, @Nullable String site) {
        if (title == null || site == null || site.isBlank()) {
            return title;
        }
        String cut = title.replaceFirst("\\s*[|\\-–—·:]\\s*" + Pattern.quote(site.strip()) + "\\s*$", "");
        return cut.isBlank() ? title : cut;
    }
}
