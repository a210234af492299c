package dev.blogboard.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The HTML parts, by templates which the build turned into classes. */
final class HtmlPart {
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.blogboard.mail.template");

    String of(DigestPage page) {
        return render("digest.jte", page);
    }

    String of(LetterPage page) {
        return render("letter.jte", page);
    }

    private String render(String template, Object page) {
        StringOutput html = new StringOutput(32_000);
        templates.render(template, page, html);
        return html.toString();
    }
}
