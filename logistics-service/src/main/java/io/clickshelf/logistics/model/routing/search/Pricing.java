package io.clickshelf.logistics.model.routing.search;

/** What a route costs by its distance and times, with a price on what breaks their limits. */
final class Pricing {

    private final Fleet fleet;
    private final Penalties penalties;
    private final boolean timed;

    Pricing(SearchData data, Penalties penalties) {
        this.fleet = data.fleet;
        this.penalties = penalties;
        this.timed = data.time != TimeModel.NONE;
    }

    /** Cost of a route with tasks, its load left out. */
    double route(int type, long driven, long duration, long late) {
        double price = fleet.fixedCost[type] + (double) fleet.costPerDistance[type] * driven + far(type, driven);
        return timed ? price + time(type, duration, late) : price;
    }

    /** What a route's duration, its lateness and too long a duration cost. */
    double time(int type, long duration, long late) {
        return (double) fleet.costPerDuration[type] * duration
                + penalties.time * (late + Math.max(0, duration - late - fleet.maxDuration[type]));
    }

    /** What too long a way costs. */
    double far(int type, long driven) {
        long excess = driven - fleet.maxDistance[type];
        return excess > 0 ? penalties.distance * excess : 0;
    }
}
