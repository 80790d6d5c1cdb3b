package io.clickshelf.logistics.model.roads;

/**
 * Something that makes a leg of a journey longer or slower. A leg is a straight line between two places; how much longer
 * the road is, the travel below this one knows.
 */
public interface Disturbance {

    /** By how much travel time grows on the leg, as a factor; 1 where it is not met. */
    default double slowdown(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        return 1;
    }

    /** By how much the way grows, as a factor; 1 where it is not met. */
    default double detour(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        return 1;
    }

    /** Whether a short piece of road between two points can't be driven on; for travel over real roads. */
    default boolean closes(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        return false;
    }

    /** Slower by a factor everywhere. */
    static Disturbance everywhere(double factor) {
        return new Disturbance() {
            @Override
            public double slowdown(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
                return factor;
            }
        };
    }
}
