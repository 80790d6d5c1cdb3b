package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a warehouse from nodes and ways, or from nodes on an open floor with obstacles. Metres throughout. */
public final class GraphLayoutBuilder {

    private static final double EDGE = 1e-9;

    private record Obstacle(double left, double bottom, double right, double top) {

        /** Whether the straight line between two points runs through the inside (Liang and Barsky 1984). */
        boolean blocks(double ax, double ay, double bx, double by) {
            double[] p = {ax - bx, bx - ax, ay - by, by - ay};
            double[] q = {ax - left - EDGE, right - EDGE - ax, ay - bottom - EDGE, top - EDGE - ay};
            double enter = 0;
            double leave = 1;
            for (int k = 0; k < 4; k++) {
                if (p[k] == 0) {
                    if (q[k] < 0) {
                        return false;
                    }
                } else if (p[k] < 0) {
                    enter = Math.max(enter, q[k] / p[k]);
                } else {
                    leave = Math.min(leave, q[k] / p[k]);
                }
            }
            return enter < leave;
        }
    }

    private final List<String> ids = new ArrayList<>();
    private final List<double[]> points = new ArrayList<>();
    private final Map<Integer, Integer> corridors = new HashMap<>();
    private final Map<String, Integer> index = new HashMap<>();
    private final List<GraphLayout.Way> ways = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final List<Integer> nodeOf = new ArrayList<>();
    private final Set<String> places = new LinkedHashSet<>();
    private String start = "";
    private String end = "";

    public GraphLayoutBuilder node(String id, double x, double y) {
        if (index.put(id, ids.size()) != null) {
            throw new IllegalArgumentException("Node \"" + id + "\" is given twice.");
        }
        ids.add(id);
        points.add(new double[] {x, y});
        return this;
    }

    /** A spot that is reached from a node, such as a shelf above another. */
    public GraphLayoutBuilder place(String id, String node) {
        if (index.containsKey(id) || places.contains(id)) {
            throw new IllegalArgumentException("Place \"" + id + "\" is given twice.");
        }
        places.add(id);
        nodeOf.add(at(node));
        return this;
    }

    /** A node lies in a part of an aisle where pickers can be in each other's way; parts are numbered from 0. */
    public GraphLayoutBuilder corridor(String node, int corridor) {
        corridors.put(at(node), corridor);
        return this;
    }

    /** A way in both directions, as long as the straight line. */
    public GraphLayoutBuilder way(String a, String b) {
        return oneWay(a, b).oneWay(b, a);
    }

    /** A way in one direction, as long as the straight line. */
    public GraphLayoutBuilder oneWay(String from, String to) {
        int a = at(from);
        int b = at(to);
        ways.add(new GraphLayout.Way(a, b, straight(a, b)));
        return this;
    }

    /** A rectangle that can't be walked through; its corners can be walked around where there are nodes. */
    public GraphLayoutBuilder obstacle(double left, double bottom, double right, double top) {
        obstacles.add(new Obstacle(left, bottom, right, top));
        return this;
    }

    /** Adds straight ways between all nodes that see each other past the obstacles. {@code O(nodes² · obstacles)}. */
    public GraphLayoutBuilder waysInSight() {
        for (int a = 0; a < ids.size(); a++) {
            for (int b = 0; b < ids.size(); b++) {
                if (a != b && !blocked(points.get(a), points.get(b))) {
                    ways.add(new GraphLayout.Way(a, b, straight(a, b)));
                }
            }
        }
        return this;
    }

    /** Where walks start and end; the same for both if there is one. */
    public GraphLayoutBuilder depots(String startId, String endId) {
        this.start = startId;
        this.end = endId;
        return this;
    }

    public GraphLayout build() {
        int from = at(start);
        int to = at(end);
        List<String> all = new ArrayList<>(ids);
        all.addAll(places);
        int[] nodes = new int[all.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = i < ids.size() ? i : nodeOf.get(i - ids.size());
        }
        double[] x = points.stream().mapToDouble(p -> p[0]).toArray();
        double[] y = points.stream().mapToDouble(p -> p[1]).toArray();
        int[] corridorOf = new int[x.length];
        Arrays.setAll(corridorOf, node -> corridors.getOrDefault(node, -1));
        List<double[]> rectangles = obstacles.stream()
                .map(o -> new double[] {o.left(), o.bottom(), o.right(), o.top()})
                .toList();
        GraphLayout layout = new GraphLayout(all, x, y, ways, from, to, nodes, corridorOf, rectangles);
        for (int i = 0; i < ids.size(); i++) {
            if (!Double.isFinite(layout.fromDepot(i)) || !Double.isFinite(layout.toDepot(i))) {
                throw new IllegalArgumentException(
                        "\"" + ids.get(i)
                                + "\" can't be reached from the depot and back; add a way, or check what is one-way or blocked.");
            }
        }
        return layout;
    }

    private boolean blocked(double[] a, double[] b) {
        for (Obstacle obstacle : obstacles) {
            if (obstacle.blocks(a[0], a[1], b[0], b[1])) {
                return true;
            }
        }
        return false;
    }

    private double straight(int a, int b) {
        return Math.hypot(points.get(a)[0] - points.get(b)[0], points.get(a)[1] - points.get(b)[1]);
    }

    private int at(String id) {
        Integer at = index.get(id);
        if (at == null) {
            throw new IllegalArgumentException("There is no node \"" + id + "\"; add it before it is used.");
        }
        return at;
    }
}
