package io.clickshelf.logistics.model.warehouse.learnt;

/**
 * Orders as nodes, each joined to those near to it by directed edges.
 *
 * @param nodes        by order its features, {@code [orders][NODE_FEATURES]}
 * @param from         by edge the order that looks, in ascending order
 * @param to           by edge the order it looks at
 * @param edges        by edge its features, {@code [edges][EDGE_FEATURES]}
 */
public record OrderGraph(double[][] nodes, int[] from, int[] to, double[][] edges) {

    public static final int NODE_FEATURES = 8;
    public static final int EDGE_FEATURES = 7;

    /** @throws IllegalArgumentException if sizes don't match */
    public OrderGraph {
        if (from.length != to.length || from.length != edges.length) {
            throw new IllegalArgumentException("The graph has " + from.length + " beginnings, " + to.length
                    + " ends and " + edges.length + " features of edges; give as many of each.");
        }
        check(nodes, NODE_FEATURES, "node");
        check(edges, EDGE_FEATURES, "edge");
    }

    private static void check(double[][] rows, int width, String what) {
        for (double[] row : rows) {
            if (row.length != width) {
                throw new IllegalArgumentException(
                        "A " + what + " has " + row.length + " features; it needs " + width + ".");
            }
        }
    }
}
