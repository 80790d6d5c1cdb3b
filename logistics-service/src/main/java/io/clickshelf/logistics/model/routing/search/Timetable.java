package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.ArrayList;
import java.util.List;

/**
 * When a vehicle that goes through given nodes in order leaves, takes its breaks, arrives at each node and is back, so that
 * duration and lateness cost least, and among those so that it is back early: {@link BestDeparture}, and where there are
 * breaks or driving hours {@link PausePlacement}. A break lies between two stops; one that can be had before leaving or after returning costs
 * nothing. Reusable, by one thread.
 */
final class Timetable implements NodeSequence {

    /** With more tasks routes with breaks are planned roughly, and exactly once the search is over. */
    static final int FEW = 20;

    private final SearchData data;
    private final Itinerary route;
    private final BestDeparture departure;
    private final BreakPlan breaks;
    private final PausePlacement placement;
    private final boolean exact;
    /** Whether the plan's pauses are those of the placement, or if not the rough plan's. */
    private boolean placing;

    private long opens;
    private long leaves;
    private long returns;
    private long late;

    /** @param exact whether all that could be the best is tried, of which there may be very much */
    Timetable(SearchData data, boolean exact) {
        this.data = data;
        this.exact = exact;
        this.route = new Itinerary(data);
        this.departure = new BestDeparture(data, exact);
        this.breaks = new BreakPlan(data);
        this.placement = new PausePlacement(data, departure, breaks);
    }

    @Override
    public void begin(int vehicleType) {
        route.begin(vehicleType);
    }

    @Override
    public void add(int node) {
        route.add(node);
    }

    long arrival(int index) {
        return route.arrival(index);
    }

    long start(int index) {
        return route.start(index);
    }

    long leaves() {
        return leaves;
    }

    long returns() {
        return returns;
    }

    /** What lateness costs in the plan. */
    long lateCost() {
        return late;
    }

    BreakPlan breaks() {
        return breaks;
    }

    /** How many breaks and rests {@link #behind} and {@link #number} tell of. */
    int pauseCount() {
        return placing ? placement.pauses().count() : breaks.count();
    }

    /** Behind which node one is taken, -1 for the start; or {@link BreakPlan#ASIDE}. */
    int behind(int index) {
        return placing ? placement.pauses().behind(index) : breaks.behind(index);
    }

    /** Which of the vehicle's breaks it is, or, a rest, how many it has. */
    int number(int index) {
        return placing ? placement.pauses().number(index) : index;
    }

    /**
     * A stop of the driver's in the plan.
     *
     * @param behind    which node, or -1 for the start
     * @param inBetween whether it is a rest between stretches of driving, and none of the vehicle's breaks
     */
    record Pause(int behind, long begun, long over, boolean inBetween) {}

    /** Breaks and rests on the way in the plan, in order. */
    List<Pause> pauses() {
        int type = route.type();
        int own = data.fleet.breaks[type].length;
        List<Pause> taken = new ArrayList<>();
        for (int i = 0; i < pauseCount(); i++) {
            if (behind(i) != BreakPlan.ASIDE) {
                long begun = placing ? placement.pauses().begun(i) : breaks.begun(i);
                long over = begun + data.fleet.rest(type, number(i)).durationSeconds();
                taken.add(new Pause(behind(i), begun, over, number(i) == own));
            }
        }
        return taken;
    }

    /** Plans the sequence; returns its duration, or -1 if a window can't be met. */
    long plan() {
        int type = route.type();
        long closes = data.fleet.shiftCloses[type];
        opens = Math.max(data.fleet.shiftOpens[type], route.releases());
        leaves = opens;
        boolean limited = data.fleet.driving[type].limited();
        boolean pauses = limited || data.fleet.breaks[type].length > 0;
        boolean every = exact || data.tasks <= FEW && timeCosts(type);
        placing = limited || pauses && every;
        boolean held;
        if (placing) {
            held = placement.find(route, opens, closes, every);
            leaves = placement.leaves();
            returns = placement.returns();
        } else if (pauses) {
            held = planRoughly(closes);
        } else {
            departure.find(route, opens, closes);
            held = departure.price() < Double.POSITIVE_INFINITY;
            leaves = departure.leaves();
            returns = leaves + departure.lasts();
        }
        late = held ? route.lateCost() : 0;
        return held ? returns - leaves : -1;
    }

    private boolean timeCosts(int type) {
        return data.lateness
                || data.fleet.costPerDuration[type] > 0
                || data.fleet.maxDuration[type] < VehicleType.UNLIMITED;
    }

    /** Only the departures with which the breaks come before leaving, or are where they are if it leaves as early as can be. */
    private boolean planRoughly(long closes) {
        int type = route.type();
        breaks.begin(type, route.count());
        if (!data.lateness && data.fleet.costPerDuration[type] == 0 && data.fleet.maxDuration[type] >= closes - opens) {
            // Time costs nothing, and whoever leaves first keeps all windows if anybody does.
            returns = breaks.run(opens, route);
            return returns <= closes;
        }
        double least = price(opens, closes);
        long best = opens;
        for (Break rest : data.fleet.breaks[type]) {
            long later = rest.opens() + rest.durationSeconds();
            double price = later > opens ? price(later, closes) : least;
            best = price < least ? later : best;
            least = Math.min(least, price);
        }
        for (int again = 0; again < 2 && least < Double.POSITIVE_INFINITY; again++) {
            long later = breaks.latestStart(route, breaks.run(best, route));
            double price = later > opens ? price(later, closes) : least;
            best = price < least ? later : best;
            least = Math.min(least, price);
        }
        leaves = best;
        returns = breaks.run(best, route);
        return least < Double.POSITIVE_INFINITY;
    }

    private double price(long from, long closes) {
        long end = breaks.run(from, route);
        return end > closes ? Double.POSITIVE_INFINITY : departure.price(route, from, end);
    }
}
