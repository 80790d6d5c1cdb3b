package io.clickshelf.logistics.model.roads;

/** Around a place everything is slower: a leg by the part of it that lies inside. */
public final class SlowArea implements Disturbance {

    private final LocalPlane plane;
    private final double radiusMeters;
    private final double factor;

    /** @throws IllegalArgumentException if the factor is not positive */
    public SlowArea(double latitude, double longitude, double radiusMeters, double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("Travel factor " + factor + " must be positive.");
        }
        this.plane = new LocalPlane(latitude, longitude);
        this.radiusMeters = radiusMeters;
        this.factor = factor;
    }

    @Override
    public double slowdown(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        double inside = inside(
                plane.x(fromLongitude), plane.y(fromLatitude), plane.x(toLongitude), plane.y(toLatitude), radiusMeters);
        return 1 + inside * (factor - 1);
    }

    /** Part of the segment within a circle around the origin, 0 to 1. */
    static double inside(double ax, double ay, double bx, double by, double radius) {
        double dx = bx - ax;
        double dy = by - ay;
        double length2 = dx * dx + dy * dy;
        double constant = ax * ax + ay * ay - radius * radius;
        if (length2 < 1e-6) {
            return constant <= 0 ? 1 : 0;
        }
        double half = ax * dx + ay * dy;
        double discriminant = half * half - length2 * constant;
        if (discriminant <= 0) {
            return 0;
        }
        double root = Math.sqrt(discriminant);
        double enters = Math.max(0, (-half - root) / length2);
        double leaves = Math.min(1, (-half + root) / length2);
        return Math.max(0, leaves - enters);
    }
}
