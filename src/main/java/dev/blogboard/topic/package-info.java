/**
 * What articles are about: a taxonomy of technologies and practices, each a named query, and the tags that it gives. The
 * tags of an article depend on nothing but the article and the taxonomy, so that a search, an alert and a chart see the
 * same ones.
 *
 * <p>May import {@code article} and {@code search}.
 */
@NullMarked
package dev.blogboard.topic;

import org.jspecify.annotations.NullMarked;
