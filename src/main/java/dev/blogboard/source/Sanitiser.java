package dev.blogboard.source;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** HTML from outside as HTML that can do no harm, and that tells nobody who reads it. */
final class Sanitiser {
    static final Document.OutputSettings OUTPUT =
            new Document.OutputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);

    /** Stands in for a base that is not known, so that relative links are kept as they are. */
    private static final String NO_BASE = "https://relative.invalid/";

    private static final int LONGEST = 500;

    private static final Pattern TRACKER = Pattern.compile(
            "(?i)https?://(?:[^/]*\\.)?(?:feedburner\\.com/~r/|feedsportal\\.com/"
                    + "|pixel\\.wp\\.com/|stats\\.wordpress\\.com/|pixel\\.quantserve\\.com/|[^/]*doubleclick\\.net/"
                    + "|google-analytics\\.com/|medium\\.com/_/stat|rss\\.feedsportal\\.com/|feeds\\.wordpress\\.com/1\\.0/).*");

    private static final Safelist HARMLESS = harmless().preserveRelativeLinks(false);
    private static final Safelist HARMLESS_RELATIVE = harmless().preserveRelativeLinks(true);

    private Sanitiser() {}

    private static Safelist harmless() {
        return Safelist.relaxed()
                .addTags(
                        "abbr",
                        "acronym",
                        "address",
                        "article",
                        "aside",
                        "audio",
                        "bdi",
                        "bdo",
                        "big",
                        "center",
                        "del",
                        "details",
                        "dfn",
                        "figcaption",
                        "figure",
                        "footer",
                        "header",
                        "hr",
                        "ins",
                        "kbd",
                        "main",
                        "mark",
                        "nav",
                        "picture",
                        "rp",
                        "rt",
                        "ruby",
                        "s",
                        "samp",
                        "section",
                        "source",
                        "summary",
                        "time",
                        "tt",
                        "var",
                        "video",
                        "wbr")
                .addAttributes(":all", "title", "lang", "dir")
                .addAttributes("a", "rel", "hreflang", "name", "id")
                .addAttributes("code", "class")
                .addAttributes("pre", "class")
                .addAttributes("audio", "src", "controls")
                .addAttributes("video", "src", "controls", "poster", "width", "height")
                .addAttributes("source", "src", "type", "media")
                .addAttributes("time", "datetime")
                .addAttributes("del", "cite", "datetime")
                .addAttributes("ins", "cite", "datetime")
                .addAttributes("details", "open")
                .addAttributes("bdo", "dir")
                .addProtocols("audio", "src", "http", "https")
                .addProtocols("video", "src", "http", "https")
                .addProtocols("video", "poster", "http", "https")
                .addProtocols("source", "src", "http", "https")
                .addProtocols("del", "cite", "http", "https")
                .addProtocols("ins", "cite", "http", "https");
    }

    /**
     * Without scripts, styles, event handlers, pictures that only count readers, and links that are not http(s), ftp or
     * mailto; links made absolute where it is known to what they are relative.
     */
    static String sanitised(String html, Links links) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html.indexOf('>') < 0 ? html : Html.escaped(html);
        }
        Document dirty = Jsoup.parseBodyFragment(html, links.known() ? links.base() : NO_BASE);
        dirty.select("iframe").forEach(Sanitiser::unfold);
        dirty.select("noframes, svg, template").remove();
        dirty.select("img").forEach(Sanitiser::removeTracker);
        Document clean = new Cleaner(links.known() ? HARMLESS : HARMLESS_RELATIVE).clean(dirty);
        clean.outputSettings(OUTPUT);
        return clean.body().html().strip();
    }

    /** What a frame says to those who show no frames is HTML that the parser took for text. */
    private static void unfold(Element frame) {
        String inside = frame.wholeText() + frame.data();
        if (!inside.isBlank()) {
            Jsoup.parseBodyFragment(inside, frame.baseUri())
                    .body()
                    .childNodesCopy()
                    .forEach(frame::before);
        }
        frame.remove();
    }

    private static void removeTracker(Element image) {
        String source = shortened(image.attr("src").strip());
        boolean counts = TRACKER.matcher(source).matches() || (isDot(image, "width") && isDot(image, "height"));
        boolean shows = !source.isEmpty() && !source.toLowerCase(Locale.ROOT).startsWith("data:");
        if (counts || !shows) {
            image.remove();
        }
    }

    private static boolean isDot(Element image, String side) {
        String size = image.attr(side).strip();
        String style = shortened(image.attr("style")).replace(" ", "");
        return size.matches("[01](?:px)?") || style.matches("(?:.*;)?" + side + ":[01]px.*");
    }

    /** As much as there is of an address or a style that means anything; patterns take long over more. */
    private static String shortened(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }
}
