package io.clickshelf.logistics.model.roads.network;

import java.util.List;

/** Writes down the points of a way: arcs of the hierarchy are taken apart into the edges that they stand for. */
final class RoadWay {

    private final RoadGraph graph;
    private final RoadWeights weights;

    RoadWay(RoadGraph graph, RoadWeights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /** From a lower vertex to a higher one. */
    void rise(int low, int high, List<double[]> points) {
        int via = weights.upVia[weights.hierarchy.arc(low, high)];
        if (via < 0) {
            edge(-1 - via, points);
        } else {
            fall(low, via, points);
            rise(via, high, points);
        }
    }

    /** From a higher vertex to a lower one. */
    void fall(int high, int low, List<double[]> points) {
        int via = weights.downVia[weights.hierarchy.arc(low, high)];
        if (via < 0) {
            edge(-1 - via, points);
        } else {
            fall(high, via, points);
            rise(via, low, points);
        }
    }

    private void edge(int directed, List<double[]> points) {
        int edge = directed / 2;
        int first = graph.points()[edge];
        int last = graph.points()[edge + 1] - 1;
        boolean along = directed % 2 == 0;
        stretch(along ? first : last, along ? last : first, points);
    }

    /** From a spot on an edge to an end of it. */
    void leave(RoadSpot spot, int vertex, List<double[]> points) {
        if (weights.hierarchy.rank[graph.to()[spot.edge()]] == vertex) {
            stretch(spot.piece() + 1, graph.points()[spot.edge() + 1] - 1, points);
        } else {
            stretch(spot.piece(), graph.points()[spot.edge()], points);
        }
    }

    /** From an end of an edge to a spot on it. */
    void reach(int vertex, RoadSpot spot, List<double[]> points) {
        if (weights.hierarchy.rank[graph.from()[spot.edge()]] == vertex) {
            stretch(graph.points()[spot.edge()], spot.piece(), points);
        } else {
            stretch(graph.points()[spot.edge() + 1] - 1, spot.piece() + 1, points);
        }
    }

    /** What lies between two spots on an edge. */
    void part(RoadSpot a, RoadSpot b, List<double[]> points) {
        if (a.piece() < b.piece()) {
            stretch(a.piece() + 1, b.piece(), points);
        } else if (a.piece() > b.piece()) {
            stretch(a.piece(), b.piece() + 1, points);
        }
    }

    private void stretch(int from, int to, List<double[]> points) {
        int step = from <= to ? 1 : -1;
        for (int p = from; p != to + step; p += step) {
            points.add(new double[] {graph.latitude()[p], graph.longitude()[p]});
        }
    }
}
