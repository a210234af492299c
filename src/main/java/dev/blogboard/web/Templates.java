package dev.blogboard.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The pages' templates, which the build made classes of. Safe for use by several threads. */
public final class Templates {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.blogboard.web.template");

    /**
     * Renders a page.
     *
     * @param name of a file in {@code src/main/jte/web}, such as {@code notice.jte}
     * @param page what the template declares as its parameter
     */
    public String render(String name, Object page) {
        StringOutput html = new StringOutput(16_000);
        engine.render(name, page, html);
        return html.toString();
    }
}
