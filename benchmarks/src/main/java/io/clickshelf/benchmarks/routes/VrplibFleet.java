package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The vehicles of a VRPLIB file, those alike gathered into types. */
final class VrplibFleet {

    private record Attributes(
            List<Double> capacity,
            int depot,
            double maxDistance,
            double maxDuration,
            double fixedCost,
            double unitCost,
            List<Integer> reloads,
            int maxReloads,
            Set<Integer> allowed) {}

    private final VrplibFile file;
    private final Convention convention;
    private final int nodes;
    private final int count;
    private final Map<Attributes, List<Integer>> types = new LinkedHashMap<>();
    private final boolean numbered;
    private final Set<Integer> restricted = new HashSet<>();
    private final long costScale;

    VrplibFleet(VrplibFile file, Convention convention, int nodes, int depots) {
        this.file = file;
        this.convention = convention;
        this.nodes = nodes;
        this.count = file.has("VEHICLES") ? (int) file.number("VEHICLES") : Math.max(1, nodes - depots);
        this.numbered = file.has("VEHICLES") && file.has("VEHICLES_DEPOT")
                || file.has("CAPACITY") && !file.section("CAPACITY").isEmpty();
        double[][] capacity = file.perItem("CAPACITY", count, 1e9);
        double[][] depot = file.perItem("VEHICLES_DEPOT", count, 1);
        double[][] distance = file.perItem("VEHICLES_MAX_DISTANCE", count, Double.POSITIVE_INFINITY);
        double[][] duration = file.has("VEHICLES_MAX_DURATION")
                ? file.perItem("VEHICLES_MAX_DURATION", count, Double.POSITIVE_INFINITY)
                : file.perItem("DISTANCE", count, Double.POSITIVE_INFINITY);
        double[][] fixed = file.perItem("VEHICLES_FIXED_COST", count, 0);
        double[][] unit = file.perItem("VEHICLES_UNIT_DISTANCE_COST", count, 1);
        double[][] reloads = file.perItem("VEHICLES_RELOAD_DEPOT", count);
        double[][] maxReloads = file.perItem("VEHICLES_MAX_RELOADS", count, Integer.MAX_VALUE);
        double[][] allowed = file.perItem("VEHICLES_ALLOWED_CLIENTS", count);
        for (int v = 0; v < count; v++) {
            Attributes attributes = new Attributes(
                    Arrays.stream(capacity[v]).boxed().toList(),
                    (int) depot[v][0] - 1,
                    distance[v][0],
                    duration[v][0],
                    fixed[v][0],
                    unit[v][0],
                    indices(reloads[v]),
                    (int) maxReloads[v][0],
                    Set.copyOf(indices(allowed[v])));
            types.computeIfAbsent(attributes, key -> new ArrayList<>()).add(v);
        }
        for (Attributes attributes : types.keySet()) {
            for (int node = depots; node < nodes && !attributes.allowed.isEmpty(); node++) {
                if (!attributes.allowed.contains(node)) {
                    restricted.add(node);
                }
            }
        }
        this.costScale = scaleOfUnitCosts();
    }

    private static List<Integer> indices(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(number -> (int) number - 1).toList();
    }

    /** The power of ten that makes all unit costs whole. */
    private long scaleOfUnitCosts() {
        long scale = 1;
        for (Attributes attributes : types.keySet()) {
            while (Math.abs(attributes.unitCost * scale - Math.rint(attributes.unitCost * scale)) > 1e-9) {
                scale *= 10;
                if (scale > 10_000) {
                    throw new BenchmarkException(
                            file.name() + ": unit cost " + attributes.unitCost + " has more than four decimals.");
                }
            }
        }
        return scale;
    }

    long costScale() {
        return costScale;
    }

    boolean restricts(int node) {
        return restricted.contains(node);
    }

    static String skill(int node) {
        return "may serve " + node;
    }

    /** Per type the vehicles' numbers, or nothing where the file doesn't tell its vehicles apart. */
    int[][] numbers() {
        return !numbered
                ? new int[0][]
                : types.values().stream()
                        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new);
    }

    void addTo(RoutingProblem.Builder builder, boolean forbiddenLegs) {
        double[][] windows = file.perItem("TIME_WINDOW", nodes, 0, Double.POSITIVE_INFINITY);
        for (Map.Entry<Attributes, List<Integer>> entry : types.entrySet()) {
            Attributes is = entry.getKey();
            VehicleType.Builder type = VehicleType.named(
                            "vehicle " + (entry.getValue().getFirst() + 1))
                    .count(entry.getValue().size())
                    .from(is.depot)
                    .to(is.depot)
                    .capacity(Load.of(is.capacity.stream()
                            .mapToInt(value -> (int) Math.min(1e9, Math.floor(value)))
                            .toArray()))
                    .costs(convention.of(is.fixedCost) * costScale, Math.round(is.unitCost * costScale), 0)
                    .reloads(is.reloads, is.reloads.isEmpty() ? 0 : is.maxReloads)
                    .skills(skills(is));
            double[] window = windows[is.depot];
            if (window[1] < 1e12) {
                type.shift(convention.of(window[0]), convention.of(window[1]));
            }
            if (is.maxDistance < 1e12 || forbiddenLegs) {
                long largest = forbiddenLegs ? VrplibMatrix.FORBIDDEN - 1L : VehicleType.UNLIMITED;
                type.maxDistance(
                        Math.min(largest, is.maxDistance < 1e12 ? convention.of(is.maxDistance) : Long.MAX_VALUE));
            }
            if (is.maxDuration < 1e12) {
                type.maxDuration(convention.of(is.maxDuration));
            }
            builder.vehicles(type.build());
        }
    }

    private Set<String> skills(Attributes attributes) {
        Set<String> skills = new HashSet<>();
        for (int node : restricted) {
            if (attributes.allowed.isEmpty() || attributes.allowed.contains(node)) {
                skills.add(skill(node));
            }
        }
        return skills;
    }
}
