package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.warehouse.CartLimits;
import io.clickshelf.logistics.model.warehouse.GraphLayout;
import io.clickshelf.logistics.model.warehouse.GraphLayoutBuilder;
import io.clickshelf.logistics.model.warehouse.JointSlotting;
import io.clickshelf.logistics.model.warehouse.PickOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A storage location assignment instance in the format of Oxenstierna (2023); its layout lies beside it. */
final class SlottingInstance {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GraphLayout layout;
    private final List<String> skus = new ArrayList<>();
    private final int[] spotOf;
    private final List<int[]> orders = new ArrayList<>();
    private final int[] freeSpots;
    private final int maxOrders;

    private SlottingInstance(JsonNode instance, GraphLayout layout, int pickSpots) {
        this.layout = layout;
        this.maxOrders = instance.get("CAPACITIES").asInt();
        Map<String, Integer> index = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        List<Integer> spots = new ArrayList<>();
        instance.get("VISIT_LOCATION_SECTION").properties().forEach(entry -> {
            index.put(entry.getKey(), skus.size());
            skus.add(entry.getKey());
            int spot = entry.getValue().isNull()
                    ? -1
                    : layout.spot(entry.getValue().asString());
            spots.add(spot);
            taken.add(spot);
        });
        this.spotOf = spots.stream().mapToInt(Integer::intValue).toArray();
        for (JsonNode order : instance.get("ORDERS")) {
            List<Integer> lines = new ArrayList<>();
            for (JsonNode sku : order) {
                Integer product = index.get(sku.asString());
                if (product == null) {
                    throw new BenchmarkException("An order names SKU " + sku + ", which has no visit location.");
                }
                lines.add(product);
            }
            orders.add(lines.stream().distinct().mapToInt(Integer::intValue).toArray());
        }
        // Ids 0 and 1 are the depots; those beyond the pick spots are corners of obstacles.
        this.freeSpots = IntStream.range(2, 2 + pickSpots)
                .map(id -> layout.spot(String.valueOf(id)))
                .filter(spot -> !taken.contains(spot))
                .toArray();
    }

    static SlottingInstance read(Path file, Map<Path, GraphLayout> layouts) throws IOException {
        Path parentFile = file.toAbsolutePath().resolveSibling("tsplib_parent.json");
        if (!Files.exists(parentFile)) {
            throw new BenchmarkException("The layout " + parentFile + " is missing; put it beside the instance.");
        }
        JsonNode parent = JSON.readTree(Files.readString(parentFile));
        GraphLayout layout = layouts.get(parentFile);
        if (layout == null) {
            layout = layout(parent);
            layouts.put(parentFile, layout);
        }
        int pickSpots = parent.get("num_pick_locs_warehouse").asInt();
        return new SlottingInstance(JSON.readTree(Files.readString(file)), layout, pickSpots);
    }

    private static GraphLayout layout(JsonNode parent) {
        GraphLayoutBuilder builder = new GraphLayoutBuilder();
        JsonNode places = parent.get("LOCATION_COORD_SECTION");
        places.properties()
                .forEach(entry -> builder.node(
                        entry.getKey(),
                        entry.getValue().get(0).asDouble(),
                        entry.getValue().get(1).asDouble()));
        for (JsonNode corners : parent.get("OBSTACLES")) {
            double[] x = new double[corners.size()];
            double[] y = new double[corners.size()];
            for (int i = 0; i < x.length; i++) {
                JsonNode at = places.get(corners.get(i).asString());
                x[i] = at.get(0).asDouble();
                y[i] = at.get(1).asDouble();
            }
            builder.obstacle(
                    Arrays.stream(x).min().orElse(0),
                    Arrays.stream(y).min().orElse(0),
                    Arrays.stream(x).max().orElse(0),
                    Arrays.stream(y).max().orElse(0));
        }
        return builder.waysInSight().depots("0", "1").build();
    }

    JointSlotting.Result solve(double seconds) {
        return JointSlotting.solve(layout, orders, spotOf, freeSpots, maxOrders, (long) (seconds * 1e9), 1);
    }

    /** Metres of the whole log when it is walked again, once places and batches are found to be allowed. */
    double walked(JointSlotting.Result result) {
        int[] spots = result.spots();
        Set<Integer> left = new HashSet<>();
        Arrays.stream(freeSpots).forEach(left::add);
        for (int p = 0; p < spots.length; p++) {
            if (spotOf[p] < 0 ? !left.remove(spots[p]) : spots[p] != spotOf[p]) {
                throw new BenchmarkException("SKU " + skus.get(p) + " can't lie at " + layout.spotId(spots[p]) + ".");
            }
        }
        List<PickOrder> picks = new ArrayList<>();
        for (int[] order : orders) {
            int[] at = Arrays.stream(order).map(p -> spots[p]).distinct().toArray();
            picks.add(new PickOrder(String.valueOf(picks.size()), at, new double[0]));
        }
        return Replay.meters(layout, picks, new CartLimits(maxOrders, new double[0]), result.batches());
    }

    /** The placement as the public solutions write it: SKU to location. */
    String solution(JointSlotting.Result result) {
        Map<String, Integer> placement = new TreeMap<>();
        for (int p = 0; p < skus.size(); p++) {
            placement.put(skus.get(p), Integer.valueOf(layout.spotId(result.spots()[p])));
        }
        return JSON.writeValueAsString(placement);
    }
}
