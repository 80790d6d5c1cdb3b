package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
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
    private final Map<String, Integer> index = new HashMap<>();

    /** A way from one node to another. */
    record Way(int from, int to, double meters) {}

    GraphLayout(List<String> ids, double[] x, double[] y, List<Way> ways, int start, int end, int[] nodeOf) {
        this.nodeOf = nodeOf;
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
        return -1;
    }

    @Override
    public double routeLength(int[] spots) {
        return spots.length == 0 ? 0 : StopSequence.length(this, nodes(spots));
    }

    @Override
    public PickRoute route(int[] spots) {
        if (spots.length == 0) {
            return new PickRoute(spots, 0, true);
        }
        PickRoute route = StopSequence.best(this, nodes(spots));
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
        double width = Arrays.stream(x).max().orElse(0) + 4;
        double height = Arrays.stream(y).max().orElse(0) + 4;
        StringBuilder svg = LayoutDrawing.open(width, height);
        for (int i = 0; i < x.length; i++) {
            boolean depot = i == start || i == end;
            LayoutDrawing.add(
                    svg,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\"/>",
                    10 * (x[i] + 2),
                    10 * (height - 2 - y[i]),
                    depot ? 6 : 2,
                    depot ? "#06c" : "#888");
        }
        for (int i = 0; i < stops.length; i++) {
            LayoutDrawing.add(
                    svg,
                    "<text x=\"%.1f\" y=\"%.1f\" font-size=\"11\" fill=\"#c30\">%d</text>",
                    10 * (x[nodeOf[stops[i]]] + 2) + 4,
                    10 * (height - 2 - y[nodeOf[stops[i]]]) + 4,
                    i + 1);
        }
        return svg.append("</svg>\n").toString();
    }
}
