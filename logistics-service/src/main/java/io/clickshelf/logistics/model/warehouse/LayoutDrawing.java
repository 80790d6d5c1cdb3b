package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Draws a layout as SVG, ten pixels to the metre: ways grey (with an arrow where they are one-way), obstacles dark, spots
 * dots, the depot blue, and a route as the line that is walked, its stops numbered.
 */
final class LayoutDrawing {

    private static final double SCALE = 10;
    private static final double MARGIN = 3;

    /** Beyond so many ways to a node an open floor would be drawn black. */
    private static final int MOST_WAYS = 6;

    private final StringBuilder svg = new StringBuilder();
    private final double left;
    private final double top;

    private LayoutDrawing(double left, double bottom, double right, double top) {
        this.left = left - MARGIN;
        this.top = top + MARGIN;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" font-family=\"sans-serif\">",
                (right + MARGIN - this.left) * SCALE, (this.top - bottom + MARGIN) * SCALE);
        add("<defs><marker id=\"way\" viewBox=\"0 0 6 6\" refX=\"6\" refY=\"3\" markerWidth=\"6\" markerHeight=\"6\""
                + " orient=\"auto\"><path d=\"M0,0 L6,3 L0,6 z\" fill=\"#999\"/></marker></defs>");
    }

    static String of(AisleLayout layout, int[] stops) {
        double front = layout.crossing(0);
        double back = layout.crossing(layout.crossings() - 1);
        double first = layout.aisleX(0);
        double last = layout.aisleX(layout.aisles() - 1);
        LayoutDrawing drawing = new LayoutDrawing(first, front, last, back);
        for (int a = 0; a < layout.aisles(); a++) {
            drawing.line(layout.aisleX(a), front, layout.aisleX(a), back, "#eee\" stroke-width=\"14");
        }
        for (int c = 0; c < layout.crossings(); c++) {
            drawing.line(first, layout.crossing(c), last, layout.crossing(c), "#eee\" stroke-width=\"14");
        }
        for (int s = 0; s < layout.size(); s++) {
            drawing.dot(layout.aisleX(layout.aisle(s)), layout.position(s), 2, "#888");
        }
        double[] depot = layout.freeDepot()
                ? new double[] {first - 2, front - 2}
                : new double[] {layout.aisleX(layout.depotAisle()), layout.crossing(layout.depotCrossing())};
        double[] end = layout.open()
                ? new double[] {layout.aisleX(layout.endAisle()), layout.crossing(layout.endCrossing())}
                : depot;
        drawing.dot(depot[0], depot[1], 6, "#06c");
        drawing.dot(end[0], end[1], 6, "#06c");
        List<double[]> stopsAt = new ArrayList<>();
        List<double[]> walk = new ArrayList<>(List.of(depot));
        double[] at = depot;
        for (int stop : stops) {
            double[] to = {layout.aisleX(layout.aisle(stop)), layout.position(stop)};
            corners(layout, at, to, walk);
            walk.add(to);
            stopsAt.add(to);
            at = to;
        }
        corners(layout, at, end, walk);
        walk.add(end);
        return drawing.route(walk, stopsAt);
    }

    /** Where the shortest walk between two places turns. */
    private static void corners(AisleLayout layout, double[] from, double[] to, List<double[]> walk) {
        if (from[0] == to[0]) {
            return;
        }
        double by = layout.crossing(0);
        for (int c = 1; c < layout.crossings(); c++) {
            double y = layout.crossing(c);
            boolean shorter =
                    Math.abs(from[1] - y) + Math.abs(to[1] - y) < Math.abs(from[1] - by) + Math.abs(to[1] - by);
            by = shorter ? y : by;
        }
        walk.add(new double[] {from[0], by});
        walk.add(new double[] {to[0], by});
    }

    static String of(GraphLayout layout, int[] stops) {
        double[] min = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] max = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int node = 0; node < layout.nodes(); node++) {
            double[] at = layout.point(node);
            for (int k = 0; k < 2; k++) {
                min[k] = Math.min(min[k], at[k]);
                max[k] = Math.max(max[k], at[k]);
            }
        }
        LayoutDrawing drawing = new LayoutDrawing(min[0], min[1], max[0], max[1]);
        layout.obstacles().forEach(drawing::obstacle);
        boolean few = layout.ways().size() <= MOST_WAYS * layout.nodes();
        Set<Long> there = new HashSet<>();
        layout.ways().forEach(way -> there.add((long) way.from() << 32 | way.to()));
        for (GraphLayout.Way way : few ? layout.ways() : List.<GraphLayout.Way>of()) {
            double[] from = layout.point(way.from());
            double[] to = layout.point(way.to());
            boolean oneWay = !there.contains((long) way.to() << 32 | way.from());
            if (oneWay || way.from() < way.to()) {
                drawing.line(from[0], from[1], to[0], to[1], oneWay ? "#999\" marker-end=\"url(#way)" : "#ccc");
            }
        }
        for (int node = 0; node < layout.nodes(); node++) {
            boolean depot = node == layout.start() || node == layout.end();
            drawing.dot(layout.point(node)[0], layout.point(node)[1], depot ? 6 : 2, depot ? "#06c" : "#888");
        }
        List<double[]> stopsAt = new ArrayList<>();
        List<double[]> walk = new ArrayList<>();
        int at = layout.start();
        for (int stop : stops) {
            int to = layout.node(stop);
            layout.way(at, to).forEach(node -> walk.add(layout.point(node)));
            stopsAt.add(layout.point(to));
            at = to;
        }
        layout.way(at, layout.end()).forEach(node -> walk.add(layout.point(node)));
        return drawing.route(walk, stopsAt);
    }

    private String route(List<double[]> walk, List<double[]> stops) {
        if (!stops.isEmpty()) {
            StringBuilder points = new StringBuilder();
            walk.forEach(p -> points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p[0]), y(p[1]))));
            add(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"#c30\" stroke-width=\"3\" stroke-opacity=\"0.5\"/>",
                    points.toString().strip());
        }
        for (int i = 0; i < stops.size(); i++) {
            double[] at = stops.get(i);
            dot(at[0], at[1], 4, "#c30");
            add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"9\">%d</text>", x(at[0]) + 5, y(at[1]) + 3, i + 1);
        }
        return svg.append("</svg>\n").toString();
    }

    private void line(double fromX, double fromY, double toX, double toY, String stroke) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
                x(fromX), y(fromY), x(toX), y(toY), stroke);
    }

    private void dot(double atX, double atY, int radius, String fill) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\"/>", x(atX), y(atY), radius, fill);
    }

    /** @param corners left, bottom, right, top */
    private void obstacle(double[] corners) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#bbb\"/>",
                x(corners[0]), y(corners[3]), (corners[2] - corners[0]) * SCALE, (corners[3] - corners[1]) * SCALE);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private double x(double meters) {
        return (meters - left) * SCALE;
    }

    private double y(double meters) {
        return (top - meters) * SCALE;
    }
}
