package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Break;
import io.clickshelf.logistics.model.routing.DrivingRules;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.Arrays;
import java.util.List;

/** The vehicles, by type and one by one; never more of a type than there are tasks. */
final class Fleet {

    final int types;
    final int vehicles;
    final int[] typeOf;
    final int[] firstOf;
    final int[] profile;
    final int[] startLocation;
    final int[] endLocation;
    final int[] capacity;
    final long[] shiftOpens;
    final long[] shiftCloses;
    final long[] fixedCost;
    final long[] costPerDistance;
    final long[] costPerDuration;
    final long[] maxDistance;
    final long[] maxDuration;
    final int[] maxTasks;
    final int[] maxReloads;
    final int[][] reloadLocations;
    final Break[][] breaks;
    final DrivingRules[] driving;
    private final Break[] rests;
    private final boolean restricted;
    private final boolean[] allowed;

    Fleet(RoutingProblem problem, int nowhere) {
        List<VehicleType> list = problem.vehicleTypes();
        int tasks = problem.tasks().size();
        int dimensions = problem.dimensions();
        this.types = list.size();
        this.firstOf = new int[types + 1];
        for (int t = 0; t < types; t++) {
            firstOf[t + 1] = firstOf[t] + Math.min(list.get(t).count(), tasks);
        }
        this.vehicles = firstOf[types];
        this.typeOf = new int[vehicles];
        this.capacity = new int[types * dimensions];
        this.reloadLocations = new int[types][];
        for (int t = 0; t < types; t++) {
            VehicleType type = list.get(t);
            Arrays.fill(typeOf, firstOf[t], firstOf[t + 1], t);
            for (int k = 0; k < dimensions; k++) {
                capacity[t * dimensions + k] = type.capacity().amount(k);
            }
            reloadLocations[t] =
                    type.reloads().stream().mapToInt(Integer::intValue).toArray();
        }
        this.profile = list.stream().mapToInt(VehicleType::profile).toArray();
        this.startLocation = list.stream()
                .mapToInt(type -> type.start() == VehicleType.ANYWHERE ? nowhere : type.start())
                .toArray();
        this.endLocation = list.stream()
                .mapToInt(type -> type.end() == VehicleType.ANYWHERE ? nowhere : type.end())
                .toArray();
        this.shiftOpens = list.stream().mapToLong(type -> type.shift().opens()).toArray();
        this.shiftCloses =
                list.stream().mapToLong(type -> type.shift().closes()).toArray();
        this.fixedCost = list.stream().mapToLong(VehicleType::fixedCost).toArray();
        this.costPerDistance =
                list.stream().mapToLong(VehicleType::costPerDistance).toArray();
        this.costPerDuration =
                list.stream().mapToLong(VehicleType::costPerDuration).toArray();
        this.maxDistance = list.stream().mapToLong(VehicleType::maxDistance).toArray();
        this.maxDuration = list.stream()
                .mapToLong(type -> Math.min(
                        type.maxDuration(), type.shift().closes() - type.shift().opens()))
                .toArray();
        this.maxTasks = list.stream().mapToInt(VehicleType::maxTasks).toArray();
        this.maxReloads = list.stream()
                .mapToInt(type -> type.reloads().isEmpty() ? 0 : Math.min(type.maxReloads(), tasks))
                .toArray();
        this.breaks =
                list.stream().map(type -> type.breaks().toArray(Break[]::new)).toArray(Break[][]::new);
        this.driving = list.stream().map(VehicleType::driving).toArray(DrivingRules[]::new);
        this.rests = list.stream()
                .map(type -> new Break(TimeWindow.ALWAYS, type.driving().restSeconds()))
                .toArray(Break[]::new);
        this.restricted = problem.tasks().stream().anyMatch(v -> !v.skills().isEmpty());
        this.allowed = new boolean[restricted ? types * tasks : 0];
        if (restricted) {
            for (int i = 0; i < tasks; i++) {
                Visit visit = problem.tasks().get(i);
                for (int t = 0; t < types; t++) {
                    allowed[i * types + t] = list.get(t).skills().containsAll(visit.skills());
                }
            }
        }
    }

    /** A break of a type's by its number, the one behind the last being the rest from driving. */
    Break rest(int type, int number) {
        return number < breaks[type].length ? breaks[type][number] : rests[type];
    }

    /** Whether every vehicle may serve every task. */
    boolean unrestricted() {
        return !restricted;
    }

    /** Whether a vehicle type has the skills for a task. */
    boolean allows(int task, int type) {
        return !restricted || allowed[task * types + type];
    }
}
