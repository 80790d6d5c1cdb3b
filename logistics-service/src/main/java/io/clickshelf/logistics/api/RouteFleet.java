package io.clickshelf.logistics.api;

import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.TimeWindow;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.store.Underway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The engine's vehicle types: of each kind those that are free, and each vehicle that has left as a type of its own, from
 * where it is, with what is left of its limits, and able to deliver just what it has on board or fetches on the way.
 */
final class RouteFleet {

    /** Skill of vehicles that have loaded goods of their warehouse when they leave. */
    static final String AT_DEPOT = "loads at its warehouse";

    private final Instant origin;
    private final @Nullable Underway underway;
    private final RoutePlaces places;
    private final Map<String, Set<String>> groups;
    private final Map<TravelProfile, Integer> profiles = new HashMap<>();
    private final List<VehicleType> types = new ArrayList<>();
    private final List<FleetVehicle> vehicles = new ArrayList<>();
    private final List<FleetVehicle> stranded = new ArrayList<>();

    /** What travel times depend on. */
    record TravelProfile(double speedKmh, @Nullable String carrier) {}

    RouteFleet(Instant origin, @Nullable Underway underway, RoutePlaces places, Map<String, Set<String>> groups) {
        this.origin = origin;
        this.underway = underway;
        this.places = places;
        this.groups = groups;
    }

    List<VehicleType> types() {
        return types;
    }

    List<FleetVehicle> vehicles() {
        return vehicles;
    }

    /** Vehicles that have left and can't go on. */
    List<FleetVehicle> stranded() {
        return stranded;
    }

    /** Where vehicles start that have loaded a warehouse's goods, or can there. */
    Set<Integer> loadedAt(String warehouseId) {
        return IntStream.range(0, types.size())
                .filter(type -> vehicles.get(type).warehouseId().equals(warehouseId)
                        && types.get(type).skills().contains(AT_DEPOT))
                .mapToObj(type -> types.get(type).start())
                .collect(Collectors.toSet());
    }

    /** By number. */
    List<TravelProfile> profiles() {
        TravelProfile[] ordered = new TravelProfile[profiles.size()];
        profiles.forEach((profile, number) -> ordered[number] = profile);
        return List.of(ordered);
    }

    /**
     * @param lost  kind and number of those that are out
     * @param apart those that get a type of their own although they have not left
     */
    void add(VehicleKind kind, Set<String> lost, Set<String> apart) {
        String id = kind.vehicle().id();
        Set<Integer> gone = new HashSet<>();
        for (Underway.Moving moving : underway == null ? List.<Underway.Moving>of() : underway.moving()) {
            if (moving.vehicleId().equals(id)) {
                gone.add(moving.number());
                if (moving.lost()) {
                    stranded.add(new FleetVehicle(kind, List.of(moving.number()), moving));
                } else {
                    addMoving(kind, moving);
                }
            }
        }
        List<Integer> free = IntStream.rangeClosed(1, kind.count())
                .filter(number -> !gone.contains(number) && !lost.contains(id + "#" + number))
                .boxed()
                .toList();
        List<Integer> together = new ArrayList<>();
        for (int number : free) {
            if (apart.contains(id + "#" + number)) {
                addFree(kind, List.of(number), keepSkill(id + "#" + number));
            } else {
                together.add(number);
            }
        }
        if (!together.isEmpty()) {
            addFree(kind, together, null);
        }
    }

    static String onBoardSkill(String vehicle) {
        return "has on board " + vehicle;
    }

    static String keepSkill(String vehicle) {
        return "stays with " + vehicle;
    }

    private void addFree(VehicleKind kind, List<Integer> numbers, @Nullable String keep) {
        Set<String> skills = depotSkills(kind);
        if (keep != null) {
            skills.add(keep);
        }
        VehicleType.Builder type = type(kind, numbers.size(), kind.start().place(), skills)
                .capacity(kind.capacity())
                .costs(kind.fixedCost(), kind.perMeter(), kind.perSecond());
        shift(type, kind, underway == null ? origin : underway.at());
        if (kind.maxSeconds() != null) {
            type.maxDuration(kind.maxSeconds());
        }
        if (kind.vehicle().maxDistanceMeters() != null) {
            type.maxDistance(kind.vehicle().maxDistanceMeters());
        }
        if (kind.vehicle().maxStops() != null) {
            type.maxTasks(kind.vehicle().maxStops());
        }
        type.breaks(VehicleBreaks.of(kind, origin)).driving(WheelTime.NONE.left(kind));
        Integer reloads = kind.vehicle().maxReloads();
        if (reloads != null && reloads > 0) {
            type.reloads(List.of(kind.place()), reloads);
        }
        types.add(type.build());
        vehicles.add(new FleetVehicle(kind, numbers, null));
    }

    private void addMoving(VehicleKind kind, Underway.Moving moving) {
        Set<String> skills = moving.home() && kind.comesHome() ? depotSkills(kind) : new HashSet<>(kind.skills());
        skills.add(onBoardSkill(moving.vehicle()));
        VehicleType.Builder type = type(
                        kind, 1, places.of(moving.place(), moving.latitude(), moving.longitude()), skills)
                .capacity(left(kind.capacity(), moving.waste()))
                .costs(0, kind.perMeter(), kind.perSecond());
        Instant free = free(moving);
        shift(type, kind, free);
        if (kind.maxSeconds() != null) {
            long gone = RouteProblems.seconds(moving.driven().getFirst().leavesAt(), free);
            type.maxDuration(Math.max(0, kind.maxSeconds() - gone));
        }
        if (kind.vehicle().maxDistanceMeters() != null) {
            type.maxDistance(Math.max(0, kind.vehicle().maxDistanceMeters() - moving.meters()));
        }
        if (kind.vehicle().maxStops() != null) {
            type.maxTasks(Math.max(0, kind.vehicle().maxStops() - moving.stops()));
        }
        type.breaks(VehicleBreaks.left(kind, origin, moving))
                .driving(WheelTime.of(kind, moving).left(kind));
        types.add(type.build());
        vehicles.add(new FleetVehicle(kind, List.of(moving.number()), moving));
    }

    /** One that has stood at its end for long is free now. */
    private Instant free(Underway.Moving moving) {
        return underway != null && underway.at().isAfter(moving.freeAt()) ? underway.at() : moving.freeAt();
    }

    private static Load left(Load capacity, List<Integer> waste) {
        int[] left = new int[capacity.dimensions()];
        for (int d = 0; d < left.length; d++) {
            left[d] = Math.max(0, capacity.amount(d) - (d < waste.size() ? waste.get(d) : 0));
        }
        return Load.of(left);
    }

    private Set<String> depotSkills(VehicleKind kind) {
        Set<String> skills = new HashSet<>(kind.skills());
        skills.add(AT_DEPOT);
        groups.forEach((skill, warehouses) -> {
            if (warehouses.contains(kind.vehicle().warehouseId())) {
                skills.add(skill);
            }
        });
        return skills;
    }

    private VehicleType.Builder type(VehicleKind kind, int count, int start, Set<String> skills) {
        TravelProfile profile =
                new TravelProfile(kind.speedKmh(), kind.vehicle().carrier());
        return VehicleType.named(kind.vehicle().id())
                .count(count)
                .from(start)
                .to(kind.end().place())
                .skills(skills)
                .profile(profiles.computeIfAbsent(profile, p -> profiles.size()));
    }

    /** Not before {@code earliest}. */
    private void shift(VehicleType.Builder type, VehicleKind kind, Instant earliest) {
        long from = Math.max(0, RouteProblems.seconds(origin, earliest));
        var shift = kind.vehicle().shift();
        if (shift == null) {
            type.shift(from, TimeWindow.NEVER);
        } else {
            long opens = Math.max(from, RouteProblems.seconds(origin, shift.start()));
            type.shift(opens, Math.max(opens, RouteProblems.seconds(origin, shift.end())));
        }
    }
}
