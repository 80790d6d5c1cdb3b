package io.clickshelf.logistics.api;

import io.clickshelf.contracts.logistics.DeliveryPoint;
import io.clickshelf.contracts.logistics.DeliveryRoute;
import io.clickshelf.contracts.logistics.RoadCondition;
import io.clickshelf.contracts.logistics.RouteChange;
import io.clickshelf.contracts.logistics.RouteRequest;
import io.clickshelf.contracts.logistics.RouteResponse;
import io.clickshelf.contracts.logistics.RouteVehicle;
import io.clickshelf.contracts.logistics.VehiclePosition;
import io.clickshelf.logistics.store.RoutePlanRow;
import io.clickshelf.logistics.store.Underway;
import io.clickshelf.platform.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An earlier plan with a change: the new request, and what was driven by then. */
final class RouteChanges {

    private final RoutePlanRow before;
    private final RouteRequest old;
    private final RouteResponse result;
    private final RouteChange change;
    private final Instant at;
    private final Map<String, DeliveryPoint> points = new LinkedHashMap<>();
    private final RouteStocks stocks;
    private final Set<String> removed;
    private final Set<String> out;
    private final Map<String, VehiclePosition> positions = new HashMap<>();
    private final Map<String, Underway.Moving> movingBefore = new HashMap<>();

    /**
     * @param at the time of the change
     * @throws IllegalArgumentException naming what the plan doesn't have
     */
    RouteChanges(RoutePlanRow before, RouteChange change, Instant at) {
        this.before = before;
        this.old = before.request();
        this.change = change;
        this.result = Objects.requireNonNull(before.plan().result());
        this.at = at;
        this.removed = new HashSet<>(Objects.requireNonNullElse(change.remove(), List.of()));
        this.out = new HashSet<>(Objects.requireNonNullElse(change.removeVehicles(), List.of()));
        if (before.underway() != null) {
            before.underway().moving().forEach(moving -> movingBefore.put(moving.vehicle(), moving));
        }
        this.stocks = RouteStocks.beside(result, old);
        readPositions();
        readPoints();
    }

    private void readPositions() {
        for (VehiclePosition position : Objects.requireNonNullElse(change.positions(), List.<VehiclePosition>of())) {
            if (old.matrix() != null) {
                throw new IllegalArgumentException("Plan " + before.plan().planId()
                        + " has a matrix, which knows no positions of vehicles; leave them out.");
            }
            DeliveryRoute route = result.routes().stream()
                    .filter(known -> known.vehicle().equals(position.vehicle()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The plan has no route of a vehicle \""
                            + position.vehicle() + "\"; its vehicles are "
                            + result.routes().stream()
                                    .map(DeliveryRoute::vehicle)
                                    .toList() + "."));
            if (position.lastStop() != null
                    && route.stops().stream()
                            .noneMatch(stop -> position.lastStop().equals(stop.id()))) {
                throw new IllegalArgumentException("The route of " + position.vehicle() + " has no stop \""
                        + position.lastStop() + "\" that could be its lastStop.");
            }
            positions.put(position.vehicle(), position);
        }
    }

    private void readPoints() {
        if (old.matrix() != null && change.add() != null) {
            throw new IllegalArgumentException("Plan " + before.plan().planId()
                    + " has a matrix, which knows no further stops; send a new request.");
        }
        Objects.requireNonNull(old.deliveryPoints()).forEach(point -> points.put(point.id(), point));
        for (String id : removed) {
            if (points.remove(id) == null) {
                throw new IllegalArgumentException(
                        "Plan " + before.plan().planId() + " has no stop \"" + id + "\" to remove.");
            }
        }
        Objects.requireNonNullElse(change.add(), List.<DeliveryPoint>of())
                .forEach(point -> points.put(point.id(), point));
    }

    /** The same request with the change. */
    RouteRequest request(@Nullable List<RoadCondition> conditions) {
        List<String> lost = new ArrayList<>(Objects.requireNonNullElse(old.lostVehicles(), List.of()));
        Set<String> kinds = new HashSet<>();
        for (String name : out) {
            if (VehicleRef.isSingle(name)) {
                lost.add(name);
            } else {
                kinds.add(name);
            }
        }
        List<RouteVehicle> vehicles = old.vehicles();
        if (vehicles == null) {
            if (change.addVehicles() != null || !kinds.isEmpty()) {
                throw new IllegalArgumentException(
                        "The plan names no kinds of vehicles, so that no kind can be added or"
                                + " removed; name single vehicles as its routes do, like " + example() + ".");
            }
        } else {
            Set<String> known = new HashSet<>();
            vehicles.forEach(vehicle -> known.add(vehicle.id()));
            for (String name : out) {
                if (!known.contains(VehicleRef.kind(name))) {
                    throw new IllegalArgumentException("The plan has no vehicles [" + name + "] to remove.");
                }
            }
            vehicles = new ArrayList<>(vehicles);
            vehicles.removeIf(vehicle -> kinds.contains(vehicle.id()) && movingBefore.isEmpty() && nobodyLeft());
            for (String kind : kinds) {
                vehicles.stream().filter(vehicle -> vehicle.id().equals(kind)).forEach(vehicle -> allOf(vehicle, lost));
            }
            vehicles.addAll(Objects.requireNonNullElse(change.addVehicles(), List.of()));
        }
        return old.changed(vehicles, lost.isEmpty() ? null : lost, change.seconds())
                .resolved(
                        Objects.requireNonNull(old.warehouseLocations()),
                        List.copyOf(points.values()),
                        Objects.requireNonNull(old.departAt()),
                        conditions)
                .among(points.keySet());
    }

    private String example() {
        return result.routes().isEmpty()
                ? "W1-van#1"
                : result.routes().getFirst().vehicle();
    }

    private boolean nobodyLeft() {
        return result.routes().stream().noneMatch(route -> route.departsAt().isBefore(at));
    }

    private static void allOf(RouteVehicle vehicle, List<String> lost) {
        int count = Objects.requireNonNullElse(vehicle.count(), 1);
        for (int number = 1; number <= count; number++) {
            lost.add(vehicle.id() + "#" + number);
        }
    }

    /** What is driven, what is on board, and what lies where. */
    Underway underway() {
        List<String> served = new ArrayList<>();
        List<Underway.Moving> moving = new ArrayList<>();
        List<Underway.Parcel> stranded = new ArrayList<>();
        Map<String, String> vehicles = new HashMap<>();
        for (DeliveryRoute route : result.routes()) {
            Underway.Moving known = movingBefore.get(route.vehicle());
            if (known != null && known.lost()) {
                moving.add(known);
                served.addAll(new RouteCut(route, Instant.MAX, null, true).served());
                continue;
            }
            boolean lost = VehicleRef.names(out, route);
            RouteCut cut = new RouteCut(route, at, positions.get(route.vehicle()), lost);
            if (!cut.departed()) {
                if (!lost) {
                    cut.ahead().forEach(id -> vehicles.put(id, route.vehicle()));
                }
                continue;
            }
            Underway.Moving now = cut.moving(points, removed, known);
            served.addAll(cut.served());
            moving.add(now);
            now.onBoard().forEach(id -> vehicles.put(id, route.vehicle()));
            if (lost) {
                now.onBoard()
                        .forEach(id -> stranded.add(
                                new Underway.Parcel(id, now.place(), now.latitude(), now.longitude(), now.freeAt())));
            }
        }
        refuseServed(served);
        List<Underway.Moving> keptMoving = moving.stream()
                .map(vehicle -> vehicle.lost() ? empty(vehicle) : vehicle)
                .toList();
        return new Underway(at, served, keptMoving, parcels(served, keptMoving, stranded, vehicles), vehicles);
    }

    private void refuseServed(List<String> served) {
        for (String id : served) {
            if (removed.contains(id)) {
                throw ProblemException.conflict(
                        "stop_served", "Stop \"" + id + "\" is behind its vehicle by " + at + "; it can't be removed.");
            }
        }
    }

    /** What it had is a parcel now. */
    private static Underway.Moving empty(Underway.Moving lost) {
        return new Underway.Moving(
                lost.vehicleId(),
                lost.number(),
                lost.warehouseId(),
                true,
                lost.home(),
                lost.driven(),
                lost.place(),
                lost.latitude(),
                lost.longitude(),
                lost.freeAt(),
                lost.meters(),
                lost.stops(),
                List.of(),
                lost.waste());
    }

    /** While vehicles are out, whatever is neither on board nor planned for one that has not left must be fetched. */
    private List<Underway.Parcel> parcels(
            List<String> served,
            List<Underway.Moving> moving,
            List<Underway.Parcel> stranded,
            Map<String, String> vehicles) {
        List<Underway.Parcel> parcels = new ArrayList<>(stranded);
        Set<String> settled = new HashSet<>(served);
        settled.addAll(vehicles.keySet());
        stranded.forEach(parcel -> settled.add(parcel.id()));
        Map<String, Underway.Parcel> earlier = new HashMap<>();
        if (before.underway() != null) {
            before.underway().parcels().forEach(parcel -> earlier.put(parcel.id(), parcel));
        }
        boolean anyOut = moving.stream().anyMatch(vehicle -> !vehicle.lost());
        for (DeliveryPoint point : points.values()) {
            // What is fetched from elsewhere is not fetched yet: that stays as the request says it.
            boolean brings = point.fetchFrom() == null && (point.demand() != null || point.pickup() == null);
            boolean onItsVehicle = settled.contains(point.id());
            Underway.Parcel known = earlier.get(point.id());
            if (known != null && !served.contains(point.id()) && !aboard(moving, point.id())) {
                parcels.removeIf(parcel -> parcel.id().equals(point.id()));
                parcels.add(known);
            } else if (!onItsVehicle && anyOut && brings) {
                Instant ready = point.readyAt() == null || point.readyAt().isBefore(at) ? at : point.readyAt();
                stocks.nearest(point).ifPresent(warehouse -> {
                    stocks.take(point, warehouse);
                    parcels.add(new Underway.Parcel(point.id(), RoutePlaces.warehouse(warehouse), null, null, ready));
                });
            }
        }
        return parcels;
    }

    private static boolean aboard(List<Underway.Moving> moving, String id) {
        return moving.stream().anyMatch(vehicle -> vehicle.onBoard().contains(id));
    }
}
