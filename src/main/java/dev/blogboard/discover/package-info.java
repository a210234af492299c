/**
 * What can be told of many articles at once: roundups, answers to questions, trends, and what a topic or a company is
 * about. Nothing here writes a sentence of its own about the world: every statement is a count, a title or a quotation
 * with its source.
 *
 * <p>May import {@code article}, {@code search} and {@code topic}.
 */
@NullMarked
package dev.blogboard.discover;

import org.jspecify.annotations.NullMarked;
