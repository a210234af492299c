/**
 * Builds what ships as data, {@code config/blogs.opml} and the starter library, out of collected material and of the
 * decisions in {@code src/catalogue}. No part of the program: it runs on a maintainer's machine, and its output is
 * reviewed and committed.
 */
@NullMarked
package dev.blogboard.tool;

import org.jspecify.annotations.NullMarked;
