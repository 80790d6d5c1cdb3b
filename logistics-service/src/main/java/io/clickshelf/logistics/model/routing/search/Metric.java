package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Travel;
import org.jspecify.annotations.Nullable;

/**
 * A travel table as the search reads it: flat where it fits, else computed on each call. Place {@code size} is "nowhere",
 * at distance 0 from everything, for routes without a fixed start or end.
 */
final class Metric {

    /** 4,500² entries are 81 MB; beyond that a computed distance is cheaper than the cache miss. */
    private static final int LARGEST_TABLE = 4500;

    static final long[] NEVER_CHANGES = {};

    private final Travel travel;
    private final int places;
    private final boolean symmetricTravel;
    /** Flat, {@code from * (size + 1) + to}; null where the places are too many. */
    final int @Nullable [] distances;

    /** The same turned over, so that "from anywhere to here" is read along a row too. */
    final int @Nullable [] inward;

    private final int @Nullable [] durations;
    private final int @Nullable [] inwardDurations;

    Metric(Travel travel) {
        this.travel = travel;
        this.places = travel.size();
        int width = places + 1;
        if (places > LARGEST_TABLE) {
            this.distances = null;
            this.inward = null;
            this.inwardDurations = null;
            this.durations = null;
            this.symmetricTravel = travel.symmetric();
        } else {
            int[] metres = new int[width * width];
            int[] seconds = travel.durationIsDistance() ? metres : new int[width * width];
            for (int i = 0; i < places; i++) {
                for (int j = 0; j < places; j++) {
                    metres[i * width + j] = travel.distance(i, j);
                    if (!travel.durationIsDistance()) {
                        seconds[i * width + j] = travel.duration(i, j);
                    }
                }
            }
            this.distances = metres;
            this.durations = seconds;
            this.inward = turned(metres, width);
            this.symmetricTravel = inward == metres;
            this.inwardDurations = travel.durationIsDistance() ? inward : turned(seconds, width);
        }
    }

    /** Whether all distances are known to be the same both ways. */
    boolean symmetric() {
        return symmetricTravel;
    }

    private static int[] turned(int[] table, int width) {
        boolean symmetric = true;
        int[] result = new int[table.length];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                result[j * width + i] = table[i * width + j];
                symmetric &= table[i * width + j] == table[j * width + i];
            }
        }
        return symmetric ? table : result;
    }

    boolean timeDependent() {
        return travel.timeDependent();
    }

    /** When a vehicle arrives that leaves at a time. */
    long arrival(int from, int to, long departure) {
        if (!travel.timeDependent()) {
            return departure + duration(from, to);
        }
        return from == places || to == places ? departure : travel.arrival(from, to, departure);
    }

    /** The latest departure with which a vehicle arrives by a time. */
    long latestDeparture(int from, int to, long arrival) {
        if (!travel.timeDependent()) {
            return arrival - duration(from, to);
        }
        return from == places || to == places ? arrival : travel.latestDeparture(from, to, arrival);
    }

    /** The departures at which travel time begins to change. */
    long[] changes(int from, int to) {
        return from == places || to == places ? NEVER_CHANGES : travel.changes(from, to);
    }

    /** Places and nowhere: the length of a row. */
    int width() {
        return places + 1;
    }

    int nowhere() {
        return places;
    }

    int distance(int from, int to) {
        int[] table = distances;
        if (table != null) {
            return table[from * (places + 1) + to];
        }
        return from == places || to == places ? 0 : travel.distance(from, to);
    }

    int duration(int from, int to) {
        int[] table = durations;
        if (table != null) {
            return table[from * (places + 1) + to];
        }
        return from == places || to == places ? 0 : travel.duration(from, to);
    }

    /** The same as {@link #distance}, read from the row of {@code to}: many calls for one {@code to} stay in the cache. */
    int distanceInto(int to, int from) {
        int[] table = inward;
        return table != null ? table[to * (places + 1) + from] : distance(from, to);
    }

    /** The same as {@link #duration}, read from the row of {@code to}. */
    int durationInto(int to, int from) {
        int[] table = inwardDurations;
        return table != null ? table[to * (places + 1) + from] : duration(from, to);
    }
}
