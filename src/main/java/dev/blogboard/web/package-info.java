/**
 * Pages for browsers, and addresses for feed readers and monitors, over the web server that comes with Java.
 *
 * <p>May import the domain packages, the JDK's HTTP server, jte, and Rome, which writes the feeds. Nothing outside
 * this package knows these.
 *
 * <p>To add a page:
 *
 * <ol>
 *   <li>Write a record for what the page shows, in words that are not escaped, and a template for it in {@code
 *       src/main/jte/web/NAME.jte} that begins with {@code @param TheRecord page} and wraps its content in {@code
 *       @template.layout(title = …, content = @`…`)}. jte escapes whatever {@code ${…}} brings, by where it stands; the
 *       build makes classes of the templates, so a fault in one stops the build. Styles stand in {@code blogboard.css},
 *       and there is no script: the content policy allows neither inline styles nor any script.
 *   <li>Write a class that implements {@link dev.blogboard.web.Pages}. Its {@code register} says {@code
 *       routes.get("/topics/{topic}", this::topic)}; the method takes a {@link dev.blogboard.web.Request} and gives {@code
 *       Response.page(templates.render("topic.jte", new TopicPage(…)))}. A GET never changes anything. What is
 *       the same for everybody says {@code .cached(seconds)}; all else is kept by nobody.
 *   <li>A form that changes something carries a {@link dev.blogboard.web.FormGuard} ticket.
 *   <li>Add the class to the list in {@code dev.blogboard.app.Web}.
 * </ol>
 *
 * <p>Rate limits, security headers, HEAD, 404, 405 and the page for a fault come by themselves.
 */
@NullMarked
package dev.blogboard.web;

import org.jspecify.annotations.NullMarked;
