package dev.blogboard.mail;

import dev.blogboard.alert.Cadence;
import dev.blogboard.article.Article;
import dev.blogboard.digest.Digest;
import dev.blogboard.digest.Entry;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.ReaderLinks;
import dev.blogboard.digest.Section;
import dev.blogboard.digest.Section.Topic;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a digest into words. */
final class DigestPages {
    private static final int NAMED = 3;
    private static final int SUBJECT = 120;
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final Pattern SCHEME = Pattern.compile("(?i)^https?://(?:www\\.)?");
    private static final Pattern PATH = Pattern.compile("[/?#:].*$");
    private static final Pattern WEB = Pattern.compile("(?i)https?://.+");

    private final ReaderLinks links;
    private final ReturnPaths returnPaths;

    DigestPages(ReaderLinks links, ReturnPaths returnPaths) {
        this.links = links;
        this.returnPaths = returnPaths;
    }

    DigestPage page(Digest digest) {
        Preferences preferences = digest.reader().preferences();
        Dates dates = new Dates(preferences.timetable().zone(), preferences.language());
        List<DigestPage.Part> parts = new ArrayList<>();
        for (Section section : digest.sections()) {
            parts.add(part(section, "s" + (parts.size() + 1), digest.reader().cadence(), dates));
        }
        String period = digest.reader().cadence() == Cadence.DAILY ? "day" : "week";
        return new DigestPage(
                subject(digest),
                "Your " + period + " in engineering",
                dates.of(digest.window()),
                preferences.language().toLanguageTag(),
                articles(digest.entries()) + " in " + count(parts.size(), "section"),
                parts,
                digest.moreSections() == 0
                        ? ""
                        : "This mail would have been too long: " + count(digest.moreSections(), "section")
                                + " more were left out.",
                reason(digest),
                text(links.unsubscribe(digest.reader().id())),
                returnPaths.unsubscribe(digest.reader().id()).orElse(null),
                text(links.preferences(digest.reader().id())),
                text(links.archive(digest)));
    }

    private static @Nullable String text(Optional<URI> link) {
        return link.map(URI::toString).orElse(null);
    }

    private String reason(Digest digest) {
        String often = digest.reader().cadence().name().toLowerCase(Locale.ROOT);
        return "You get this " + often + " digest because "
                + digest.reader().mailbox().address()
                + " follows what is named above. No pictures, no tracking." + ending(digest);
    }

    /** For those who have neither a page nor an address to end it by. */
    private String ending(Digest digest) {
        long reader = digest.reader().id();
        return links.unsubscribe(reader).isPresent()
                        || returnPaths.unsubscribe(reader).isPresent()
                ? ""
                : " To end it, send the command /digest unsubscribe where you asked for it.";
    }

    /** How much there is on what the reader follows, also where not all of it has room. */
    private static String subject(Digest digest) {
        List<Section> matches = digest.sections().stream()
                .filter(section -> section.topic() instanceof Topic.Matches)
                .toList();
        if (matches.isEmpty()) {
            return articles(digest.entries()) + " for you";
        }
        String about = matches.stream()
                .limit(NAMED)
                .map(section -> ((Topic.Matches) section.topic()).query())
                .collect(Collectors.joining(", "));
        if (matches.size() > NAMED) {
            about += " and " + (matches.size() - NAMED) + " more";
        }
        int all = matches.stream()
                .mapToInt(section -> section.entries().size() + section.more())
                .sum();
        return cut(line(articles(all) + " on " + about));
    }

    private static String cut(String subject) {
        return subject.length() <= SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, subject.codePointCount(0, SUBJECT) - 1)) + "…";
    }

    private DigestPage.Part part(Section section, String anchor, Cadence cadence, Dates dates) {
        int shown = section.entries().size();
        int all = shown + section.more();
        return new DigestPage.Part(
                anchor,
                heading(section.topic(), cadence),
                section.more() == 0 ? Integer.toString(shown) : shown + " of " + all,
                section.entries().stream().map(entry -> entryLine(entry, dates)).toList(),
                more(section),
                section.topic() instanceof Topic.Matches matches ? text(links.search(matches.query())) : null);
    }

    private static String heading(Topic topic, Cadence cadence) {
        return switch (topic) {
            case Topic.Matches matches -> line(matches.query());
            case Topic.Best best ->
                (cadence == Cadence.DAILY ? "The day’s best" : "The week’s best") + " of the companies you follow";
            case Topic.Discoveries discoveries -> "Discoveries";
        };
    }

    private String more(Section section) {
        if (section.more() == 0) {
            return "";
        }
        return switch (section.topic()) {
            case Topic.Matches matches ->
                links.search(matches.query()).isPresent()
                        ? section.more() + " more"
                        : section.more() + " more: search for " + line(matches.query());
            case Topic.Best best -> section.more() + " more of these companies";
            case Topic.Discoveries discoveries -> "";
        };
    }

    private static DigestPage.Line entryLine(Entry entry, Dates dates) {
        Article article = entry.article();
        String others = entry.alsoAt().stream()
                .map(other -> host(other.url()))
                .filter(host -> !host.equals(host(article.url())))
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        return new DigestPage.Line(
                line(article.title()),
                WEB.matcher(article.url()).matches() ? article.url() : "",
                article.language(),
                line(entry.company().name()),
                dates.of(article),
                entry.snippet(),
                line(entry.why()),
                others.isEmpty() ? "" : "also at " + others);
    }

    private static String host(String url) {
        return PATH.matcher(SCHEME.matcher(url).replaceFirst("")).replaceFirst("");
    }

    /** One line, without what could end a header or hide text in it. */
    private static String line(String text) {
        return isPlain(text)
                ? text.strip()
                : CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    /** Most are, and to see that takes less than to look for what is not. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter < ' ' || letter >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String articles(int number) {
        return count(number, "article");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
