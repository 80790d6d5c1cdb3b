package io.clickshelf.logistics.model.roads;

import io.clickshelf.logistics.model.routing.Travel;

/**
 * Travel with set-up times (parking, walking up): spent when a vehicle comes to a place from another one, not between stops
 * that lie at the same spot. They are over when the place counts as reached.
 */
public final class SetUpTravel implements Travel {

    private final Travel travel;
    private final int[] seconds;

    /** @param seconds by place, 0 or more */
    public SetUpTravel(Travel travel, int[] seconds) {
        if (seconds.length != travel.size()) {
            throw new IllegalArgumentException("The travel has " + travel.size() + " places, but there are "
                    + seconds.length + " set-up times; give one for each place.");
        }
        this.travel = travel;
        this.seconds = seconds.clone();
    }

    /** What of the way between two places is set-up. */
    public int setUp(int from, int to) {
        return seconds[to] == 0 || travel.distance(from, to) == 0 ? 0 : seconds[to];
    }

    @Override
    public int size() {
        return travel.size();
    }

    @Override
    public int distance(int from, int to) {
        return travel.distance(from, to);
    }

    @Override
    public int duration(int from, int to) {
        return travel.duration(from, to) + setUp(from, to);
    }

    @Override
    public Travel tabulated() {
        return new SetUpTravel(travel.tabulated(), seconds);
    }

    @Override
    public boolean symmetric() {
        return travel.symmetric();
    }

    @Override
    public boolean timeDependent() {
        return travel.timeDependent();
    }

    @Override
    public long arrival(int from, int to, long departure) {
        return travel.arrival(from, to, departure) + setUp(from, to);
    }

    @Override
    public long latestDeparture(int from, int to, long arrival) {
        return travel.latestDeparture(from, to, arrival - setUp(from, to));
    }

    @Override
    public long[] changes(int from, int to) {
        return travel.changes(from, to);
    }
}
