package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest;
import io.clickshelf.contracts.vroom.VroomRequest.Break;
import io.clickshelf.contracts.vroom.VroomRequest.Job;
import io.clickshelf.contracts.vroom.VroomRequest.Vehicle;
import io.clickshelf.contracts.vroom.VroomRequest.VehicleStep;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request, read and checked: its locations, its vehicles by kind, and what is to be done. */
final class VroomInput {

    private final VroomRequest request;
    private final VroomPlaces places;
    private final List<VroomTask> tasks = new ArrayList<>();
    private final List<List<Vehicle>> kinds;
    private final int dimensions;

    /** @throws VroomInputException naming the first value that is wrong */
    VroomInput(VroomRequest request) {
        if (request.options() != null && Boolean.TRUE.equals(request.options().c())) {
            throw new VroomInputException(
                    "options.c (plan mode: times for given steps) isn't supported; leave it out to have routes made.");
        }
        this.request = request;
        this.places = new VroomPlaces(request);
        this.kinds = kinds(request.vehicles());
        this.dimensions = amounts(kinds.getFirst().getFirst().capacity()).size();
        readJobs();
        readShipments();
        for (List<Vehicle> kind : kinds) {
            place(kind.getFirst(), true);
            place(kind.getFirst(), false);
        }
    }

    VroomRequest request() {
        return request;
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

    /** Of amounts and capacities. */
    int dimensions() {
        return dimensions;
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
            Vehicle sorted = with(vehicle.id(), breaks(vehicle), vehicle.steps(), vehicle.description(), vehicle);
            alike.computeIfAbsent(with(null, sorted.breaks(), null, null, vehicle), key -> new ArrayList<>())
                    .add(sorted);
        }
        return List.copyOf(alike.values());
    }

    private static Vehicle with(
            @Nullable Long id,
            @Nullable List<Break> breaks,
            @Nullable List<VehicleStep> steps,
            @Nullable String description,
            Vehicle vehicle) {
        return new Vehicle(
                id,
                vehicle.profile(),
                vehicle.start(),
                vehicle.startIndex(),
                vehicle.end(),
                vehicle.endIndex(),
                vehicle.capacity(),
                vehicle.costs(),
                vehicle.skills(),
                vehicle.type(),
                vehicle.timeWindow(),
                breaks,
                vehicle.speedFactor(),
                vehicle.maxTasks(),
                vehicle.maxTravelTime(),
                vehicle.maxDistance(),
                steps,
                description);
    }

    /** In the order in which they may begin, as VROOM takes them. */
    private static @Nullable List<Break> breaks(Vehicle vehicle) {
        if (vehicle.breaks() == null) {
            return null;
        }
        Set<Long> ids = new HashSet<>();
        for (Break rest : vehicle.breaks()) {
            if (rest == null || rest.id() == null || !ids.add(rest.id())) {
                throw new VroomInputException(
                        "Vehicle " + vehicle.id() + " has a break without an id, or two with the same.");
            }
            if (rest.maxLoad() != null) {
                throw new VroomInputException("max_load of break " + rest.id() + " of vehicle " + vehicle.id()
                        + " isn't supported; leave it out, or give the break time windows.");
            }
        }
        return vehicle.breaks().stream()
                .sorted(Comparator.comparingLong(rest -> windows("break " + rest.id(), rest.timeWindows())
                        .getFirst()
                        .opens()))
                .toList();
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
        if (Objects.requireNonNullElse(job.service(), 0L) < 0
                || Objects.requireNonNullElse(job.setup(), 0L) < 0
                || negative(job.setupPerType())
                || negative(job.servicePerType())) {
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

    private static boolean negative(@Nullable Map<String, Long> byType) {
        return byType != null && byType.values().stream().anyMatch(seconds -> seconds != null && seconds < 0);
    }

    static List<Integer> amounts(@Nullable List<Integer> amounts) {
        return Objects.requireNonNullElse(amounts, List.of());
    }

    int place(Vehicle vehicle, boolean start) {
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

    static List<TimeWindow> windows(String what, @Nullable List<List<Long>> windows) {
        return windows == null || windows.isEmpty()
                ? List.of(TimeWindow.ALWAYS)
                : windows.stream()
                        .map(window -> window(what, window))
                        .sorted(Comparator.comparingLong(TimeWindow::opens))
                        .toList();
    }

    static TimeWindow window(String what, List<Long> window) {
        if (window.size() != 2 || window.get(0) == null || window.get(1) == null || window.get(0) > window.get(1)) {
            throw new VroomInputException("Invalid time window " + window + " of " + what + ": give [start, end].");
        }
        if (window.get(0) < 0) {
            throw new VroomInputException("Invalid time window " + window + " of " + what + ": times begin at 0.");
        }
        return new TimeWindow(window.get(0), Math.min(window.get(1), TimeWindow.NEVER));
    }

    static Load load(List<Integer> amounts) {
        for (Integer amount : amounts) {
            if (amount == null || amount < 0) {
                throw new VroomInputException("Invalid amount " + amounts + ": whole numbers from 0.");
            }
        }
        return Load.of(amounts.stream().mapToInt(Integer::intValue).toArray());
    }
}
