package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Any warehouse as a graph: nodes on a floor, ways in one or both directions, a depot to start from and one to end at.
 * Every node is a spot, and so is every place that is reached from one. Distances between all nodes are computed once, {@code O(n · m log n)}; routes are exact up to
 * eleven stops and by local search beyond. Built by {@link GraphLayoutBuilder}.
 */
public final class GraphLayout implements Layout {

    private final List<String> ids;
    private final double[] x;
    private final double[] y;
    private final double[][] distances;
    private final int start;
    private final int end;
    private final int[] nodeOf;
    private final int[] corridorOf;
    private final List<Way> ways;
    private final List<double[]> obstacles;
    private final Map<String, Integer> index = new HashMap<>();

    /** A way from one node to another. */
    record Way(int from, int to, double meters) {}

    /**
     * @param nodeOf     by spot
     * @param corridorOf by node; -1 for none
     * @param obstacles  left, bottom, right, top
     */
    GraphLayout(
            List<String> ids,
            double[] x,
            double[] y,
            List<Way> ways,
            int start,
            int end,
            int[] nodeOf,
            int[] corridorOf,
            List<double[]> obstacles) {
        this.nodeOf = nodeOf;
        this.corridorOf = corridorOf;
        this.ways = List.copyOf(ways);
        this.obstacles = List.copyOf(obstacles);
        this.ids = List.copyOf(ids);
        this.x = x;
        this.y = y;
        this.start = start;
        this.end = end;
        for (int i = 0; i < ids.size(); i++) {
            index.put(ids.get(i), i);
        }
        List<List<Way>> from = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            from.add(new ArrayList<>());
        }
        for (Way way : ways) {
            from.get(way.from()).add(way);
        }
        this.distances = new double[x.length][];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = shortest(from, i);
        }
    }

    private static double[] shortest(List<List<Way>> from, int source) {
        double[] distance = new double[from.size()];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        distance[source] = 0;
        PriorityQueue<Way> queue = new PriorityQueue<>((a, b) -> Double.compare(a.meters(), b.meters()));
        queue.add(new Way(source, source, 0));
        while (!queue.isEmpty()) {
            Way reached = queue.poll();
            if (reached.meters() <= distance[reached.to()]) {
                for (Way way : from.get(reached.to())) {
                    double d = reached.meters() + way.meters();
                    if (d < distance[way.to()]) {
                        distance[way.to()] = d;
                        queue.add(new Way(source, way.to(), d));
                    }
                }
            }
        }
        return distance;
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public String spotId(int spot) {
        return ids.get(spot);
    }

    @Override
    public int spot(String spotId) {
        Integer spot = index.get(spotId);
        if (spot == null) {
            throw new IllegalArgumentException("There is no spot \"" + spotId + "\" in the layout.");
        }
        return spot;
    }

    @Override
    public int place(int spot) {
        return nodeOf[spot];
    }

    @Override
    public int places() {
        return x.length;
    }

    @Override
    public double distance(int from, int to) {
        return distances[nodeOf[from]][nodeOf[to]];
    }

    @Override
    public double fromDepot(int spot) {
        return distances[start][nodeOf[spot]];
    }

    @Override
    public double toDepot(int spot) {
        return distances[nodeOf[spot]][end];
    }

    @Override
    public int corridor(int spot) {
        return corridorOf[nodeOf[spot]];
    }

    int nodes() {
        return x.length;
    }

    int node(int spot) {
        return nodeOf[spot];
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    double[] point(int node) {
        return new double[] {x[node], y[node]};
    }

    List<Way> ways() {
        return ways;
    }

    List<double[]> obstacles() {
        return obstacles;
    }

    /** The nodes of a shortest way, both ends among them. {@code O(ways · nodes)}. */
    List<Integer> way(int from, int to) {
        List<Integer> nodes = new ArrayList<>(List.of(from));
        int at = from;
        while (at != to) {
            int here = at;
            // Nodes at the same place would lead to and fro.
            at = ways.stream()
                    .filter(w -> w.from() == here && !nodes.contains(w.to()))
                    .min(Comparator.comparingDouble(w -> w.meters() + distances[w.to()][to]))
                    .map(Way::to)
                    .orElse(to);
            nodes.add(at);
        }
        return nodes;
    }

    @Override
    public double routeLength(int[] spots) {
        return spots.length == 0 ? 0 : StopSequence.length(this, nodes(spots));
    }

    @Override
    public PickRoute quickRoute(int[] spots) {
        return spots.length == 0 ? new PickRoute(spots, 0, true) : whole(StopSequence.quick(this, nodes(spots)), spots);
    }

    @Override
    public PickRoute route(int[] spots) {
        return spots.length == 0 ? new PickRoute(spots, 0, true) : whole(StopSequence.best(this, nodes(spots)), spots);
    }

    /** A walk to one spot of each node, with the others that are reached from there. */
    private PickRoute whole(PickRoute route, int[] spots) {
        if (route.stops().length == spots.length) {
            return route;
        }
        int[] stops = new int[spots.length];
        int n = 0;
        for (int stop : route.stops()) {
            for (int spot : spots) {
                if (nodeOf[spot] == nodeOf[stop]) {
                    stops[n++] = spot;
                }
            }
        }
        return new PickRoute(stops, route.meters(), route.exact());
    }

    /** One spot for each node. */
    private int[] nodes(int[] spots) {
        int[] distinct = new int[spots.length];
        int n = 0;
        for (int spot : spots) {
            boolean there = false;
            for (int i = 0; i < n && !there; i++) {
                there = nodeOf[distinct[i]] == nodeOf[spot];
            }
            if (!there) {
                distinct[n++] = spot;
            }
        }
        return n == spots.length ? spots : Arrays.copyOf(distinct, n);
    }

    @Override
    public String svg(int[] stops) {
        return LayoutDrawing.of(this, stops);
    }
}
