package dev.blogboard.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.discover.ChartPainter.Look;
import dev.blogboard.discover.Trends;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class XChartPainterTest {
    private static final Trends.Chart CHART = new Trends.Chart(
            IntStream.range(0, 24)
                    .mapToObj(month -> YearMonth.of(2024, 1).plusMonths(month))
                    .toList(),
            List.of(line("Kafka", 1), line("Flink", 2)));

    private static Trends.Line line(String label, int slope) {
        return new Trends.Line(
                label,
                IntStream.range(0, 24).mapToObj(month -> (long) month * slope).toList(),
                IntStream.range(0, 24).mapToObj(month -> 0.5 * month * slope).toList());
    }

    private static BufferedImage drawn(Trends.Chart chart, Look look) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(new XChartPainter().png(chart, "Kafka, Flink", look)));
    }

    @Test
    void each_line_is_drawn_in_a_colour_of_its_own_on_either_ground() throws IOException {
        BufferedImage light = drawn(CHART, Look.LIGHT);
        BufferedImage dark = drawn(CHART, Look.DARK);

        assertEquals(0xFFFFFFFF, light.getRGB(2, 2));
        assertEquals(0xFF1E2126, dark.getRGB(2, 2));
        assertTrue(pixels(light, 0xFF0B57C2) > 500 && pixels(light, 0xFFB8430F) > 500);
        assertTrue(pixels(dark, 0xFF86B7FF) > 500 && pixels(dark, 0xFFFF9A66) > 500);
    }

    @Test
    void a_chart_of_one_month_and_of_lines_of_the_same_name_is_drawn_too() throws IOException {
        Trends.Line once = new Trends.Line("Kafka", List.of(0L), List.of(0.0));

        assertEquals(
                1_200,
                drawn(new Trends.Chart(List.of(YearMonth.of(2026, 1)), List.of(once, once)), Look.DARK)
                        .getWidth());
    }

    private static long pixels(BufferedImage image, int colour) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(pixel -> image.getRGB(pixel % image.getWidth(), pixel / image.getWidth()) == colour)
                .count();
    }
}
