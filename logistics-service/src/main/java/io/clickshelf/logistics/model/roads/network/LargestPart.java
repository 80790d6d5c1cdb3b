package io.clickshelf.logistics.model.roads.network;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/** The largest part of a graph in which all vertices reach each other (Tarjan 1972, without recursion). O(edges). */
final class LargestPart {

    private final RoadGraph graph;
    private final int[] first;
    private final int[] targets;

    private LargestPart(RoadGraph graph) {
        this.graph = graph;
        this.first = new int[graph.vertices() + 1];
        for (int e = 0; e < graph.edges(); e++) {
            if (graph.millis()[2 * e] < RoadGraph.CLOSED) {
                first[graph.from()[e] + 1]++;
            }
            if (graph.millis()[2 * e + 1] < RoadGraph.CLOSED) {
                first[graph.to()[e] + 1]++;
            }
        }
        for (int v = 0; v < graph.vertices(); v++) {
            first[v + 1] += first[v];
        }
        this.targets = new int[first[graph.vertices()]];
        int[] next = first.clone();
        for (int e = 0; e < graph.edges(); e++) {
            if (graph.millis()[2 * e] < RoadGraph.CLOSED) {
                targets[next[graph.from()[e]]++] = graph.to()[e];
            }
            if (graph.millis()[2 * e + 1] < RoadGraph.CLOSED) {
                targets[next[graph.to()[e]]++] = graph.from()[e];
            }
        }
    }

    static RoadGraph of(RoadGraph graph) {
        LargestPart search = new LargestPart(graph);
        int[] part = search.parts();
        int[] size = new int[graph.vertices() + 1];
        int largest = 0;
        for (int p : part) {
            if (++size[p] > size[largest]) {
                largest = p;
            }
        }
        return search.only(part, largest);
    }

    private int[] parts() {
        int n = graph.vertices();
        int[] part = new int[n];
        int[] index = new int[n];
        int[] low = new int[n];
        int[] next = Arrays.copyOf(first, n);
        int[] path = new int[n];
        IntArrayList open = new IntArrayList();
        Arrays.fill(part, -1);
        int seen = 0;
        int parts = 0;
        for (int root = 0; root < n; root++) {
            if (index[root] > 0) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            index[root] = low[root] = ++seen;
            open.push(root);
            while (depth >= 0) {
                int v = path[depth];
                if (next[v] < first[v + 1]) {
                    int w = targets[next[v]++];
                    if (index[w] == 0) {
                        index[w] = low[w] = ++seen;
                        open.push(w);
                        path[++depth] = w;
                    } else if (part[w] < 0) {
                        low[v] = Math.min(low[v], index[w]);
                    }
                    continue;
                }
                if (low[v] == index[v]) {
                    int w;
                    do {
                        w = open.popInt();
                        part[w] = parts;
                    } while (w != v);
                    parts++;
                }
                if (--depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[v]);
                }
            }
        }
        return part;
    }

    private RoadGraph only(int[] part, int kept) {
        int[] number = new int[part.length];
        int vertices = 0;
        for (int v = 0; v < part.length; v++) {
            number[v] = part[v] == kept ? vertices++ : -1;
        }
        IntArrayList from = new IntArrayList();
        IntArrayList to = new IntArrayList();
        IntArrayList points = new IntArrayList();
        DoubleArrayList latitude = new DoubleArrayList();
        DoubleArrayList longitude = new DoubleArrayList();
        IntArrayList meters = new IntArrayList();
        IntArrayList millis = new IntArrayList();
        for (int e = 0; e < graph.edges(); e++) {
            int a = number[graph.from()[e]];
            int b = number[graph.to()[e]];
            if (a >= 0 && b >= 0) {
                from.add(a);
                to.add(b);
                points.add(latitude.size());
                for (int p = graph.points()[e]; p < graph.points()[e + 1]; p++) {
                    latitude.add(graph.latitude()[p]);
                    longitude.add(graph.longitude()[p]);
                }
                meters.add(graph.meters()[e]);
                millis.add(graph.millis()[2 * e]);
                millis.add(graph.millis()[2 * e + 1]);
            }
        }
        points.add(latitude.size());
        return new RoadGraph(
                vertices,
                from.toIntArray(),
                to.toIntArray(),
                points.toIntArray(),
                latitude.toDoubleArray(),
                longitude.toDoubleArray(),
                meters.toIntArray(),
                millis.toIntArray());
    }
}
