package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.DrivingHours;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.ArrayList;
import java.util.List;

/**
 * When a vehicle that goes through given nodes in order leaves, takes its breaks, arrives at each node and is back, so that
 * duration and lateness cost least, and among those so that it is back early: {@link BestDeparture}, and where there are
 * breaks {@link BreakPlacement}. A break lies between two stops; one that can be had before leaving or after returning costs
 * nothing. Reusable, by one thread.
 */
final class Timetable implements NodeSequence {

    /** With more tasks routes with breaks are planned roughly, and exactly once the search is over. */
    static final int FEW = 20;

    private final SearchData data;
    private final Itinerary route;
    private final BestDeparture departure;
    private final BreakPlan rests;
    private final BreakPlacement placement;
    private final DrivingPlan driving;
    private final boolean exact;
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
        this.rests = new BreakPlan(data);
        this.placement = new BreakPlacement(data, departure, rests);
        this.driving = new DrivingPlan(data, departure);
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
        return rests;
    }

    /**
     * A stop of the driver's in the plan.
     *
     * @param behind which node, or -1 for the start
     */
    record Rest(int behind, long begun, long over) {}

    /** Breaks and rests on the way in the plan, in order. */
    List<Rest> rests() {
        int type = route.type();
        Break[] breaks = data.fleet.breaks[type];
        List<Rest> taken = new ArrayList<>();
        for (int b = 0; b < breaks.length; b++) {
            if (rests.behind(b) != BreakPlan.ASIDE) {
                taken.add(new Rest(rests.behind(b), rests.begun(b), rests.begun(b) + breaks[b].durationSeconds()));
            }
        }
        DrivingHours hours = data.fleet.driving[type];
        for (int i = 0; hours.limited() && i < driving.count(); i++) {
            taken.add(new Rest(driving.behind(i), driving.begun(i), driving.begun(i) + hours.restSeconds()));
        }
        return taken;
    }

    /** Plans the sequence; returns its duration, or -1 if a window can't be met. */
    long plan() {
        int type = route.type();
        long closes = data.fleet.shiftCloses[type];
        opens = Math.max(data.fleet.shiftOpens[type], route.releases());
        leaves = opens;
        boolean held;
        if (data.fleet.driving[type].limited()) {
            held = driving.find(route, opens, closes, exact || data.tasks <= FEW && timeCosts(type));
            leaves = driving.leaves();
            returns = driving.returns();
        } else if (data.fleet.breaks[type].length == 0) {
            departure.find(route, opens, closes);
            held = departure.price() < Double.POSITIVE_INFINITY;
            leaves = departure.leaves();
            returns = leaves + departure.lasts();
        } else if (exact || data.tasks <= FEW && timeCosts(type)) {
            held = placement.find(route, opens, closes);
            leaves = placement.leaves();
            returns = placement.returns();
        } else {
            held = planRoughly(closes);
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
        rests.begin(type, route.count());
        double least = price(opens, closes);
        long best = opens;
        for (Break rest : data.fleet.breaks[type]) {
            long later = rest.opens() + rest.durationSeconds();
            double price = later > opens ? price(later, closes) : least;
            best = price < least ? later : best;
            least = Math.min(least, price);
        }
        for (int again = 0; again < 2 && least < Double.POSITIVE_INFINITY; again++) {
            long later = rests.latestStart(route, rests.run(best, route));
            double price = later > opens ? price(later, closes) : least;
            best = price < least ? later : best;
            least = Math.min(least, price);
        }
        leaves = best;
        returns = rests.run(best, route);
        return least < Double.POSITIVE_INFINITY;
    }

    private double price(long from, long closes) {
        long end = rests.run(from, route);
        return end > closes ? Double.POSITIVE_INFINITY : departure.price(route, from, end);
    }
}
