package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest;
import io.clickshelf.contracts.vroom.VroomRequest.Costs;
import io.clickshelf.contracts.vroom.VroomRequest.Job;
import io.clickshelf.contracts.vroom.VroomRequest.Vehicle;
import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.Shipment;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as the engine's problem. VROOM's cost of a leg becomes the engine's distance, so that what is least is the same;
 * set-up is part of the service, which a second stop at the same place then has to spare.
 */
final class VroomModel {

    private static final long USUAL_PER_HOUR = 3600;

    private final VroomRequest request;
    private final VroomPlaces places;
    private final VroomTables tables;
    private final List<VroomTask> tasks = new ArrayList<>();
    private final List<List<Vehicle>> kinds;
    private final int dimensions;
    private final int scale;

    VroomModel(VroomRequest request, double usualKmh) {
        this.request = request;
        this.places = new VroomPlaces(request);
        this.kinds = kinds(request.vehicles());
        this.dimensions = dimensions();
        this.scale = plainCosts() ? 1 : 100;
        readJobs();
        readShipments();
        for (List<Vehicle> kind : kinds) {
            place(kind.getFirst(), true);
            place(kind.getFirst(), false);
        }
        this.tables = new VroomTables(request, places, usualKmh);
    }

    VroomPlaces places() {
        return places;
    }

    /** By the engine's number. */
    List<VroomTask> tasks() {
        return tasks;
    }

    /** By the engine's vehicle type and number. */
    List<List<Vehicle>> kinds() {
        return kinds;
    }

    int dimensions() {
        return request.vehicles() == null || request.vehicles().isEmpty()
                ? 0
                : amounts(request.vehicles().getFirst().capacity()).size();
    }

    VroomTables.Table table(Vehicle vehicle) {
        return tables.of(vehicle.profile());
    }

    /** Vehicles that are alike, together. */
    private static List<List<Vehicle>> kinds(@Nullable List<Vehicle> vehicles) {
        if (vehicles == null || vehicles.isEmpty()) {
            throw new VroomInputException("Missing vehicles: give at least one.");
        }
        Map<Vehicle, List<Vehicle>> alike = new LinkedHashMap<>();
        Set<Long> ids = new HashSet<>();
        for (Vehicle vehicle : vehicles) {
            if (vehicle == null || vehicle.id() == null) {
                throw new VroomInputException("Missing id of a vehicle.");
            }
            if (!ids.add(vehicle.id())) {
                throw new VroomInputException("Duplicate vehicle id " + vehicle.id() + ".");
            }
            Vehicle key = new Vehicle(
                    null,
                    vehicle.profile(),
                    vehicle.start(),
                    vehicle.startIndex(),
                    vehicle.end(),
                    vehicle.endIndex(),
                    vehicle.capacity(),
                    vehicle.costs(),
                    vehicle.skills(),
                    vehicle.timeWindow(),
                    vehicle.breaks(),
                    vehicle.speedFactor(),
                    vehicle.maxTasks(),
                    vehicle.maxTravelTime(),
                    vehicle.maxDistance(),
                    null,
                    null);
            alike.computeIfAbsent(key, k -> new ArrayList<>()).add(vehicle);
        }
        return List.copyOf(alike.values());
    }

    private boolean plainCosts() {
        return kinds.stream().map(kind -> kind.getFirst().costs()).allMatch(costs -> costs == null
                || Objects.requireNonNullElse(costs.perHour(), USUAL_PER_HOUR) == USUAL_PER_HOUR
                        && Objects.requireNonNullElse(costs.perKm(), 0L) == 0);
    }

    private void readJobs() {
        Set<Long> ids = new HashSet<>();
        for (Job job : Objects.requireNonNullElse(request.jobs(), List.<Job>of())) {
            if (job == null || job.id() == null) {
                throw new VroomInputException("Missing id of a job.");
            }
            if (!ids.add(job.id())) {
                throw new VroomInputException("Duplicate job id " + job.id() + ".");
            }
            tasks.add(task("job", job, List.of(), job.priority()));
        }
    }

    private void readShipments() {
        Set<Long> pickups = new HashSet<>();
        Set<Long> deliveries = new HashSet<>();
        for (var shipment : Objects.requireNonNullElse(request.shipments(), List.<VroomRequest.Shipment>of())) {
            Job pickup = shipment.pickup();
            Job delivery = shipment.delivery();
            if (pickup == null || delivery == null || pickup.id() == null || delivery.id() == null) {
                throw new VroomInputException("A shipment needs a pickup and a delivery, each with an id.");
            }
            if (!pickups.add(pickup.id()) || !deliveries.add(delivery.id())) {
                throw new VroomInputException(
                        "Duplicate shipment id " + pickup.id() + " (pickup) or " + delivery.id() + " (delivery).");
            }
            tasks.add(task("pickup", pickup, amounts(shipment.amount()), shipment.priority()));
            tasks.add(task("delivery", delivery, amounts(shipment.amount()), shipment.priority()));
        }
        if (tasks.isEmpty()) {
            throw new VroomInputException("Missing jobs and shipments: there is nothing to do.");
        }
    }

    private VroomTask task(String type, Job job, List<Integer> amount, @Nullable Integer priority) {
        int rank = Objects.requireNonNullElse(priority, 0);
        if (rank < 0 || rank > 100) {
            throw new VroomInputException("Invalid priority " + rank + " of " + type + " " + job.id() + ": 0 to 100.");
        }
        if (Objects.requireNonNullElse(job.service(), 0L) < 0 || Objects.requireNonNullElse(job.setup(), 0L) < 0) {
            throw new VroomInputException("Negative service or setup of " + type + " " + job.id() + ".");
        }
        VroomTask task = new VroomTask(
                type, job, places.number(type + " " + job.id(), job.location(), job.locationIndex()), amount, rank);
        for (List<Integer> amounts : List.of(task.brought(), task.taken(), amount)) {
            if (!amounts.isEmpty() && amounts.size() != dimensions) {
                throw new VroomInputException("Inconsistent amount length of " + type + " " + job.id() + ": "
                        + amounts.size() + ", where vehicles have " + dimensions + ".");
            }
        }
        return task;
    }

    private static List<Integer> amounts(@Nullable List<Integer> amounts) {
        return Objects.requireNonNullElse(amounts, List.of());
    }

    private int place(Vehicle vehicle, boolean start) {
        List<Double> location = start ? vehicle.start() : vehicle.end();
        Integer index = start ? vehicle.startIndex() : vehicle.endIndex();
        if (location == null && index == null) {
            if (vehicle.start() == null
                    && vehicle.startIndex() == null
                    && vehicle.end() == null
                    && vehicle.endIndex() == null) {
                throw new VroomInputException("No start and no end for vehicle " + vehicle.id() + "; give one.");
            }
            return VehicleType.ANYWHERE;
        }
        return places.number((start ? "start" : "end") + " of vehicle " + vehicle.id(), location, index);
    }

    /** @param budgets by vehicle type: largest cost of travel, in the engine's units */
    RoutingProblem problem(long[] budgets) {
        RoutingProblem.Builder problem = RoutingProblem.builder();
        Map<List<Object>, Integer> profiles = new HashMap<>();
        for (int k = 0; k < kinds.size(); k++) {
            Vehicle vehicle = kinds.get(k).getFirst();
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
        boolean ranked = tasks.stream().anyMatch(task -> task.priority() > 0);
        long unit = ranked ? penaltyUnit() : 0;
        for (int i = 0; i < tasks.size(); i++) {
            VroomTask task = tasks.get(i);
            long penalty = ranked ? unit * (1 + (long) task.priority() * (tasks.size() + 1)) : Visit.REQUIRED;
            if (task.type().equals("job")) {
                problem.visit(visit(task)
                        .delivery(load(task.brought()))
                        .pickup(load(task.taken()))
                        .penalty(penalty)
                        .skills(skills(task.job().skills()))
                        .build());
            } else if (task.type().equals("pickup")) {
                Set<String> skills = skills(
                        Objects.requireNonNull(request.shipments()).get(shipmentOf(i)).skills());
                problem.shipment(new Shipment(
                        visit(task).skills(skills).build(),
                        visit(tasks.get(i + 1)).skills(skills).build(),
                        load(task.amount()),
                        penalty));
            }
        }
        return problem.build();
    }

    private int shipmentOf(int task) {
        int jobs = Objects.requireNonNullElse(request.jobs(), List.of()).size();
        return (task - jobs) / 2;
    }

    /** More than serving any one stop can cost. */
    private long penaltyUnit() {
        long most = 1;
        for (List<Vehicle> kind : kinds) {
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
                .count(kinds.get(kind).size())
                .capacity(load(amounts(vehicle.capacity())))
                .from(place(vehicle, true))
                .to(place(vehicle, false))
                .costs(fixed(vehicle), 1, 0)
                .maxDistance(budget)
                .skills(skills(vehicle.skills()))
                .profile(profile);
        if (amounts(vehicle.capacity()).size() != dimensions) {
            throw new VroomInputException("Inconsistent capacity length of vehicle " + vehicle.id() + ".");
        }
        if (vehicle.timeWindow() != null) {
            TimeWindow shift = window("vehicle " + vehicle.id(), vehicle.timeWindow());
            type.shift(shift.opens(), shift.closes());
        }
        if (vehicle.maxTasks() != null) {
            type.maxTasks(vehicle.maxTasks());
        }
        List<Break> breaks = new ArrayList<>();
        for (var rest : Objects.requireNonNullElse(vehicle.breaks(), List.<VroomRequest.Break>of())) {
            List<TimeWindow> windows = windows("break " + rest.id(), rest.timeWindows());
            if (windows.size() > 1) {
                throw new VroomInputException(
                        "Break " + rest.id() + " has several time windows; give one, in which it is to start.");
            }
            breaks.add(new Break(windows.getFirst(), Objects.requireNonNullElse(rest.service(), 0L)));
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
        long[] budgets = new long[kinds.size()];
        for (int k = 0; k < budgets.length; k++) {
            Vehicle vehicle = kinds.get(k).getFirst();
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
                .service(task.setup() + task.service())
                .windows(windows(task.type() + " " + task.id(), task.job().timeWindows()));
    }

    static List<TimeWindow> windows(String what, @Nullable List<List<Long>> windows) {
        return windows == null || windows.isEmpty()
                ? List.of(TimeWindow.ALWAYS)
                : windows.stream().map(window -> window(what, window)).toList();
    }

    private static TimeWindow window(String what, List<Long> window) {
        if (window.size() != 2 || window.get(0) == null || window.get(1) == null || window.get(0) > window.get(1)) {
            throw new VroomInputException("Invalid time window " + window + " of " + what + ": give [start, end].");
        }
        if (window.get(0) < 0) {
            throw new VroomInputException("Invalid time window " + window + " of " + what + ": times begin at 0.");
        }
        return new TimeWindow(window.get(0), Math.min(window.get(1), TimeWindow.NEVER));
    }

    private static Load load(List<Integer> amounts) {
        for (Integer amount : amounts) {
            if (amount == null || amount < 0) {
                throw new VroomInputException("Invalid amount " + amounts + ": whole numbers from 0.");
            }
        }
        return Load.of(amounts.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Set<String> skills(@Nullable List<Integer> skills) {
        return skills == null
                ? Set.of()
                : skills.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
