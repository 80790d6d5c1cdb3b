package io.clickshelf.logistics.model.roads;

/**
 * Around a place nothing passes: a leg through it goes round, along the tangents and the arc between them. Who has to go
 * into it gets there, but slowly.
 */
public final class ClosedArea implements Disturbance {

    private static final double INTO_CLOSED = 3;

    private final LocalPlane plane;
    private final double radius;

    public ClosedArea(double latitude, double longitude, double radiusMeters) {
        this.plane = new LocalPlane(latitude, longitude);
        this.radius = radiusMeters;
    }

    @Override
    public double slowdown(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        double ax = plane.x(fromLongitude);
        double ay = plane.y(fromLatitude);
        double bx = plane.x(toLongitude);
        double by = plane.y(toLatitude);
        boolean into = Math.hypot(ax, ay) < radius || Math.hypot(bx, by) < radius;
        return into ? 1 + SlowArea.inside(ax, ay, bx, by, radius) * (INTO_CLOSED - 1) : 1;
    }

    @Override
    public double detour(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        double ax = plane.x(fromLongitude);
        double ay = plane.y(fromLatitude);
        double bx = plane.x(toLongitude);
        double by = plane.y(toLatitude);
        double a = Math.hypot(ax, ay);
        double b = Math.hypot(bx, by);
        if (a <= radius || b <= radius || SlowArea.inside(ax, ay, bx, by, radius) <= 0) {
            return 1;
        }
        double between = Math.acos(Math.clamp((ax * bx + ay * by) / (a * b), -1, 1));
        double arc = Math.max(0, between - Math.acos(radius / a) - Math.acos(radius / b));
        double round = Math.sqrt(a * a - radius * radius) + Math.sqrt(b * b - radius * radius) + arc * radius;
        return Math.max(1, round / Math.hypot(ax - bx, ay - by));
    }

    @Override
    public boolean closes(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        return SlowArea.inside(
                        plane.x(fromLongitude),
                        plane.y(fromLatitude),
                        plane.x(toLongitude),
                        plane.y(toLatitude),
                        radius)
                > 0;
    }
}
