/**
 * Digests: the alerts of a mailbox on a slower clock, with the best of the companies its reader follows and a few
 * discoveries, composed once for each reader and window.
 *
 * <p>May import {@code article}, {@code search} and {@code alert}.
 */
@NullMarked
package dev.blogboard.digest;

import org.jspecify.annotations.NullMarked;
