/**
 * The program: configuration, all wiring in {@link dev.blogboard.app.App}, the schedule, the command line and the
 * terminal.
 *
 * <p>May import every other package; no other package imports it.
 */
@NullMarked
package dev.blogboard.app;

import org.jspecify.annotations.NullMarked;
