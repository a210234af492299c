/**
 * Where articles come from: fetching feeds politely and safely, and reading them whatever state they are in.
 *
 * <p>May import the domain packages, and OkHttp and Jsoup; the latter no other package knows.
 */
@NullMarked
package dev.blogboard.source;

import org.jspecify.annotations.NullMarked;
