/**
 * The record: everything that matters, in one SQLite file. One connection writes, a few read; each port method is one
 * transaction, and no connection leaves the package.
 *
 * <p>May import the domain packages, and JDBC and Jdbi, which no other package knows.
 */
@NullMarked
package dev.blogboard.sqlite;

import org.jspecify.annotations.NullMarked;
