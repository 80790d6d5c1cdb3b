package io.clickshelf.logistics.model.routing;

/**
 * How far and how long it is from place to place. Implementations are immutable and safe to read from several threads;
 * values need not be symmetric nor obey the triangle inequality.
 */
public interface Travel {

    /** Number of places; they are numbered from 0. */
    int size();

    /** Metres (or the problem's own unit of length) from one place to another; 0 or more. */
    int distance(int from, int to);

    /** Seconds (or the problem's own unit of time) from one place to another; 0 or more. */
    int duration(int from, int to);

    /** Whether {@link #duration} equals {@link #distance} everywhere, which saves half of the memory. */
    default boolean durationIsDistance() {
        return false;
    }

    /** Distances and durations from flat tables, {@code from * size + to}. */
    static Travel matrix(int size, int[] distances, int[] durations) {
        return new MatrixTravel(size, distances, durations);
    }

    /** Straight lines between points of the plane; needs no table, however many the points. */
    static Travel plane(double[] x, double[] y, PlaneTravel.Rounding rounding) {
        return new PlaneTravel(x, y, rounding);
    }

    /** Great-circle distance times a detour factor, driven at one speed; needs no table. */
    static Travel sphere(double[] latitude, double[] longitude, double detour, double metersPerSecond) {
        return new SphereTravel(latitude, longitude, detour, metersPerSecond);
    }
}
