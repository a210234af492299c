/**
 * Charts as pictures, drawn by XChart, for media that show no SVG.
 *
 * <p>May import the domain packages, and XChart, which no other package knows.
 */
@NullMarked
package dev.blogboard.chart;

import org.jspecify.annotations.NullMarked;
