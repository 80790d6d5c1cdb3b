package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;

/** Travel by time of day as it is on the mean: what the first part of a search makes do with. O(samples) a call. */
final class UsualTravel implements Travel {

    private static final int SAMPLES = 16;

    private final Travel travel;
    private final long from;
    private final long step;

    private UsualTravel(Travel travel, long from, long to) {
        this.travel = travel;
        this.from = from;
        this.step = Math.max(1, (to - from) / SAMPLES);
    }

    /** The same problem with travel that doesn't depend on the time of day. */
    static RoutingProblem problem(RoutingProblem problem) {
        long opens = problem.vehicleTypes().stream()
                .mapToLong(type -> type.shift().opens())
                .min()
                .orElse(0);
        long closes = opens;
        for (VehicleType type : problem.vehicleTypes()) {
            closes = Math.max(closes, bounded(type.shift().closes()));
        }
        for (Visit task : problem.tasks()) {
            closes = Math.max(closes, bounded(task.windows().getLast().closes()));
        }
        RoutingProblem.Builder usual = RoutingProblem.builder();
        for (Travel travel : problem.profiles()) {
            usual.travel(travel.timeDependent() ? new UsualTravel(travel, opens, closes) : travel);
        }
        problem.vehicleTypes().forEach(usual::vehicles);
        problem.visits().forEach(usual::visit);
        problem.shipments().forEach(usual::shipment);
        problem.groups().forEach(usual::group);
        problem.stocks().forEach(usual::stock);
        return usual.build();
    }

    private static long bounded(long time) {
        return time >= TimeWindow.NEVER ? 0 : time;
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
    public int duration(int origin, int target) {
        long sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            long leaves = from + step / 2 + i * step;
            sum += travel.arrival(origin, target, leaves) - leaves;
        }
        return (int) (sum / SAMPLES);
    }
}
