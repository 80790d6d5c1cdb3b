package io.clickshelf.logistics.model.roads.network;

import io.clickshelf.logistics.model.routing.Travel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Travel between places over real roads, always the fastest way. From a place to the nearest road and back it is a straight
 * line, driven slowly. Up to 4,500 places are put in a table when it is made, in O(places² · depth of the hierarchy) by all
 * cores; with more each call takes O(depth).
 */
public final class NetworkTravel implements Travel {

    private static final int LARGEST_TABLE = 4500;
    /** Metres a second off the roads. */
    private static final double OFF_ROAD = 4;

    private final RoadGraph graph;
    private final RoadWeights weights;
    private final RoadSpot[] spots;
    private final RoadLabel[] leaving;
    private final RoadLabel[] reaching;
    private final double slower;
    private final int[] distances;
    private final int[] durations;

    /** @param slower by which this vehicle takes longer than is usual on these roads */
    NetworkTravel(RoadGraph graph, RoadWeights weights, RoadSpot[] spots, double slower) {
        this.graph = graph;
        this.weights = weights;
        this.spots = spots.clone();
        this.slower = slower;
        this.leaving = new RoadLabel[spots.length];
        this.reaching = new RoadLabel[spots.length];
        IntStream.range(0, spots.length).parallel().forEach(i -> {
            leaving[i] = new RoadLabel(graph, weights, spots[i], true);
            reaching[i] = new RoadLabel(graph, weights, spots[i], false);
        });
        int cells = spots.length > LARGEST_TABLE ? 0 : spots.length * spots.length;
        this.distances = new int[cells];
        this.durations = new int[cells];
        if (cells > 0) {
            IntStream.range(0, spots.length).parallel().forEach(from -> {
                for (int to = 0; to < spots.length; to++) {
                    long leg = leg(from, to);
                    distances[from * spots.length + to] = (int) (leg >>> 32);
                    durations[from * spots.length + to] = (int) leg;
                }
            });
        }
    }

    @Override
    public int size() {
        return spots.length;
    }

    @Override
    public int distance(int from, int to) {
        return distances.length > 0 ? distances[from * spots.length + to] : (int) (leg(from, to) >>> 32);
    }

    @Override
    public int duration(int from, int to) {
        return durations.length > 0 ? durations[from * spots.length + to] : (int) leg(from, to);
    }

    @Override
    public Travel tabulated() {
        return this;
    }

    /** Metres above, seconds below. */
    private long leg(int from, int to) {
        if (from == to) {
            return 0;
        }
        RoadSpot a = spots[from];
        RoadSpot b = spots[to];
        int top = RoadLabel.top(leaving[from], reaching[to]);
        double millis = (double) leaving[from].millis[top] + reaching[to].millis[top];
        double meters = (double) leaving[from].meters[top] + reaching[to].meters[top];
        double direct = direct(a, b);
        if (direct < millis) {
            millis = direct;
            meters = Math.abs(a.along() - b.along()) * graph.meters()[a.edge()];
        }
        double aside = a.meters() + b.meters();
        return Math.round(meters + aside) << 32 | Math.round((millis / 1000 + aside / OFF_ROAD) * slower);
    }

    /** Milliseconds along the edge that both spots lie on; infinite where they don't, or it leads the other way. */
    private double direct(RoadSpot a, RoadSpot b) {
        if (a.edge() != b.edge()) {
            return Double.POSITIVE_INFINITY;
        }
        int whole = weights.edges[2 * a.edge() + (a.along() <= b.along() ? 0 : 1)];
        return whole >= RoadGraph.CLOSED ? Double.POSITIVE_INFINITY : Math.abs(a.along() - b.along()) * whole;
    }

    /** The points of the way from one place to another, latitude and longitude, without the places themselves. */
    public List<double[]> way(int from, int to) {
        List<double[]> points = new ArrayList<>();
        RoadSpot a = spots[from];
        RoadSpot b = spots[to];
        RoadLabel out = leaving[from];
        RoadLabel in = reaching[to];
        int top = RoadLabel.top(out, in);
        RoadWay way = new RoadWay(graph, weights);
        points.add(new double[] {a.latitude(), a.longitude()});
        if (direct(a, b) <= out.millis[top] + in.millis[top]) {
            way.part(a, b, points);
        } else {
            int[] depths = depths(out, top);
            way.leave(a, out.vertices[depths[depths.length - 1]], points);
            for (int i = depths.length - 1; i > 0; i--) {
                way.rise(out.vertices[depths[i]], out.vertices[depths[i - 1]], points);
            }
            depths = depths(in, top);
            for (int i = 1; i < depths.length; i++) {
                way.fall(in.vertices[depths[i - 1]], in.vertices[depths[i]], points);
            }
            way.reach(in.vertices[depths[depths.length - 1]], b, points);
        }
        points.add(new double[] {b.latitude(), b.longitude()});
        return points;
    }

    /** From the top down to where the edge is left or reached. */
    private static int[] depths(RoadLabel label, int top) {
        int[] depths = new int[label.vertices.length];
        int count = 0;
        for (int d = top; d >= 0; d = label.from[d]) {
            depths[count++] = d;
        }
        return Arrays.copyOf(depths, count);
    }
}
