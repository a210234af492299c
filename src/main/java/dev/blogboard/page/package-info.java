/**
 * Whole articles: a feed often gives no more than the first lines, and the starter library no more than a title, so the
 * article's own page is fetched once and its text taken into the store. How a page is fetched and read is behind
 * {@link dev.blogboard.page.PageSource}, which pages are still to be fetched behind {@link dev.blogboard.page.Pages}.
 *
 * <p>May import {@code article}.
 */
@NullMarked
package dev.blogboard.page;

import org.jspecify.annotations.NullMarked;
