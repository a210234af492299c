package dev.blogboard.discover;

/** Draws charts. Safe for use by several threads. */
@FunctionalInterface
public interface ChartPainter {
    enum Look {
        LIGHT,
        DARK
    }

    /** The chart as a PNG that can be read on a phone. */
    byte[] png(Trends.Chart chart, String title, Look look);
}
