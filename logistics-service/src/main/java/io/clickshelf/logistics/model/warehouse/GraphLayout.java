package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Any warehouse as a graph: nodes on a floor, ways in one or both directions, a depot to start from and one to end at.
 * Every node is a spot. Distances between all nodes are computed once, {@code O(n · m log n)}; routes are exact up to
 * eleven stops and by local search beyond. Built by {@link GraphLayoutBuilder}.
 */
public final class GraphLayout implements Layout {

    private final List<String> ids;
    private final double[] x;
    private final double[] y;
    private final double[][] distances;
    private final int start;
    private final int end;
    private final Map<String, Integer> index = new HashMap<>();

    /** A way from one node to another. */
    record Way(int from, int to, double meters) {}

    GraphLayout(List<String> ids, double[] x, double[] y, List<Way> ways, int start, int end) {
        this.ids = List.copyOf(ids);
        this.x = x;
        this.y = y;
        this.start = start;
        this.end = end;
        for (int i = 0; i < ids.size(); i++) {
            index.put(ids.get(i), i);
        }
        List<List<Way>> from = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            from.add(new ArrayList<>());
        }
        for (Way way : ways) {
            from.get(way.from()).add(way);
        }
        this.distances = new double[ids.size()][];
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
        return distances[from][to];
    }

    @Override
    public double fromDepot(int spot) {
        return distances[start][spot];
    }

    @Override
    public double toDepot(int spot) {
        return distances[spot][end];
    }

    @Override
    public double routeLength(int[] spots) {
        return spots.length == 0 ? 0 : StopSequence.length(this, spots);
    }

    @Override
    public PickRoute route(int[] spots) {
        return spots.length == 0 ? new PickRoute(spots, 0, true) : StopSequence.best(this, spots);
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
                    10 * (x[stops[i]] + 2) + 4,
                    10 * (height - 2 - y[stops[i]]) + 4,
                    i + 1);
        }
        return svg.append("</svg>\n").toString();
    }
}
