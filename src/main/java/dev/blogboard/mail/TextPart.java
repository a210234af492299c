package dev.blogboard.mail;

import java.util.List;
import java.util.Locale;

/** The plain text part: lines of up to 76 columns, except links, which stay whole. */
final class TextPart {
    private static final int WIDTH = 76;

    private final StringBuilder text = new StringBuilder();

    private TextPart() {}

    static String of(DigestPage page) {
        TextPart part = new TextPart();
        part.line(page.heading().toUpperCase(Locale.ROOT));
        part.line(page.period() + " · " + page.summary());
        part.line("");
        page.parts().forEach(section -> part.line("  * " + section.heading() + " (" + section.count() + ")"));
        page.parts().forEach(part::section);
        if (!page.moreSections().isEmpty()) {
            part.line("");
            part.wrapped("", page.moreSections());
        }
        part.footer(page);
        return part.text.toString();
    }

    static String of(LetterPage page) {
        TextPart part = new TextPart();
        part.line(page.heading().toUpperCase(Locale.ROOT));
        part.line("");
        part.wrapped("", page.opening());
        page.items().forEach(item -> part.wrapped("  * ", item));
        if (!page.request().isEmpty()) {
            part.line("");
            part.wrapped("", page.request());
        }
        if (page.link() != null) {
            part.line("");
            part.line("  " + page.link());
        }
        if (page.code() != null) {
            part.line("");
            part.line("  " + page.code());
        }
        page.rest().forEach(paragraph -> {
            part.line("");
            part.wrapped("", paragraph);
        });
        part.line("");
        part.line("-- ");
        part.wrapped("", page.reason());
        return part.text.toString();
    }

    private void section(DigestPage.Part section) {
        line("");
        line("");
        line(section.heading());
        line("-".repeat(Math.min(WIDTH, Math.max(3, section.heading().length()))));
        section.lines().forEach(this::article);
        if (!section.more().isEmpty()) {
            line("");
            line("+ " + section.more());
        }
        if (!section.more().isEmpty() && section.moreLink() != null) {
            line("  " + section.moreLink());
        }
    }

    private void article(DigestPage.Line article) {
        line("");
        wrapped("", article.title());
        line(article.company() + " · " + article.date());
        if (!article.snippet().isEmpty()) {
            wrapped("  ", article.snippet());
        }
        line("  [" + article.why() + "]" + (article.alsoAt().isEmpty() ? "" : " " + article.alsoAt()));
        line("  " + article.link());
    }

    private void footer(DigestPage page) {
        line("");
        // The signature separator of RFC 3676, 4.3.
        line("-- ");
        wrapped("", page.reason());
        if (page.archive() != null) {
            line("As a web page: " + page.archive());
        }
        if (page.preferences() != null) {
            line("Preferences: " + page.preferences());
        }
        if (page.unsubscribe() != null) {
            line("Unsubscribe: " + page.unsubscribe());
        } else if (page.unsubscribeMail() != null) {
            line("Unsubscribe: send any mail to");
            line(page.unsubscribeMail());
        }
    }

    private void wrapped(String indent, String words) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : List.of(words.split(" "))) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line.setLength(indent.length());
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        line(line.toString());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
