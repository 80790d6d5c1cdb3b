package io.clickshelf.logistics.model.roads;

import java.util.List;

/**
 * A stretch of road given by its points: closed, so that no leg crosses it and each goes round the nearer end, or slow for
 * what runs along it.
 */
public final class RoadLine implements Disturbance {

    private static final int SAMPLES = 12;
    /** How far a piece of road may lie from the line that says it is closed, and still be meant. */
    private static final double BESIDE = 30;
    /** The least cosine between them: what crosses the line, over or under it, is not closed. */
    private static final double ALONG = 0.8;

    private final LocalPlane plane;
    private final double[] x;
    private final double[] y;
    private final boolean closed;
    private final double width;
    private final double factor;

    /**
     * @param points      latitude and longitude of each, two or more
     * @param widthMeters to both sides that is slower; of no use where it is closed
     * @throws IllegalArgumentException if there are fewer than two points
     */
    public RoadLine(List<double[]> points, boolean closed, double widthMeters, double factor) {
        if (points.size() < 2) {
            throw new IllegalArgumentException("A road needs two points or more, not " + points.size() + ".");
        }
        this.plane = new LocalPlane(points.getFirst()[0], points.getFirst()[1]);
        this.x = points.stream().mapToDouble(point -> plane.x(point[1])).toArray();
        this.y = points.stream().mapToDouble(point -> plane.y(point[0])).toArray();
        this.closed = closed;
        this.width = widthMeters;
        this.factor = factor;
    }

    @Override
    public double detour(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        if (!closed) {
            return 1;
        }
        double ax = plane.x(fromLongitude);
        double ay = plane.y(fromLatitude);
        double bx = plane.x(toLongitude);
        double by = plane.y(toLatitude);
        for (int i = 1; i < x.length; i++) {
            if (cross(ax, ay, bx, by, x[i - 1], y[i - 1], x[i], y[i])) {
                double straight = Math.max(1, Math.hypot(ax - bx, ay - by));
                int last = x.length - 1;
                return Math.max(1, Math.min(via(ax, ay, bx, by, 0), via(ax, ay, bx, by, last)) / straight);
            }
        }
        return 1;
    }

    private double via(double ax, double ay, double bx, double by, int end) {
        return Math.hypot(ax - x[end], ay - y[end]) + Math.hypot(bx - x[end], by - y[end]);
    }

    private static boolean cross(
            double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy) {
        double c = side(ax, ay, bx, by, cx, cy);
        double d = side(ax, ay, bx, by, dx, dy);
        double a = side(cx, cy, dx, dy, ax, ay);
        double b = side(cx, cy, dx, dy, bx, by);
        return c > 0 != d > 0 && a > 0 != b > 0;
    }

    private static double side(double ax, double ay, double bx, double by, double px, double py) {
        return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
    }

    @Override
    public double slowdown(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        if (closed) {
            return 1;
        }
        double ax = plane.x(fromLongitude);
        double ay = plane.y(fromLatitude);
        double dx = plane.x(toLongitude) - ax;
        double dy = plane.y(toLatitude) - ay;
        int near = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double part = (i + 0.5) / SAMPLES;
            if (distance(ax + part * dx, ay + part * dy) <= width) {
                near++;
            }
        }
        return 1 + (factor - 1) * near / SAMPLES;
    }

    /** What runs along the line, close by. */
    @Override
    public boolean closes(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        if (!closed) {
            return false;
        }
        double ax = plane.x(fromLongitude);
        double ay = plane.y(fromLatitude);
        double dx = plane.x(toLongitude) - ax;
        double dy = plane.y(toLatitude) - ay;
        double px = ax + dx / 2;
        double py = ay + dy / 2;
        for (int i = 1; i < x.length; i++) {
            double lx = x[i] - x[i - 1];
            double ly = y[i] - y[i - 1];
            double cosine = Math.abs(dx * lx + dy * ly) / Math.max(1e-9, Math.hypot(dx, dy) * Math.hypot(lx, ly));
            if (cosine >= ALONG && distance(px, py, i) <= BESIDE) {
                return true;
            }
        }
        return false;
    }

    private double distance(double px, double py) {
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < x.length; i++) {
            nearest = Math.min(nearest, distance(px, py, i));
        }
        return nearest;
    }

    private double distance(double px, double py, int i) {
        double dx = x[i] - x[i - 1];
        double dy = y[i] - y[i - 1];
        double length2 = Math.max(1e-9, dx * dx + dy * dy);
        double t = Math.clamp(((px - x[i - 1]) * dx + (py - y[i - 1]) * dy) / length2, 0, 1);
        return Math.hypot(px - x[i - 1] - t * dx, py - y[i - 1] - t * dy);
    }
}
