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

    /**
     * Seconds (or the problem's own unit of time) from one place to another; 0 or more. Where it depends on the time of day,
     * the least that it ever is.
     */
    int duration(int from, int to);

    /** Whether {@link #duration} equals {@link #distance} everywhere, which saves half of the memory. */
    default boolean durationIsDistance() {
        return false;
    }

    /** Whether every distance is known to be the same both ways. */
    default boolean symmetric() {
        return false;
    }

    /** Whether durations depend on when the vehicle leaves. */
    default boolean timeDependent() {
        return false;
    }

    /** When a vehicle arrives that leaves at a time; leaving later never means arriving earlier. */
    default long arrival(int from, int to, long departure) {
        return departure + duration(from, to);
    }

    /** The latest departure with which a vehicle arrives by a time; below 0 if there is none. */
    default long latestDeparture(int from, int to, long arrival) {
        return arrival - duration(from, to);
    }

    /** The departures at which the travel time begins to grow, shrink or stay, in order. */
    default long[] changes(int from, int to) {
        return new long[0];
    }

    /** The same read from tables, for up to 3,000 places; itself where it is read from tables already or depends on the time. */
    default Travel tabulated() {
        return timeDependent() || size() > MatrixTravel.LARGEST_COPY ? this : MatrixTravel.of(this);
    }

    /** Distances, and of each leg when a vehicle that leaves at certain times arrives; see {@link ProfileTravel}. */
    static Travel profile(int size, int[] distances, long[][] arrivals) {
        return new ProfileTravel(size, distances, arrivals);
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
