package dev.blogboard.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds the main text of a page. First what is never part of an article is taken out, then the element is sought that
 * holds it: one that the usual publishing systems mark as such, else the one whose paragraphs have the most prose.
 */
final class MainText {
    private static final String NEVER =
            "script, style, noscript, template, svg, iframe, object, form, button, select, nav, dialog, [hidden],"
                    + " [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], [role=complementary],"
                    + " [role=search], [role=dialog], aside, body > header, body > footer, .sr-only, .visually-hidden";
    /** How publishing systems mark an article's text, from the surest to the vaguest. */
    private static final List<String> MARKED = List.of(
            "[itemprop=articleBody]",
            ".entry-content, .post-content, .article-content, .blog-content, .post__content, .article__content,"
                    + " .gh-content, .post-body, .entry-body, .article-body, .blog-post-content, .post-full-content,"
                    + " .hentry .content, .markdown-body, .e-content, .theme-doc-markdown, .rich-text, .w-richtext",
            "article",
            "main, [role=main]",
            "#content, #main, .content");

    private static final Pattern BESIDE =
            Pattern.compile("(?i)(^|[\\s_-])(share|sharing|social|related|recommend(ed|ations)?|"
                    + "comments?|disqus|respond|newsletter|subscri(be|ption)|signup|sidebar|cookies?|consent|breadcrumbs?|promo|"
                    + "advert(isement)?|ads?|tags?|tag-list|taxonomy|author-(bio|box|card)|bio|pagination|pager|post-nav|toc|"
                    + "table-of-contents|read-?next|more-posts|widget|banner|skip-link|meta|byline|cta|popup|modal|menu|navbar|"
                    + "site-header|site-footer|footer)($|[\\s_-])");
    private static final Pattern CAMEL = Pattern.compile("([a-z])([A-Z])");
    private static final String PROSE = "p, pre, blockquote, li, td, dd, h2, h3";
    private static final int ENOUGH = 250;
    private static final int SENTENCE = 25;

    private MainText() {}

    /** Plain text with a newline between blocks; empty when the page has none to speak of. */
    static String of(Document page, @Nullable String title) {
        Element body = page.body().clone();
        body.select(NEVER).remove();
        removeWhatStandsBeside(body);
        Element main = marked(body).or(() -> densest(body)).orElse(body);
        Element heading = main.selectFirst("h1");
        if (heading != null && title != null && heading.text().equalsIgnoreCase(title)) {
            heading.remove();
        }
        return Html.text(main.outerHtml());
    }

    /** By their names; but what holds half of the page's text is the article, whatever its name. */
    private static void removeWhatStandsBeside(Element body) {
        int half = body.text().length() / 2;
        for (Element element : body.select("[class], [id]")) {
            String names =
                    CAMEL.matcher(element.className() + " " + element.id()).replaceAll("$1-$2");
            boolean code = element.closest("pre, code") != null; // Highlighters have classes for everything.
            if (!code && BESIDE.matcher(names).find() && element.text().length() <= half) {
                element.remove();
            }
        }
    }

    private static Optional<Element> marked(Element body) {
        for (String selector : MARKED) {
            Elements found = body.select(selector);
            Optional<Element> longest = found.stream()
                    .filter(element -> prose(element) >= ENOUGH)
                    .max(Comparator.comparingInt(MainText::prose));
            if (longest.isPresent()) {
                return Optional.of(withinIt(longest.get()));
            }
        }
        return Optional.empty();
    }

    /** Of an article that is wrapped in several elements of the same name, the innermost that still holds it. */
    private static Element withinIt(Element outer) {
        Element inner = outer;
        while (inner.childrenSize() == 1) {
            inner = inner.child(0);
        }
        return inner.is(PROSE) ? outer : inner;
    }

    /** How many characters of running text there are in it, those of links left out. */
    private static int prose(Element element) {
        int length = 0;
        for (Element block : element.select(PROSE)) {
            length += Math.max(0, block.ownText().length() + inline(block));
        }
        return length == 0 ? element.ownText().length() : length;
    }

    private static int inline(Element block) {
        int length = 0;
        for (Element child : block.children()) {
            length += child.is("b, strong, i, em, code, span, q, abbr, mark, kbd, tt")
                    ? child.text().length()
                    : 0;
        }
        return length;
    }

    /** Each paragraph speaks for its parent, and half as loud for its grandparent; the one most spoken for has it. */
    private static Optional<Element> densest(Element body) {
        Map<Element, Double> scores = new HashMap<>();
        for (Element block : body.select("p, pre, blockquote, td")) {
            // A cell of a table that lays out the page is no paragraph; one with bare text may be.
            String text = block.normalName().equals("td") ? block.ownText() : block.text();
            Element parent = block.parent();
            if (text.length() < SENTENCE || parent == null) {
                continue;
            }
            double score = 1 + commas(text) + Math.min(text.length() / 100.0, 3);
            scores.merge(parent, score, Double::sum);
            if (parent.parent() != null) {
                scores.merge(parent.parent(), score / 2, Double::sum);
            }
        }
        scores.replaceAll((element, score) -> score * (1 - linkDensity(element)));
        return scores.entrySet().stream().max(Map.Entry.comparingByValue()).map(best -> {
            Element around = withMostProse(best.getKey(), body);
            return around.equals(best.getKey())
                    ? withSiblings(around, scores, best.getValue())
                    : parts(around, scores, best.getValue());
        });
    }

    /** Of an article that is laid out in many sections, the densest is a part: the element that holds half of all prose. */
    private static Element withMostProse(Element best, Element body) {
        int half = prose(body) / 2;
        Element around = best;
        for (Element parent = best.parent(); parent != null && prose(around) < half; parent = parent.parent()) {
            around = parent;
        }
        return around;
    }

    /** The sections that have some prose of their own. */
    private static Element parts(Element around, Map<Element, Double> scores, double score) {
        Element together = new Element("div");
        for (Element part : around.children()) {
            double own = part.select("*").stream()
                    .mapToDouble(element -> scores.getOrDefault(element, 0.0))
                    .sum();
            if (own >= score / 3) {
                together.appendChild(part.clone());
            }
        }
        return together;
    }

    private static long commas(String text) {
        return text.chars()
                .filter(letter -> letter == ',' || letter == '、' || letter == '，')
                .count();
    }

    private static double linkDensity(Element element) {
        int all = Math.max(1, element.text().length());
        int linked = element.select("a").stream()
                .mapToInt(link -> link.text().length())
                .sum();
        return Math.min(1, (double) linked / all);
    }

    /** Texts that a banner or a figure cuts in two stand in siblings of each other. */
    private static Element withSiblings(Element best, Map<Element, Double> scores, double score) {
        Element parent = best.parent();
        if (parent == null || parent.normalName().equals("html")) {
            return best;
        }
        List<Element> others = new ArrayList<>(parent.children());
        others.removeIf(sibling -> !sibling.equals(best) && scores.getOrDefault(sibling, 0.0) < score / 5);
        if (others.size() == 1) {
            return best;
        }
        Element together = new Element("div");
        others.forEach(sibling -> together.appendChild(sibling.clone()));
        return together;
    }
}
