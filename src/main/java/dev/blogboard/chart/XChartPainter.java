package dev.blogboard.chart;

import dev.blogboard.discover.ChartPainter;
import dev.blogboard.discover.Trends;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws with XChart on a bitmap in memory; needs no display. Letters are large, since Discord shows pictures on phones at
 * a third of this size, and lines differ by their dashes as well as by their colours.
 */
public final class XChartPainter implements ChartPainter {
    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 720;

    private static final BasicStroke[] STROKES = {
        solid(), dashed(14, 7), dashed(4, 7), dashed(18, 6, 4, 6), dashed(24, 8), dashed(8, 4),
    };

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private record Palette(Color back, Color ink, Color grid, List<Color> lines) {}

    private static final Palette LIGHT = new Palette(
            Color.WHITE,
            new Color(0x24292F),
            new Color(0xDDE1E6),
            colours(0x0B57C2, 0xB8430F, 0x1D7A46, 0x7A3DB8, 0x8A6100, 0xA3264F));
    private static final Palette DARK = new Palette(
            new Color(0x1E2126),
            new Color(0xE6E9ED),
            new Color(0x3A4049),
            colours(0x86B7FF, 0xFF9A66, 0x7AD7A3, 0xCFA6FF, 0xECC45C, 0xFF9DB8));

    private static List<Color> colours(int... rgb) {
        return Arrays.stream(rgb).mapToObj(Color::new).toList();
    }

    private static BasicStroke solid() {
        return new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static BasicStroke dashed(float... dashes) {
        return new BasicStroke(5, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    @Override
    public byte[] png(Trends.Chart chart, String title, Look look) {
        Palette palette = look == Look.DARK ? DARK : LIGHT;
        XYChart drawn = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle("% of all articles")
                .build();
        style(drawn.getStyler(), palette);
        List<Date> months = chart.months().stream()
                .map(month ->
                        Date.from(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .toList();
        for (int index = 0; index < chart.lines().size(); index++) {
            Trends.Line line = chart.lines().get(index);
            XYSeries series = drawn.addSeries(
                    (index + 1) + ". " + line.label() + " (" + line.total() + ")", months, line.shares());
            series.setMarker(SeriesMarkers.NONE);
            series.setLineColor(palette.lines().get(index % palette.lines().size()));
            series.setLineStyle(STROKES[index % STROKES.length]);
        }
        return png(drawn);
    }

    private static byte[] png(XYChart drawn) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        drawn.paint(graphics, WIDTH, HEIGHT);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A picture cannot be written to memory.", impossible);
        }
    }

    private static void style(XYStyler styler, Palette palette) {
        Font letters = new Font(Font.SANS_SERIF, Font.PLAIN, 26);
        styler.setChartBackgroundColor(palette.back());
        styler.setPlotBackgroundColor(palette.back());
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(palette.grid());
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setChartFontColor(palette.ink());
        styler.setAxisTickLabelsColor(palette.ink());
        styler.setXAxisTickLabelsColor(palette.ink());
        styler.setXAxisTickMarksColor(palette.ink());
        styler.setChartTitleFont(letters.deriveFont(Font.BOLD, 34));
        styler.setChartTitleBoxVisible(false);
        styler.setAxisTickLabelsFont(letters);
        styler.setAxisTitleFont(letters);
        styler.setLegendFont(letters);
        styler.setLegendBackgroundColor(palette.back());
        styler.setLegendBorderColor(palette.back());
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setLegendSeriesLineLength(60);
        styler.setDatePattern("yyyy");
        styler.setYAxisMin(0.0);
        styler.setYAxisDecimalPattern("0.0");
        styler.setChartPadding(24);
    }
}
