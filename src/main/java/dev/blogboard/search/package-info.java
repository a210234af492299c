/**
 * The query: its one grammar, its tree, and what a search gives back. The tree knows no engine; search, alerts, digests
 * and feeds of a query all start from the same {@link dev.blogboard.search.Query}.
 *
 * <p>May import {@code article}.
 */
@NullMarked
package dev.blogboard.search;

import org.jspecify.annotations.NullMarked;
