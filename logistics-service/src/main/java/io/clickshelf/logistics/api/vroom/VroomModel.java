package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest;
import io.clickshelf.contracts.vroom.VroomRequest.Vehicle;
import io.clickshelf.logistics.api.RoadMap;
import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.Shipment;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as the engine's problem. VROOM's cost of a leg becomes the engine's distance, so that what is least is the same.
 */
final class VroomModel {

    private final VroomInput input;
    private final VroomTables tables;
    private final VroomSetUps setUps;
    private final VroomLegs legs;
    private final int scale;

    VroomModel(VroomInput input, double usualKmh, RoadMap roads) {
        this.input = input;
        this.tables = new VroomTables(input.request(), input.places(), usualKmh, roads);
        this.setUps = new VroomSetUps(input);
        this.scale = input.kinds().stream()
                        .allMatch(kind -> VroomCosts.of(kind.getFirst()).plain())
                ? 1
                : 100;
        this.legs = new VroomLegs(input, tables, setUps, scale);
    }

    VroomInput input() {
        return input;
    }

    VroomTables.Table table(Vehicle vehicle) {
        return tables.of(vehicle.profile());
    }

    /** The request's place where the engine is. */
    int place(int location) {
        return location < 0 ? location : legs.place(location);
    }

    /** @param budgets by vehicle type: largest cost of travel, in the engine's units */
    RoutingProblem problem(long[] budgets) {
        RoutingProblem.Builder problem = RoutingProblem.builder();
        Map<List<Object>, Integer> profiles = new HashMap<>();
        for (int k = 0; k < input.kinds().size(); k++) {
            Vehicle vehicle = input.kinds().get(k).getFirst();
            VroomCosts costs = VroomCosts.of(vehicle);
            List<Object> profile = List.of(
                    Objects.requireNonNullElse(vehicle.profile(), ""),
                    Objects.requireNonNullElse(vehicle.type(), ""),
                    costs.speed(),
                    costs.perHour(),
                    costs.perTaskHour(),
                    costs.perKm());
            Integer number = profiles.get(profile);
            if (number == null) {
                number = profiles.size();
                profiles.put(profile, number);
                problem.travel(legs.travel(vehicle));
            }
            problem.vehicles(type(k, vehicle, number, budgets[k]));
        }
        boolean ranked = input.tasks().stream().anyMatch(task -> task.priority() > 0);
        long unit = ranked ? penaltyUnit() : 0;
        for (int i = 0; i < input.tasks().size(); i++) {
            VroomTask task = input.tasks().get(i);
            long penalty =
                    ranked ? unit * (1 + (long) task.priority() * (input.tasks().size() + 1)) : Visit.REQUIRED;
            if (task.type().equals("job")) {
                problem.visit(visit(i).delivery(VroomInput.load(task.brought()))
                        .pickup(VroomInput.load(task.taken()))
                        .penalty(penalty)
                        .skills(skills(task.job().skills()))
                        .build());
            } else if (task.type().equals("pickup")) {
                Set<String> skills =
                        skills(Objects.requireNonNull(input.request().shipments())
                                .get(shipmentOf(i))
                                .skills());
                problem.shipment(new Shipment(
                        visit(i).skills(skills).build(),
                        visit(i + 1).skills(skills).build(),
                        VroomInput.load(task.amount()),
                        penalty));
            }
        }
        return problem.build();
    }

    private int shipmentOf(int task) {
        int jobs = Objects.requireNonNullElse(input.request().jobs(), List.of()).size();
        return (task - jobs) / 2;
    }

    /** More than serving any one stop can cost. */
    private long penaltyUnit() {
        long most = 1;
        for (List<Vehicle> kind : input.kinds()) {
            Travel travel = legs.travel(kind.getFirst());
            long leg = 0;
            for (int i = 0; i < travel.size(); i++) {
                for (int j = 0; j < travel.size(); j++) {
                    leg = Math.max(leg, travel.distance(i, j));
                }
            }
            most = Math.max(most, fixed(kind.getFirst()) + 4 * leg);
        }
        return most;
    }

    private long fixed(Vehicle vehicle) {
        return scale * VroomCosts.of(vehicle).fixed();
    }

    private VehicleType type(int kind, Vehicle vehicle, int profile, long budget) {
        VehicleType.Builder type = VehicleType.named(String.valueOf(vehicle.id()))
                .count(input.kinds().get(kind).size())
                .capacity(VroomInput.load(VroomInput.amounts(vehicle.capacity())))
                .from(input.place(vehicle, true))
                .to(legs.end(vehicle))
                .costs(fixed(vehicle), 1, 0)
                .maxDistance(budget)
                .skills(skills(vehicle.skills()))
                .profile(profile);
        if (VroomInput.amounts(vehicle.capacity()).size() != input.dimensions()) {
            throw new VroomInputException("Inconsistent capacity length of vehicle " + vehicle.id() + ".");
        }
        if (vehicle.timeWindow() != null) {
            TimeWindow shift = VroomInput.window("vehicle " + vehicle.id(), vehicle.timeWindow());
            type.shift(shift.opens(), shift.closes());
        }
        if (vehicle.maxTasks() != null) {
            type.maxTasks(vehicle.maxTasks());
        }
        long beyond = legs.mostBeyond(vehicle);
        List<Break> breaks = new ArrayList<>();
        for (var rest : Objects.requireNonNullElse(vehicle.breaks(), List.<VroomRequest.Break>of())) {
            breaks.add(new Break(
                    VroomInput.windows("break " + rest.id(), rest.timeWindows()).stream()
                            .map(window -> new TimeWindow(window.opens(), window.closes() - beyond))
                            .toList(),
                    Objects.requireNonNullElse(rest.service(), 0L)));
        }
        return type.breaks(breaks).build();
    }

    /** The engine's limit that keeps a vehicle's largest travel time, where the two are proportional. */
    long[] budgets() {
        long[] budgets = new long[input.kinds().size()];
        for (int k = 0; k < budgets.length; k++) {
            Vehicle vehicle = input.kinds().get(k).getFirst();
            VroomCosts costs = VroomCosts.of(vehicle);
            boolean byTime = tables.of(vehicle.profile()).costs() == null && costs.byTime();
            budgets[k] = vehicle.maxTravelTime() == null || !byTime
                    ? VehicleType.UNLIMITED
                    : Math.round(scale * costs.perHour() / 3600.0 * vehicle.maxTravelTime());
        }
        return budgets;
    }

    private Visit.Builder visit(int number) {
        VroomTask task = input.tasks().get(number);
        return Visit.at(task.type() + " " + task.id(), legs.location(number))
                .service(legs.service(number))
                .windows(setUps.windows(task));
    }

    private static Set<String> skills(@Nullable List<Integer> skills) {
        return skills == null ? Set.of() : skills.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
