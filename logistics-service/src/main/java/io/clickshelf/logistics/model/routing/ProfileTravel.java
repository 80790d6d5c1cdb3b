package io.clickshelf.logistics.model.routing;

/**
 * Travel times by time of day: of each leg, pairs of a departure and the arrival it leads to, with straight lines between
 * them and constant travel time before the first and after the last. Neither may ever decrease (first in, first out). Where
 * the arrival jumps, who leaves at that very moment arrives as those before did. O(log pairs) a call.
 */
final class ProfileTravel implements Travel {

    private final int size;
    private final int[] distances;
    private final int[] durations;
    private final long[][] arrivals;
    private final long[][] changes;

    ProfileTravel(int size, int[] distances, long[][] arrivals) {
        if (distances.length != (long) size * size || arrivals.length != distances.length) {
            throw new IllegalArgumentException("There are " + distances.length + " distances and " + arrivals.length
                    + " arrival profiles; " + size + " places need " + (long) size * size + " of each.");
        }
        this.size = size;
        this.distances = distances.clone();
        this.durations = new int[arrivals.length];
        this.arrivals = new long[arrivals.length][];
        this.changes = new long[arrivals.length][];
        for (int leg = 0; leg < arrivals.length; leg++) {
            this.arrivals[leg] = arrivals[leg].clone();
            check(leg);
        }
    }

    private void check(int leg) {
        long[] profile = arrivals[leg];
        if (profile.length < 2 || profile.length % 2 != 0) {
            throw new IllegalArgumentException("The profile from place " + leg / size + " to place " + leg % size
                    + " has " + profile.length + " numbers; give pairs of departure and arrival.");
        }
        long least = Long.MAX_VALUE;
        changes[leg] = new long[profile.length / 2];
        for (int i = 0; i < profile.length; i += 2) {
            if (profile[i + 1] < profile[i]
                    || i > 0 && (profile[i] < profile[i - 2] || profile[i + 1] < profile[i - 1])) {
                throw new IllegalArgumentException("The profile from place " + leg / size + " to place " + leg % size
                        + " leaves at " + profile[i] + " and arrives at " + profile[i + 1]
                        + "; departures and arrivals must not decrease, nor an arrival come before its departure.");
            }
            least = Math.min(least, profile[i + 1] - profile[i]);
            changes[leg][i / 2] = profile[i];
        }
        durations[leg] = Math.toIntExact(least);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int distance(int from, int to) {
        return distances[from * size + to];
    }

    @Override
    public int duration(int from, int to) {
        return durations[from * size + to];
    }

    @Override
    public boolean timeDependent() {
        return true;
    }

    @Override
    public long arrival(int from, int to, long departure) {
        long[] profile = arrivals[from * size + to];
        int at = last(profile, departure, 0);
        while (at >= 2 && profile[at - 2] == departure) {
            at -= 2;
        }
        if (at < 0) {
            return departure + profile[1] - profile[0];
        }
        if (at + 2 >= profile.length || profile[at] == departure) {
            return profile[at + 1] + departure - profile[at];
        }
        long rise = profile[at + 3] - profile[at + 1];
        long run = profile[at + 2] - profile[at];
        return profile[at + 1] + Math.ceilDiv(rise * (departure - profile[at]), run);
    }

    @Override
    public long latestDeparture(int from, int to, long arrival) {
        long[] profile = arrivals[from * size + to];
        int at = last(profile, arrival, 1);
        if (at < 0) {
            return arrival - (profile[1] - profile[0]);
        }
        if (at + 2 >= profile.length || profile[at + 1] == arrival) {
            return profile[at] + arrival - profile[at + 1];
        }
        long rise = profile[at + 3] - profile[at + 1];
        long run = profile[at + 2] - profile[at];
        return profile[at] + Math.floorDiv(run * (arrival - profile[at + 1]), rise);
    }

    @Override
    public long[] changes(int from, int to) {
        return changes[from * size + to];
    }

    /** The last pair whose departure (offset 0) or arrival (1) isn't later than a time, or -2. */
    private static int last(long[] profile, long time, int offset) {
        int low = -1;
        int high = profile.length / 2;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (profile[2 * middle + offset] <= time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 2 * low;
    }
}
