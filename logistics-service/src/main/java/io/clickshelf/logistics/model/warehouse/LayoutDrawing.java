package io.clickshelf.logistics.model.warehouse;

import java.util.Locale;

/** Draws a layout as SVG, ten pixels to the metre: shelves grey, spots dots, a route's stops numbered and joined. */
final class LayoutDrawing {

    private static final double SCALE = 10;
    private static final double MARGIN = 3;

    private LayoutDrawing() {}

    static String of(AisleLayout layout, int[] stops) {
        double width = layout.aisleX(layout.aisles() - 1) + 2 * MARGIN;
        double height = layout.crossing(layout.crossings() - 1) + 2 * MARGIN;
        StringBuilder svg = open(width, height);
        double shift = layout.aisleX(0) - MARGIN;
        for (int c = 0; c + 1 < layout.crossings(); c++) {
            for (int a = 0; a < layout.aisles(); a++) {
                add(
                        svg,
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\" stroke-width=\"14\"/>",
                        x(layout, a, shift),
                        y(height, layout.crossing(c)),
                        x(layout, a, shift),
                        y(height, layout.crossing(c + 1)));
            }
        }
        for (int s = 0; s < layout.size(); s++) {
            add(
                    svg,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2\" fill=\"#888\"/>",
                    x(layout, layout.aisle(s), shift),
                    y(height, layout.position(s)));
        }
        for (int i = 0; i < stops.length; i++) {
            double atX = x(layout, layout.aisle(stops[i]), shift);
            double atY = y(height, layout.position(stops[i]));
            add(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#c30\"/>", atX, atY);
            add(svg, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"9\">%d</text>", atX + 5, atY + 3, i + 1);
        }
        return svg.append("</svg>\n").toString();
    }

    static StringBuilder open(double width, double height) {
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" font-family=\"sans-serif\">",
                width * SCALE,
                height * SCALE);
        return svg;
    }

    static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static double x(AisleLayout layout, int aisle, double shift) {
        return (layout.aisleX(aisle) - shift) * SCALE;
    }

    private static double y(double height, double position) {
        return (height - MARGIN - position) * SCALE;
    }
}
