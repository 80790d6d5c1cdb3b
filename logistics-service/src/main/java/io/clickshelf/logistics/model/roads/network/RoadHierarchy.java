package io.clickshelf.logistics.model.roads.network;

import it.unimi.dsi.fastutil.longs.LongHeapPriorityQueue;
import java.util.Arrays;

/**
 * A customizable contraction hierarchy (Dibbelt, Strasser and Wagner, ACM Journal of Experimental Algorithmics 21, 2016)
 * without its weights: vertices are taken out one after another, those with the fewest neighbours and the least beneath them
 * first, and the neighbours of each are joined. It depends on which roads there are, not on how fast they are, so that
 * traffic and closures only need new {@link RoadWeights}. Vertices are numbered by their rank, lowest first.
 */
final class RoadHierarchy {

    final int vertices;
    /** Of each vertex of the graph, its rank. */
    final int[] rank;
    /** Of each vertex, where its arcs to higher ones begin; and one more. */
    final int[] first;
    /** The higher ends of the arcs, those of a vertex in order. */
    final int[] higher;
    /** How many vertices lie above each on the way to the top; the vertex above is the first of its arcs'. */
    final int[] depth;

    RoadHierarchy(RoadGraph graph) {
        this.vertices = graph.vertices();
        this.rank = new int[vertices];
        int[][] above = eliminate(graph);
        this.first = new int[vertices + 1];
        for (int v = 0; v < vertices; v++) {
            first[rank[v] + 1] = above[v].length;
        }
        for (int r = 0; r < vertices; r++) {
            first[r + 1] += first[r];
        }
        this.higher = new int[first[vertices]];
        for (int v = 0; v < vertices; v++) {
            int at = first[rank[v]];
            for (int neighbour : above[v]) {
                higher[at++] = rank[neighbour];
            }
            Arrays.sort(higher, first[rank[v]], at);
        }
        this.depth = new int[vertices];
        for (int r = vertices - 1; r >= 0; r--) {
            depth[r] = first[r] == first[r + 1] ? 0 : depth[higher[first[r]]] + 1;
        }
    }

    /** Takes out all vertices; answers the neighbours that each had at that moment. */
    private int[][] eliminate(RoadGraph graph) {
        int[][] neighbours = neighbours(graph);
        int[] level = new int[vertices];
        boolean[] gone = new boolean[vertices];
        LongHeapPriorityQueue queue = new LongHeapPriorityQueue(vertices);
        for (int v = 0; v < vertices; v++) {
            queue.enqueue(key(neighbours[v].length, 0, v));
        }
        int done = 0;
        while (!queue.isEmpty()) {
            long key = queue.dequeueLong();
            int v = (int) (key & 0xFFFFFFFFL);
            if (gone[v] || key != key(neighbours[v].length, level[v], v)) {
                continue;
            }
            gone[v] = true;
            rank[v] = done++;
            int[] clique = neighbours[v];
            for (int u : clique) {
                neighbours[u] = joined(neighbours[u], clique, u, v);
                level[u] = Math.max(level[u], level[v] + 1);
                queue.enqueue(key(neighbours[u].length, level[u], u));
            }
        }
        return neighbours;
    }

    private static long key(int degree, int level, int vertex) {
        return ((2L * degree + level) << 32) | vertex;
    }

    private static int[][] neighbours(RoadGraph graph) {
        int[] count = new int[graph.vertices()];
        for (int e = 0; e < graph.edges(); e++) {
            count[graph.from()[e]]++;
            count[graph.to()[e]]++;
        }
        int[][] lists = new int[graph.vertices()][];
        for (int v = 0; v < lists.length; v++) {
            lists[v] = new int[count[v]];
        }
        for (int e = 0; e < graph.edges(); e++) {
            int a = graph.from()[e];
            int b = graph.to()[e];
            lists[a][--count[a]] = b;
            lists[b][--count[b]] = a;
        }
        for (int v = 0; v < lists.length; v++) {
            lists[v] = Arrays.stream(lists[v]).sorted().distinct().toArray();
        }
        return lists;
    }

    /** Two sorted lists in one, without two of their members. */
    private static int[] joined(int[] a, int[] b, int without, int andWithout) {
        int[] both = new int[a.length + b.length];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            int next = j == b.length || i < a.length && a[i] <= b[j] ? a[i] : b[j];
            i += i < a.length && a[i] == next ? 1 : 0;
            j += j < b.length && b[j] == next ? 1 : 0;
            if (next != without && next != andWithout) {
                both[count++] = next;
            }
        }
        return Arrays.copyOf(both, count);
    }

    /** The arc from a vertex to a higher one; there must be one. */
    int arc(int low, int high) {
        return Arrays.binarySearch(higher, first[low], first[low + 1], high);
    }

    /** The vertices from one to the top, by their depth. */
    int[] ancestors(int vertex) {
        int[] way = new int[depth[vertex] + 1];
        int v = vertex;
        for (int d = way.length - 1; d >= 0; d--) {
            way[d] = v;
            v = d == 0 ? v : higher[first[v]];
        }
        return way;
    }
}
