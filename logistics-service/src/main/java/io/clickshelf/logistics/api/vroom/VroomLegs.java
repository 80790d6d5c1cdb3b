package io.clickshelf.logistics.api.vroom;

import io.clickshelf.contracts.vroom.VroomRequest.Break;
import io.clickshelf.contracts.vroom.VroomRequest.Vehicle;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.List;
import java.util.Objects;

/**
 * The engine's places and what it takes each vehicle to get from one to another: seconds, and as distance what that costs.
 * Where tasks take some vehicles longer than others, or cost by the hour, each task is a place of its own, and what it takes a
 * vehicle beyond what it takes all is part of the way from there.
 */
final class VroomLegs {

    private final VroomInput input;
    private final VroomTables tables;
    private final VroomSetUps setUps;
    private final int scale;
    private final int places;
    private final boolean apart;
    /** Of each task, the seconds that it takes in the engine whoever does it. */
    private final long[] service;

    /** @param scale the engine's units of cost in one of VROOM's */
    VroomLegs(VroomInput input, VroomTables tables, VroomSetUps setUps, int scale) {
        this.input = input;
        this.tables = tables;
        this.setUps = setUps;
        this.scale = scale;
        this.places = input.places().size();
        this.apart = input.tasks().stream().anyMatch(VroomTask::dependsOnVehicle)
                || input.kinds().stream()
                        .anyMatch(kind -> VroomCosts.of(kind.getFirst()).perTaskHour() > 0);
        List<Vehicle> vehicles = input.kinds().stream().map(List::getFirst).toList();
        // A break comes behind what all take: where its window leaves no room for the rest, all take as long as any.
        boolean narrow = vehicles.stream().anyMatch(vehicle -> !roomInBreaks(vehicle));
        this.service = input.tasks().stream()
                .mapToLong(task -> {
                    var seconds = vehicles.stream().mapToLong(vehicle -> setUps.service(task, vehicle.type()));
                    return (narrow ? seconds.max() : seconds.min()).orElse(0);
                })
                .toArray();
    }

    /** Whether the windows of a vehicle's breaks are so wide that they can close earlier by what any task takes it. */
    private boolean roomInBreaks(Vehicle vehicle) {
        long most = input.tasks().stream()
                .mapToLong(task -> setUps.service(task, vehicle.type()))
                .max()
                .orElse(0);
        return Objects.requireNonNullElse(vehicle.breaks(), List.<Break>of()).stream()
                .flatMap(rest -> VroomInput.windows("break " + rest.id(), rest.timeWindows()).stream())
                .allMatch(window -> window.closes() - window.opens() >= most);
    }

    /** Where the engine has a task. */
    int location(int task) {
        return apart ? places + task : input.tasks().get(task).place();
    }

    /** Where the engine has the end of a vehicle's route. */
    int end(Vehicle vehicle) {
        int place = input.place(vehicle, false);
        return apart && place == VehicleType.ANYWHERE ? places + input.tasks().size() : place;
    }

    /** The request's place where the engine is, or {@link VehicleType#ANYWHERE}. */
    int place(int location) {
        if (location < places) {
            return location;
        }
        int task = location - places;
        return task < input.tasks().size() ? input.tasks().get(task).place() : VehicleType.ANYWHERE;
    }

    /** Seconds that a task takes once it is begun, whoever does it. */
    long service(int task) {
        return service[task];
    }

    /** The most seconds that any task takes a vehicle beyond those. */
    long mostBeyond(Vehicle vehicle) {
        long most = 0;
        for (int task = 0; task < service.length; task++) {
            most = Math.max(most, beyond(task, vehicle));
        }
        return most;
    }

    private long beyond(int task, Vehicle vehicle) {
        return Math.max(0, setUps.service(input.tasks().get(task), vehicle.type()) - service[task]);
    }

    Travel travel(Vehicle vehicle) {
        VroomTables.Table table = tables.of(vehicle.profile());
        VroomCosts costs = VroomCosts.of(vehicle);
        int size = apart ? places + input.tasks().size() + 1 : places;
        int[] cost = new int[size * size];
        int[] seconds = new int[cost.length];
        for (int from = 0; from < size; from++) {
            long spent = from < places || from == size - 1 && apart ? 0 : beyond(from - places, vehicle);
            double done = from < places || from == size - 1 && apart
                    ? 0
                    : costs.task(setUps.service(input.tasks().get(from - places), vehicle.type()));
            for (int to = 0; to < size; to++) {
                int a = place(from);
                int b = place(to);
                boolean known = a != VehicleType.ANYWHERE && b != VehicleType.ANYWHERE;
                int leg = known ? a * places + b : -1;
                int setUp = known && a != b ? setUps.onTheWay(b) : 0;
                long time = spent + (known ? costs.seconds(table.seconds()[leg]) + setUp : 0);
                double price = done + (known ? costs.leg(table, leg) + costs.task(setUp) : 0);
                seconds[from * size + to] = (int) Math.min(Integer.MAX_VALUE / 8, time);
                cost[from * size + to] = (int) Math.min(Integer.MAX_VALUE / 8, Math.round(scale * price));
            }
        }
        return Travel.matrix(size, cost, seconds);
    }
}
