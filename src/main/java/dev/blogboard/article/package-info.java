/**
 * What everything else is about: an {@link dev.blogboard.article.Article} that a
 * {@link dev.blogboard.article.Company} published, and the port through which the stored ones are read.
 *
 * <p>Imports the JDK only.
 */
@NullMarked
package dev.blogboard.article;

import org.jspecify.annotations.NullMarked;
