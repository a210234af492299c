package dev.blogboard.discord;

import dev.blogboard.search.Marked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Formatted text, put together from plain pieces; what is in them is escaped, so that it can neither format, nor
 * mention anyone, nor make a link of its own. Can be shortened without breaking a format or a link apart.
 */
final class Text {
    private enum Style {
        PLAIN,
        BOLD,
        ITALIC,
        CODE,
        LINK,
        /** Discord's own markup, written by us: the start of a heading, a line break. */
        MARKUP
    }

    private record Piece(
            Style style, String plain, @Nullable String url) {
        String render() {
            return switch (style) {
                case PLAIN -> Markdown.escapeLine(plain);
                case BOLD -> wrapped("**");
                case ITALIC -> wrapped("*");
                case CODE -> "`" + Markdown.code(plain) + "`";
                case LINK -> "[" + Markdown.label(plain) + "](" + url + ")";
                case MARKUP -> plain;
            };
        }

        /** Marks around white space format nothing, so they go inside of it. */
        private String wrapped(String mark) {
            String core = plain.strip();
            if (core.isEmpty()) {
                return plain;
            }
            int start = plain.indexOf(core);
            return plain.substring(0, start)
                    + mark
                    + Markdown.escape(core)
                    + mark
                    + plain.substring(start + core.length());
        }

        Piece shortened(int plainLength) {
            return new Piece(style, Shortened.toLength(plain, plainLength), url);
        }
    }

    private final List<Piece> pieces = new ArrayList<>();

    static Text of(String plain) {
        return new Text().plain(plain);
    }

    private Text add(Style style, String text, @Nullable String url) {
        String harmless = Markdown.harmless(text);
        if (!harmless.isEmpty()) {
            pieces.add(new Piece(style, harmless, url));
        }
        return this;
    }

    Text plain(String text) {
        return add(Style.PLAIN, text, null);
    }

    Text bold(String text) {
        return add(Style.BOLD, text, null);
    }

    Text italic(String text) {
        return add(Style.ITALIC, text, null);
    }

    Text code(String text) {
        return add(Style.CODE, text, null);
    }

    /** A link; as bold text when the URL is none that a person should follow (http and https only). */
    Text link(String label, String url) {
        String safe = Markdown.url(url);
        return safe == null || Markdown.label(Markdown.harmless(label)).isBlank()
                ? bold(label)
                : add(Style.LINK, label, safe);
    }

    /** Plain text with the places that matched in bold type; neighbours as one. */
    Text marked(Marked marked) {
        String text = marked.text();
        int done = 0;
        int start = -1;
        int end = -1;
        for (Marked.Range range : marked.marks()) {
            if (start >= 0 && text.substring(end, range.start()).isBlank()) {
                end = range.end();
                continue;
            }
            done = boldPart(text, done, start, end);
            start = range.start();
            end = range.end();
        }
        return plain(text.substring(boldPart(text, done, start, end)));
    }

    /** Appends what stands before a part, and the part; returns where to go on. */
    private int boldPart(String text, int done, int start, int end) {
        if (start < 0) {
            return done;
        }
        plain(text.substring(done, start));
        bold(text.substring(start, end));
        return end;
    }

    Text newLine() {
        return markup("\n");
    }

    /** What follows on this line is a heading. */
    Text heading() {
        return markup("### ");
    }

    /** What follows on this line is small and grey. */
    Text small() {
        return markup("-# ");
    }

    Text bullet() {
        return markup("- ");
    }

    /** A block in which each character has the same width, such as for a caret under a query. */
    Text block(String text) {
        return markup("```\n" + Markdown.block(text) + "\n```");
    }

    /** When something was, as each reader's own Discord puts it: {@code 3 hours ago}. */
    Text ago(Instant moment) {
        return markup("<t:" + moment.getEpochSecond() + ":R>");
    }

    /** When something is to be, by date and hour, as each reader's own Discord writes it. */
    Text day(Instant moment) {
        return markup("<t:" + moment.getEpochSecond() + ":f>");
    }

    /** A channel's name as a link to it. */
    Text channel(long channel) {
        return markup("<#" + Long.toUnsignedString(channel) + ">");
    }

    /** Mentions a role; whom that notifies is up to the message. */
    Text mention(long role) {
        return markup("<@&" + Long.toUnsignedString(role) + ">");
    }

    Text append(Text other) {
        pieces.addAll(other.pieces);
        return this;
    }

    private Text markup(String markup) {
        pieces.add(new Piece(Style.MARKUP, markup, null));
        return this;
    }

    boolean isEmpty() {
        return render().isBlank();
    }

    String render() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.render()));
        return text.toString();
    }

    /** As {@link #within}, to be put together further. */
    Text shortened(int limit) {
        return new Text().markup(within(limit));
    }

    /**
     * As much of it as fits, ending at a word and with an ellipsis where something is left out.
     *
     * @param limit in chars, which are never fewer than what Discord counts; from 1
     */
    String within(int limit) {
        String whole = render();
        if (whole.length() <= limit) {
            return whole;
        }
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            String rendered = piece.render();
            if (text.length() + rendered.length() <= limit - 1) {
                text.append(rendered);
            } else {
                text.append(asMuchAsFits(piece, limit - text.length()));
                return text.toString();
            }
        }
        return text.toString();
    }

    private static String asMuchAsFits(Piece piece, int room) {
        if (piece.style() != Style.MARKUP) {
            for (int length = Math.min(piece.plain().length(), room); length > 1; length--) {
                String rendered = piece.shortened(length).render();
                if (rendered.length() <= room) {
                    return rendered;
                }
            }
        }
        return room > 0 ? Shortened.ELLIPSIS : "";
    }
}
