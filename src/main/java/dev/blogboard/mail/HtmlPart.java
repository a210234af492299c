package dev.blogboard.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The HTML part, by the template {@code digest.jte}, which the build turned into a class. */
final class HtmlPart {
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.blogboard.mail.template");

    String of(DigestPage page) {
        StringOutput html = new StringOutput(32_000);
        templates.render("digest.jte", page, html);
        return html.toString();
    }
}
