/**
 * The years behind a feed: a feed holds the last ten articles, its blog's archive all of them. A walk through an archive is
 * a table of documents to visit; visiting one yields articles and further documents, and both are stored together, so
 * that a walk that is broken off goes on where it was. How a document is visited is behind
 * {@link dev.blogboard.archive.ArchiveSource}, where walks are kept behind {@link dev.blogboard.archive.Walks}.
 *
 * <p>May import {@code article} and {@code feed}.
 */
@NullMarked
package dev.blogboard.archive;

import org.jspecify.annotations.NullMarked;
