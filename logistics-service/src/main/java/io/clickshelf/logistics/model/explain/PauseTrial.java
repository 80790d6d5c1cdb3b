package io.clickshelf.logistics.model.explain;

import io.clickshelf.logistics.model.routing.DrivingRules;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.search.RouteClock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Drives a sequence of tasks with a vehicle's breaks and driving hours; if that can't be within the shift, with a longer one,
 * and if not even then, with more driving.
 */
final class PauseTrial {

    private final RoutingProblem problem;
    private final List<Travel> profiles;
    private @Nullable Clocks clocks;

    /** Within all limits, in a shift without end, and without a limit on driving. */
    private record Clocks(RouteClock strict, RouteClock longer, RouteClock farther) {}

    /** @param profiles the problem's travel, or the same as tables */
    PauseTrial(RoutingProblem problem, List<Travel> profiles) {
        this.problem = problem;
        this.profiles = profiles;
    }

    static boolean pauses(VehicleType type) {
        return !type.breaks().isEmpty() || type.driving().limited();
    }

    /** @param figures of the same route without breaks and rests, which breaches no limit but that on time */
    RouteFigures drive(int vehicleType, List<Integer> tasks, RouteFigures figures) {
        VehicleType type = problem.vehicleTypes().get(vehicleType);
        if (clocks == null) {
            clocks = new Clocks(
                    clock(UnaryOperator.identity()), clock(PauseTrial::openEnded), clock(PauseTrial::asFarAsNeeded));
        }
        RouteClock clock = clocks.strict;
        long lasts = clock.duration(vehicleType, tasks);
        if (lasts >= 0 && lasts <= type.maxDuration()) {
            return figures.lasting(type, lasts, clock.lateCost(), 0, 0);
        }
        clock = clocks.longer;
        lasts = clock.duration(vehicleType, tasks);
        if (lasts >= 0) {
            long overtime = Math.max(clock.returns() - type.shift().closes(), lasts - type.maxDuration());
            return figures.lasting(type, lasts, clock.lateCost(), Math.max(1, overtime), 0);
        }
        clock = clocks.farther;
        lasts = clock.duration(vehicleType, tasks);
        long over = driving(type, tasks) - type.driving().most();
        return lasts >= 0 && lasts <= type.maxDuration()
                ? figures.lasting(type, lasts, clock.lateCost(), 0, over)
                : figures.lasting(type, 0, 0, 0, RouteFigures.HOPELESS);
    }

    private long driving(VehicleType type, List<Integer> tasks) {
        Travel travel = profiles.get(type.profile());
        long total = 0;
        int place = type.start();
        for (int task : tasks) {
            int next = problem.tasks().get(task).location();
            total += place == VehicleType.ANYWHERE ? 0 : travel.duration(place, next);
            place = next;
        }
        return total + (type.end() == VehicleType.ANYWHERE ? 0 : travel.duration(place, type.end()));
    }

    private RouteClock clock(UnaryOperator<VehicleType> change) {
        RoutingProblem.Builder copy = RoutingProblem.builder();
        profiles.forEach(copy::travel);
        problem.vehicleTypes().forEach(type -> copy.vehicles(change.apply(type)));
        problem.visits().forEach(copy::visit);
        problem.shipments().forEach(copy::shipment);
        return new RouteClock(copy.build());
    }

    private static VehicleType openEnded(VehicleType type) {
        return copy(
                type, new TimeWindow(type.shift().opens(), TimeWindow.NEVER), VehicleType.UNLIMITED, type.driving());
    }

    private static VehicleType asFarAsNeeded(VehicleType type) {
        DrivingRules now = type.driving();
        return copy(
                type,
                type.shift(),
                type.maxDuration(),
                new DrivingRules(VehicleType.UNLIMITED, now.restAfter(), now.restSeconds(), now.since()));
    }

    private static VehicleType copy(VehicleType type, TimeWindow shift, long maxDuration, DrivingRules driving) {
        return VehicleType.named(type.id())
                .count(type.count())
                .capacity(type.capacity())
                .from(type.start())
                .to(type.end())
                .shift(shift.opens(), shift.closes())
                .costs(type.fixedCost(), type.costPerDistance(), type.costPerDuration())
                .maxDuration(maxDuration)
                .profile(type.profile())
                .breaks(type.breaks())
                .driving(driving)
                .build();
    }
}
