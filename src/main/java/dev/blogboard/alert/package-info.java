/**
 * Following: who wants to be told of what, the second step, match, which turns new articles into alerts, and the third,
 * dispatch, which sends what is pending. Neither calls the other; both find their work in the store.
 *
 * <p>May import {@code article} and {@code search}.
 */
@NullMarked
package dev.blogboard.alert;

import org.jspecify.annotations.NullMarked;
