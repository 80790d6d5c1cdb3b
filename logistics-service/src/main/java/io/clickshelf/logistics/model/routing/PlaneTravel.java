package io.clickshelf.logistics.model.routing;

/** Euclidean travel at unit speed between points of the plane. */
public final class PlaneTravel implements Travel {

    /** How a Euclidean length becomes an integer. */
    public enum Rounding {
        /** To the nearest integer, as CVRPLIB's EUC_2D. */
        NEAREST,
        /** Down. */
        DOWN,
        /** Up, as TSPLIB's CEIL_2D. */
        UP
    }

    private final double[] x;
    private final double[] y;
    private final double shift;
    private final boolean up;

    PlaneTravel(double[] x, double[] y, Rounding rounding) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("There are " + x.length + " x and " + y.length + " y coordinates.");
        }
        for (int i = 0; i < x.length; i++) {
            if (!(Math.abs(x[i]) < 5e8 && Math.abs(y[i]) < 5e8)) {
                throw new IllegalArgumentException("Place " + i + " lies at (" + x[i] + ", " + y[i]
                        + "); coordinates must lie within ±500,000,000.");
            }
        }
        this.x = x.clone();
        this.y = y.clone();
        this.shift = rounding == Rounding.NEAREST ? 0.5 : 0;
        this.up = rounding == Rounding.UP;
    }

    @Override
    public int size() {
        return x.length;
    }

    @Override
    public int distance(int from, int to) {
        double dx = x[from] - x[to];
        double dy = y[from] - y[to];
        double length = Math.sqrt(dx * dx + dy * dy);
        return up ? (int) Math.ceil(length) : (int) (length + shift);
    }

    @Override
    public int duration(int from, int to) {
        return distance(from, to);
    }

    @Override
    public boolean durationIsDistance() {
        return true;
    }

    @Override
    public boolean symmetric() {
        return true;
    }
}
