package io.clickshelf.logistics.model.warehouse;

/**
 * A warehouse as a picker walks it: spots by index, walking metres between them, and the best route through some of
 * them. Immutable and safe to share between threads.
 */
public interface Layout {

    /** How many spots there are. */
    int size();

    /** The name of a spot. */
    String spotId(int spot);

    /**
     * The index of a spot.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    int spot(String spotId);

    /** Spots with the same number, from 0 on, are one place to walk to: beside or above each other. */
    default int place(int spot) {
        return spot;
    }

    /** How many places there are. */
    default int places() {
        return size();
    }

    /** Metres of the shortest walk from one spot to another. */
    double distance(int from, int to);

    /** Metres of the shortest walk from the depot to a spot. */
    double fromDepot(int spot);

    /** Metres of the shortest walk from a spot to the depot where picks are handed over. */
    double toDepot(int spot);

    /** The part of an aisle that a spot lies in, where pickers can be in each other's way; -1 where there is none. */
    int corridor(int spot);

    /** Whether {@link #routeLength} is that of the shortest walk, for any spots. */
    default boolean exact() {
        return false;
    }

    /** Metres of a short walk from the depot through all these spots and back, asked for by the million; 0 for none. */
    double routeLength(int[] spots);

    /** A walk as long as {@link #routeLength} says, found as fast. */
    default PickRoute quickRoute(int[] spots) {
        return route(spots);
    }

    /** The best known walk from the depot through all these spots and back: no longer than {@link #routeLength}. */
    PickRoute route(int[] spots);

    /** A drawing, with a route if one is given (empty for none). */
    String svg(int[] stops);
}
