package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.DrivingRules;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.List;

/**
 * An instance with windows, made harder for its drivers: a break of a thirtieth of the day that begins in its middle fifth,
 * or a rest as long after a quarter of a day at the wheel, or both.
 */
final class DriverTerms {

    private DriverTerms() {}

    /** @param terms {@code breaks}, {@code rests} or {@code both} */
    static RouteInstance of(RouteInstance instance, String terms) {
        if (!List.of("breaks", "rests", "both").contains(terms)) {
            throw new BenchmarkException("--drivers " + terms + " must be breaks, rests or both.");
        }
        RoutingProblem problem = instance.problem();
        RoutingProblem.Builder harder = RoutingProblem.builder();
        problem.profiles().forEach(harder::travel);
        problem.visits().forEach(harder::visit);
        problem.shipments().forEach(harder::shipment);
        problem.vehicleTypes().forEach(type -> harder.vehicles(vehicle(instance.name(), type, terms)));
        return new RouteInstance(
                instance.name(), harder.build(), instance.scale(), instance.labels(), instance.vehicles());
    }

    private static VehicleType vehicle(String name, VehicleType type, String terms) {
        long opens = type.shift().opens();
        long day = type.shift().closes() - opens;
        if (day >= TimeWindow.NEVER / 2) {
            throw new BenchmarkException(name + " has no end of the day, which --drivers needs.");
        }
        TimeWindow middle = new TimeWindow(opens + 2 * day / 5, opens + 3 * day / 5);
        return VehicleType.named(type.id())
                .count(type.count())
                .capacity(type.capacity())
                .from(type.start())
                .to(type.end())
                .shift(opens, type.shift().closes())
                .costs(type.fixedCost(), type.costPerDistance(), type.costPerDuration())
                .maxDistance(type.maxDistance())
                .maxDuration(type.maxDuration())
                .maxTasks(type.maxTasks())
                .skills(type.skills())
                .profile(type.profile())
                .reloads(type.reloads(), type.maxReloads())
                .breaks(terms.equals("rests") ? List.of() : List.of(new Break(middle, day / 30)))
                .driving(
                        terms.equals("breaks")
                                ? DrivingRules.FREE
                                : new DrivingRules(VehicleType.UNLIMITED, day / 4, day / 30, 0))
                .build();
    }
}
