package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest;
import io.clickshelf.contracts.vroom.VroomRequest.Costs;
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

    private static final long USUAL_PER_HOUR = 3600;

    private final VroomInput input;
    private final VroomTables tables;
    private final VroomSetUps setUps;
    private final int scale;

    VroomModel(VroomInput input, double usualKmh, RoadMap roads) {
        this.input = input;
        this.tables = new VroomTables(input.request(), input.places(), usualKmh, roads);
        this.setUps = new VroomSetUps(input);
        this.scale = plainCosts() ? 1 : 100;
    }

    VroomInput input() {
        return input;
    }

    VroomTables.Table table(Vehicle vehicle) {
        return tables.of(vehicle.profile());
    }

    private boolean plainCosts() {
        return input.kinds().stream()
                .map(kind -> kind.getFirst().costs())
                .allMatch(costs -> costs == null
                        || Objects.requireNonNullElse(costs.perHour(), USUAL_PER_HOUR) == USUAL_PER_HOUR
                                && Objects.requireNonNullElse(costs.perKm(), 0L) == 0);
    }

    /** @param budgets by vehicle type: largest cost of travel, in the engine's units */
    RoutingProblem problem(long[] budgets) {
        RoutingProblem.Builder problem = RoutingProblem.builder();
        Map<List<Object>, Integer> profiles = new HashMap<>();
        for (int k = 0; k < input.kinds().size(); k++) {
            Vehicle vehicle = input.kinds().get(k).getFirst();
            Costs costs = Objects.requireNonNullElse(vehicle.costs(), new Costs(null, null, null));
            List<Object> profile = List.of(
                    Objects.requireNonNullElse(vehicle.profile(), ""),
                    speed(vehicle),
                    Objects.requireNonNullElse(costs.perHour(), USUAL_PER_HOUR),
                    Objects.requireNonNullElse(costs.perKm(), 0L));
            Integer number = profiles.get(profile);
            if (number == null) {
                number = profiles.size();
                profiles.put(profile, number);
                problem.travel(travel(vehicle));
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
                problem.visit(visit(task)
                        .delivery(VroomInput.load(task.brought()))
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
                        visit(task).skills(skills).build(),
                        visit(input.tasks().get(i + 1)).skills(skills).build(),
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
            Travel travel = travel(kind.getFirst());
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
        Costs costs = vehicle.costs();
        return scale * (costs == null ? 0 : Objects.requireNonNullElse(costs.fixed(), 0L));
    }

    private VehicleType type(int kind, Vehicle vehicle, int profile, long budget) {
        VehicleType.Builder type = VehicleType.named(String.valueOf(vehicle.id()))
                .count(input.kinds().get(kind).size())
                .capacity(VroomInput.load(VroomInput.amounts(vehicle.capacity())))
                .from(input.place(vehicle, true))
                .to(input.place(vehicle, false))
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
        List<Break> breaks = new ArrayList<>();
        for (var rest : Objects.requireNonNullElse(vehicle.breaks(), List.<VroomRequest.Break>of())) {
            breaks.add(new Break(
                    VroomInput.windows("break " + rest.id(), rest.timeWindows()),
                    Objects.requireNonNullElse(rest.service(), 0L)));
        }
        return type.breaks(breaks).build();
    }

    static double speed(Vehicle vehicle) {
        double factor = Objects.requireNonNullElse(vehicle.speedFactor(), 1.0);
        if (!(factor > 0 && factor <= 5)) {
            throw new VroomInputException(
                    "Invalid speed_factor " + factor + " of vehicle " + vehicle.id() + ": above 0, up to 5.");
        }
        return factor;
    }

    static int seconds(int seconds, double speed) {
        return speed == 1 ? seconds : (int) Math.round(seconds / speed);
    }

    private Travel travel(Vehicle vehicle) {
        VroomTables.Table table = tables.of(vehicle.profile());
        double speed = speed(vehicle);
        int[] cost = new int[table.seconds().length];
        int[] seconds = new int[cost.length];
        for (int i = 0; i < cost.length; i++) {
            seconds[i] = seconds(table.seconds()[i], speed);
            if (i / table.size() != i % table.size()) {
                seconds[i] += setUps.onTheWay(i % table.size());
            }
            cost[i] = (int) Math.min(Integer.MAX_VALUE / 8, Math.round(scale * cost(vehicle, table, i)));
        }
        return Travel.matrix(table.size(), cost, seconds);
    }

    /** Of a leg, in VROOM's units. */
    static double cost(Vehicle vehicle, VroomTables.Table table, int leg) {
        if (table.costs() != null) {
            return table.costs()[leg];
        }
        Costs costs = vehicle.costs();
        long perHour = costs == null ? USUAL_PER_HOUR : Objects.requireNonNullElse(costs.perHour(), USUAL_PER_HOUR);
        long perKm = costs == null ? 0 : Objects.requireNonNullElse(costs.perKm(), 0L);
        if (perKm > 0 && table.meters() == null) {
            throw new VroomInputException("per_km of vehicle " + vehicle.id() + " needs a matrix of distances.");
        }
        return perHour / 3600.0 * seconds(table.seconds()[leg], speed(vehicle))
                + (perKm == 0 ? 0 : perKm / 1000.0 * Objects.requireNonNull(table.meters())[leg]);
    }

    /** The engine's limit that keeps a vehicle's largest travel time, where the two are proportional. */
    long[] budgets() {
        long[] budgets = new long[input.kinds().size()];
        for (int k = 0; k < budgets.length; k++) {
            Vehicle vehicle = input.kinds().get(k).getFirst();
            Costs costs = vehicle.costs();
            long perHour = costs == null ? USUAL_PER_HOUR : Objects.requireNonNullElse(costs.perHour(), USUAL_PER_HOUR);
            boolean byTime = tables.of(vehicle.profile()).costs() == null
                    && (costs == null || Objects.requireNonNullElse(costs.perKm(), 0L) == 0)
                    && perHour > 0;
            budgets[k] = vehicle.maxTravelTime() == null || !byTime
                    ? VehicleType.UNLIMITED
                    : Math.round(scale * perHour / 3600.0 * vehicle.maxTravelTime());
        }
        return budgets;
    }

    int scale() {
        return scale;
    }

    private Visit.Builder visit(VroomTask task) {
        return Visit.at(task.type() + " " + task.id(), task.place())
                .service(setUps.service(task))
                .windows(setUps.windows(task));
    }

    private static Set<String> skills(@Nullable List<Integer> skills) {
        return skills == null ? Set.of() : skills.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
