/**
 * The search engine: an index of the stored articles, made by Lucene and derived from the store. It renders the query
 * tree to Lucene's queries, for searches on the index and for the matching of single articles alike.
 *
 * <p>May import {@code article} and {@code search}, and Lucene, which no other package knows.
 */
@NullMarked
package dev.blogboard.lucene;

import org.jspecify.annotations.NullMarked;
