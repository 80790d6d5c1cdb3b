package io.clickshelf.logistics.api.warehouse;

import io.clickshelf.contracts.warehouse.StorageLocation;
import io.clickshelf.contracts.warehouse.StorageZone;
import io.clickshelf.contracts.warehouse.WarehouseLayout;
import io.clickshelf.logistics.model.warehouse.AisleLayoutBuilder;
import io.clickshelf.logistics.model.warehouse.Floor;
import io.clickshelf.logistics.model.warehouse.GraphLayoutBuilder;
import io.clickshelf.logistics.model.warehouse.Layout;
import io.clickshelf.logistics.model.warehouse.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a floor of a layout as people write it; says clearly what doesn't fit. */
final class LayoutReader {

    /** More places would take too long to measure. */
    private static final int MOST_NODES = 5_000;

    private LayoutReader() {}

    static Floor read(WarehouseLayout layout) {
        boolean graph = layout.nodes() != null && !layout.nodes().isEmpty();
        if (graph == (layout.aisles() != null)) {
            throw new IllegalArgumentException(
                    "The layout needs either aisles, as in {\"aisles\":6,\"bays\":16}, or nodes and ways.");
        }
        if (graph) {
            List<StorageLocation> locations = Objects.requireNonNullElse(layout.locations(), List.of());
            return new Floor(graph(layout, locations), slots(layout, locations));
        }
        AisleRacks racks = new AisleRacks(layout);
        List<StorageLocation> locations = racks.locations();
        if (locations.isEmpty()) {
            throw new IllegalArgumentException("The layout has no locations; give bays, or locations.");
        }
        boolean special = layout.oneWay() != null && !layout.oneWay().isEmpty()
                || layout.blocked() != null && !layout.blocked().isEmpty();
        return new Floor(
                special ? aisleGraph(layout, racks, locations) : aisles(layout, racks, locations),
                slots(layout, locations));
    }

    private static Layout aisles(WarehouseLayout layout, AisleRacks racks, List<StorageLocation> locations) {
        AisleLayoutBuilder builder =
                new AisleLayoutBuilder().aisles(racks.aisles(), racks.spacing()).crossAislesAt(racks.crossings());
        WarehouseLayout.Depot depot = layout.depot();
        if (depot != null) {
            builder.depotAt(depot.aisle() - 1, Objects.requireNonNullElse(depot.crossAisle(), 1) - 1);
        }
        WarehouseLayout.Depot end = layout.endDepot();
        if (end != null) {
            builder.endAt(end.aisle() - 1, Objects.requireNonNullElse(end.crossAisle(), 1) - 1);
        }
        for (StorageLocation location : locations) {
            builder.spot(location.id(), aisle(location, racks) - 1, position(location));
        }
        return builder.build();
    }

    private static int aisle(StorageLocation location, AisleRacks racks) {
        Integer aisle = location.aisle();
        if (aisle == null || aisle > racks.aisles()) {
            throw new IllegalArgumentException("Location \"" + location.id() + "\" lies in aisle " + aisle
                    + "; there are aisles 1 to " + racks.aisles() + ".");
        }
        return aisle;
    }

    private static double position(StorageLocation location) {
        if (location.position() == null) {
            throw new IllegalArgumentException(
                    "Location \"" + location.id() + "\" has no position; give the metres from the front wall.");
        }
        return location.position();
    }

    /** Aisles that are walked one way or blocked in places, as a graph of their crossings and bays. */
    private static Layout aisleGraph(WarehouseLayout layout, AisleRacks racks, List<StorageLocation> locations) {
        GraphLayoutBuilder builder = new GraphLayoutBuilder();
        double[] crossings = racks.crossings();
        List<TreeMap<Double, String>> points = new ArrayList<>();
        for (int a = 1; a <= racks.aisles(); a++) {
            TreeMap<Double, String> along = new TreeMap<>();
            for (int c = 0; c < crossings.length; c++) {
                along.put(crossings[c], crossing(a, c + 1));
            }
            points.add(along);
        }
        for (StorageLocation location : locations) {
            points.get(aisle(location, racks) - 1)
                    .putIfAbsent(position(location), "aisle " + location.aisle() + " at " + location.position() + " m");
        }
        int nodes = points.stream().mapToInt(Map::size).sum();
        limit(nodes);
        for (int a = 1; a <= racks.aisles(); a++) {
            double x = (a - 1) * racks.spacing();
            points.get(a - 1).forEach((y, id) -> builder.node(id, x, y));
        }
        for (int a = 1; a <= racks.aisles(); a++) {
            along(layout, a, points.get(a - 1), builder);
            for (int c = 1; a < racks.aisles() && c <= crossings.length; c++) {
                builder.way(crossing(a, c), crossing(a + 1, c));
            }
        }
        for (StorageLocation location : locations) {
            String node = Objects.requireNonNull(
                    points.get(aisle(location, racks) - 1).get(position(location)));
            builder.place(location.id(), node);
            builder.corridor(node, (aisle(location, racks) - 1) * (crossings.length - 1) + block(location, crossings));
        }
        String start = node(layout.depot(), crossing(1, 1));
        return builder.depots(start, node(layout.endDepot(), start)).build();
    }

    private static String node(WarehouseLayout.@Nullable Depot depot, String otherwise) {
        return depot == null ? otherwise : crossing(depot.aisle(), Objects.requireNonNullElse(depot.crossAisle(), 1));
    }

    /** Names a node as a person would; the name stands in what is said of it. */
    private static String crossing(int aisle, int crossAisle) {
        return "aisle " + aisle + " at cross-aisle " + crossAisle;
    }

    private static int block(StorageLocation location, double[] crossings) {
        int block = 0;
        while (block + 2 < crossings.length && position(location) >= crossings[block + 1]) {
            block++;
        }
        return block;
    }

    private static void along(
            WarehouseLayout layout, int aisle, TreeMap<Double, String> points, GraphLayoutBuilder builder) {
        String way = layout.oneWay() == null ? "" : layout.oneWay().getOrDefault(String.valueOf(aisle), "");
        Map.Entry<Double, String> before = null;
        for (Map.Entry<Double, String> point : points.entrySet()) {
            if (before != null && !blocked(layout, aisle, before.getKey(), point.getKey())) {
                if (!way.equals("down")) {
                    builder.oneWay(before.getValue(), point.getValue());
                }
                if (!way.equals("up")) {
                    builder.oneWay(point.getValue(), before.getValue());
                }
            }
            before = point;
        }
    }

    private static boolean blocked(WarehouseLayout layout, int aisle, double from, double to) {
        return layout.blocked() != null
                && layout.blocked().stream().anyMatch(b -> b.aisle() == aisle && b.from() < to && b.to() > from);
    }

    private static Layout graph(WarehouseLayout layout, List<StorageLocation> locations) {
        List<WarehouseLayout.Node> nodes = Objects.requireNonNull(layout.nodes());
        limit(nodes.size());
        GraphLayoutBuilder builder = new GraphLayoutBuilder();
        nodes.forEach(node -> builder.node(node.id(), node.x(), node.y()));
        Objects.requireNonNullElse(layout.ways(), List.<List<String>>of())
                .forEach(way -> builder.way(way.get(0), way.get(1)));
        Objects.requireNonNullElse(layout.oneWays(), List.<List<String>>of())
                .forEach(way -> builder.oneWay(way.get(0), way.get(1)));
        Objects.requireNonNullElse(layout.obstacles(), List.<List<Double>>of())
                .forEach(o -> builder.obstacle(o.get(0), o.get(1), o.get(2), o.get(3)));
        if (Boolean.TRUE.equals(layout.openFloor())) {
            builder.waysInSight();
        }
        for (StorageLocation location : locations) {
            String node = Objects.requireNonNullElse(location.node(), location.id());
            if (!node.equals(location.id())) {
                builder.place(location.id(), node);
            }
        }
        String start =
                Objects.requireNonNullElse(layout.start(), nodes.getFirst().id());
        return builder.depots(start, Objects.requireNonNullElse(layout.end(), start))
                .build();
    }

    private static void limit(int nodes) {
        if (nodes > MOST_NODES) {
            throw new IllegalArgumentException("The layout has " + nodes + " places to walk to; there may be "
                    + MOST_NODES + ", unless all aisles are walked both ways and none is blocked.");
        }
    }

    private static List<Slot> slots(WarehouseLayout layout, List<StorageLocation> locations) {
        List<Slot> slots = new ArrayList<>();
        List<StorageZone> zones = Objects.requireNonNullElse(layout.zones(), List.of());
        for (StorageLocation location : locations) {
            StorageZone zone = zones.stream()
                    .filter(z -> location.zone() != null
                            ? z.name().equals(location.zone())
                            : z.aisles() != null && z.aisles().contains(location.aisle()))
                    .findFirst()
                    .orElse(null);
            if (zone == null && location.zone() != null) {
                zone = new StorageZone(location.zone(), null, null, null);
            }
            int level = Objects.requireNonNullElse(location.level(), 1);
            slots.add(new Slot(
                    location.id(),
                    Boolean.TRUE.equals(location.reserve()),
                    level,
                    zone == null ? "" : zone.name(),
                    zone != null && Objects.requireNonNullElse(zone.exclusive(), zone.categories() != null),
                    unlimited(location.maxWeightKg()),
                    unlimited(location.volumeLiters()),
                    unlimited(location.heightCm()),
                    Objects.requireNonNullElse(location.reachSeconds(), reach(level))));
        }
        return slots;
    }

    /** The second level is at hand; the floor is stooped to, the third stretched for, and beyond a step is needed. */
    private static double reach(int level) {
        return switch (level) {
            case 1 -> 1;
            case 2 -> 0;
            case 3 -> 2;
            default -> 6;
        };
    }

    private static double unlimited(@Nullable Double limit) {
        return limit == null ? Double.POSITIVE_INFINITY : limit;
    }
}
