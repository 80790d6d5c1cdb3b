package io.clickshelf.logistics.model.roads.network;

import io.clickshelf.logistics.model.roads.Disturbance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The roads of an OpenStreetMap file. What traffic and closures make of them is worked out anew for each set of them, which
 * takes O(triangles of the hierarchy). Immutable; shared by threads.
 */
public final class RoadNetwork {

    /** As roads are at some time; made once, for many tables. */
    public static final class Conditions {

        private final RoadWeights weights;

        private Conditions(RoadWeights weights) {
            this.weights = weights;
        }
    }

    private final RoadGraph graph;
    private final RoadHierarchy hierarchy;
    private final RoadIndex index;

    private RoadNetwork(RoadGraph graph) {
        this.graph = graph;
        this.hierarchy = new RoadHierarchy(graph);
        this.index = new RoadIndex(graph);
    }

    /**
     * @param file PBF, XML, or XML under gzip
     * @throws IOException if it can't be read or holds no roads
     */
    public static RoadNetwork read(Path file) throws IOException {
        return new RoadNetwork(RoadGraphReader.read(file));
    }

    public int junctions() {
        return graph.vertices();
    }

    public int roads() {
        return graph.edges();
    }

    /** A point on some road, latitude and longitude; {@code part} from 0 to below 1 says which. */
    public double[] point(double part) {
        int p = (int) (part * graph.latitude().length);
        return new double[] {graph.latitude()[p], graph.longitude()[p]};
    }

    public Conditions conditions(List<Disturbance> disturbances) {
        return new Conditions(new RoadWeights(graph, hierarchy, disturbances));
    }

    /**
     * Travel between places by the fastest ways; empty if one of them lies farther from any road than {@code withinMeters}.
     *
     * @param slower by which the vehicle takes longer than is usual, everywhere
     */
    public Optional<NetworkTravel> travel(
            Conditions conditions, double[] latitude, double[] longitude, double slower, double withinMeters) {
        RoadSpot[] spots = new RoadSpot[latitude.length];
        Arrays.setAll(spots, i -> index.nearest(latitude[i], longitude[i], withinMeters));
        return Arrays.stream(spots).allMatch(RoadSpot::found)
                ? Optional.of(new NetworkTravel(graph, conditions.weights, spots, slower))
                : Optional.empty();
    }
}
