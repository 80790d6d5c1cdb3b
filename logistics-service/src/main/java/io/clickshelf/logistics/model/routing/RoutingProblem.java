package io.clickshelf.logistics.model.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * A routing problem, whole and checked: places, vehicles, and what is to be done.
 *
 * <p>Tasks are numbered: the visits in their order, then of each shipment the pick-up and the delivery.
 */
public final class RoutingProblem {

    private final List<Travel> profiles;
    private final List<VehicleType> vehicleTypes;
    private final List<Visit> visits;
    private final List<Shipment> shipments;
    private final List<Visit> tasks;
    private final List<TaskGroup> groups;
    private final List<DepotStock> stocks;
    private final int dimensions;

    private RoutingProblem(Builder builder) {
        this.profiles = List.copyOf(builder.profiles);
        this.vehicleTypes = List.copyOf(builder.vehicleTypes);
        this.visits = List.copyOf(builder.visits);
        this.shipments = List.copyOf(builder.shipments);
        List<Visit> all = new ArrayList<>(visits);
        for (Shipment shipment : shipments) {
            all.add(shipment.pickup());
            all.add(shipment.delivery());
        }
        this.tasks = List.copyOf(all);
        this.groups = List.copyOf(builder.groups);
        this.stocks = List.copyOf(builder.stocks);
        this.dimensions = countDimensions();
        ProblemValidation.check(this);
    }

    private int countDimensions() {
        int most = 0;
        for (VehicleType type : vehicleTypes) {
            most = Math.max(most, type.capacity().dimensions());
        }
        for (Visit visit : visits) {
            most = Math.max(
                    most, Math.max(visit.delivery().dimensions(), visit.pickup().dimensions()));
        }
        for (Shipment shipment : shipments) {
            most = Math.max(most, shipment.amount().dimensions());
        }
        return most;
    }

    public List<Travel> profiles() {
        return profiles;
    }

    public List<VehicleType> vehicleTypes() {
        return vehicleTypes;
    }

    public List<Visit> visits() {
        return visits;
    }

    public List<Shipment> shipments() {
        return shipments;
    }

    /** Everything a vehicle can stop for, by task number. */
    public List<Visit> tasks() {
        return tasks;
    }

    /** Tasks that must ride in one vehicle, or must not. */
    public List<TaskGroup> groups() {
        return groups;
    }

    /** Goods that may not last for all. */
    public List<DepotStock> stocks() {
        return stocks;
    }

    /** Dimensions of load and capacity. */
    public int dimensions() {
        return dimensions;
    }

    /** The shipment that a task belongs to, or -1 for a plain visit. */
    public int shipmentOf(int task) {
        return task < visits.size() ? -1 : (task - visits.size()) / 2;
    }

    /** Whether a task is the pick-up of a shipment. */
    public boolean isPickup(int task) {
        return task >= visits.size() && (task - visits.size()) % 2 == 0;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the parts; {@link #build} checks that they fit together. */
    public static final class Builder {

        private final List<Travel> profiles = new ArrayList<>();
        private final List<VehicleType> vehicleTypes = new ArrayList<>();
        private final List<Visit> visits = new ArrayList<>();
        private final List<Shipment> shipments = new ArrayList<>();
        private final List<TaskGroup> groups = new ArrayList<>();
        private final List<DepotStock> stocks = new ArrayList<>();

        private Builder() {}

        /** Adds a travel table; vehicle types name it by its number, the first being 0. */
        public Builder travel(Travel travel) {
            profiles.add(travel);
            return this;
        }

        public Builder vehicles(VehicleType type) {
            vehicleTypes.add(type);
            return this;
        }

        public Builder visit(Visit visit) {
            visits.add(visit);
            return this;
        }

        public Builder shipment(Shipment shipment) {
            shipments.add(shipment);
            return this;
        }

        /** Adds a group of tasks, by their numbers. */
        public Builder group(TaskGroup group) {
            groups.add(group);
            return this;
        }

        public Builder stock(DepotStock stock) {
            stocks.add(stock);
            return this;
        }

        /**
         * @throws IllegalArgumentException naming the first value that doesn't fit, and what to do
         */
        public RoutingProblem build() {
            return new RoutingProblem(this);
        }
    }
}
