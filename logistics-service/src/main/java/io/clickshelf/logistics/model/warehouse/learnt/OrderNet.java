package io.clickshelf.logistics.model.warehouse.learnt;

import static io.clickshelf.logistics.model.warehouse.learnt.OrderGraph.EDGE_FEATURES;
import static io.clickshelf.logistics.model.warehouse.learnt.OrderGraph.NODE_FEATURES;

import java.util.SplittableRandom;

/**
 * Message passing between orders (Gilmer et al. 2017): each order sums up what its edges and neighbours tell it, a few
 * rounds long; then each edge is given a score from both its orders. {@code O(edges · width²)}, forth and back.
 */
final class OrderNet {

    static final int WIDTH = 16;
    static final int ROUNDS = 2;

    private final Linear enter = new Linear(NODE_FEATURES, WIDTH, 0);
    private final Linear[] message = new Linear[ROUNDS];
    private final Linear[] update = new Linear[ROUNDS];
    private final Linear join;
    private final Linear score;

    OrderNet() {
        int offset = enter.end();
        for (int r = 0; r < ROUNDS; r++) {
            message[r] = new Linear(WIDTH + EDGE_FEATURES, WIDTH, offset);
            update[r] = new Linear(2 * WIDTH, WIDTH, message[r].end());
            offset = update[r].end();
        }
        join = new Linear(2 * WIDTH + EDGE_FEATURES, WIDTH, offset);
        score = new Linear(WIDTH, 1, join.end());
    }

    /** How many weights there are. */
    int size() {
        return score.end();
    }

    double[] begin(SplittableRandom random) {
        double[] weights = new double[size()];
        enter.begin(weights, random);
        for (int r = 0; r < ROUNDS; r++) {
            message[r].begin(weights, random);
            update[r].begin(weights, random);
        }
        join.begin(weights, random);
        score.begin(weights, random);
        return weights;
    }

    /** What went through the net for one graph, kept for the way back. */
    static final class Pass {
        /** By round and order. */
        final double[][][] state;

        final double[][][] heard;
        final double[][][] messages;
        final double[][] joined;
        final double[] scores;

        Pass(int orders, int edges) {
            state = new double[ROUNDS + 1][orders][WIDTH];
            heard = new double[ROUNDS][orders][WIDTH];
            messages = new double[ROUNDS][edges][WIDTH];
            joined = new double[edges][WIDTH];
            scores = new double[edges];
        }
    }

    /** Log-odds by edge, in {@code scores}. */
    Pass forward(double[] weights, OrderGraph graph) {
        int edges = graph.from().length;
        Pass pass = new Pass(graph.nodes().length, edges);
        for (int i = 0; i < graph.nodes().length; i++) {
            enter.forward(weights, graph.nodes()[i], pass.state[0][i]);
            Linear.rectify(pass.state[0][i]);
        }
        double[] input = new double[2 * WIDTH + EDGE_FEATURES];
        int[] degree = degree(graph);
        for (int r = 0; r < ROUNDS; r++) {
            for (int e = 0; e < edges; e++) {
                messageInput(graph, pass, r, e, input);
                double[] told = pass.messages[r][e];
                message[r].forward(weights, input, told);
                Linear.rectify(told);
                double[] heard = pass.heard[r][graph.from()[e]];
                for (int k = 0; k < WIDTH; k++) {
                    heard[k] += told[k] / degree[graph.from()[e]];
                }
            }
            for (int i = 0; i < graph.nodes().length; i++) {
                updateInput(pass, r, i, input);
                update[r].forward(weights, input, pass.state[r + 1][i]);
                Linear.rectify(pass.state[r + 1][i]);
            }
        }
        double[] one = new double[1];
        for (int e = 0; e < edges; e++) {
            joinInput(graph, pass, e, input);
            join.forward(weights, input, pass.joined[e]);
            Linear.rectify(pass.joined[e]);
            score.forward(weights, pass.joined[e], one);
            pass.scores[e] = one[0];
        }
        return pass;
    }

    /**
     * Adds to the gradient of the weights.
     *
     * @param dScores gradient of the scores
     */
    void backward(double[] weights, double[] gradient, OrderGraph graph, Pass pass, double[] dScores) {
        int edges = graph.from().length;
        int orders = graph.nodes().length;
        double[] input = new double[2 * WIDTH + EDGE_FEATURES];
        double[] dInput = new double[2 * WIDTH + EDGE_FEATURES];
        double[] dWide = new double[WIDTH];
        double[][] dState = new double[orders][WIDTH];
        for (int e = 0; e < edges; e++) {
            score.backward(weights, gradient, pass.joined[e], new double[] {dScores[e]}, dWide);
            Linear.rectifyBack(pass.joined[e], dWide);
            joinInput(graph, pass, e, input);
            join.backward(weights, gradient, input, dWide, dInput);
            double[] a = pass.state[ROUNDS][graph.from()[e]];
            double[] b = pass.state[ROUNDS][graph.to()[e]];
            for (int k = 0; k < WIDTH; k++) {
                dState[graph.from()[e]][k] += dInput[k] + dInput[WIDTH + k] * b[k];
                dState[graph.to()[e]][k] += dInput[k] + dInput[WIDTH + k] * a[k];
            }
        }
        int[] degree = degree(graph);
        for (int r = ROUNDS - 1; r >= 0; r--) {
            double[][] dBefore = new double[orders][WIDTH];
            double[][] dHeard = new double[orders][WIDTH];
            for (int i = 0; i < orders; i++) {
                Linear.rectifyBack(pass.state[r + 1][i], dState[i]);
                updateInput(pass, r, i, input);
                update[r].backward(weights, gradient, input, dState[i], dInput);
                System.arraycopy(dInput, 0, dBefore[i], 0, WIDTH);
                System.arraycopy(dInput, WIDTH, dHeard[i], 0, WIDTH);
            }
            for (int e = 0; e < edges; e++) {
                int i = graph.from()[e];
                for (int k = 0; k < WIDTH; k++) {
                    dWide[k] = dHeard[i][k] / degree[i];
                }
                Linear.rectifyBack(pass.messages[r][e], dWide);
                messageInput(graph, pass, r, e, input);
                message[r].backward(weights, gradient, input, dWide, dInput);
                for (int k = 0; k < WIDTH; k++) {
                    dBefore[graph.to()[e]][k] += dInput[k];
                }
            }
            dState = dBefore;
        }
        for (int i = 0; i < orders; i++) {
            Linear.rectifyBack(pass.state[0][i], dState[i]);
            enter.backward(weights, gradient, graph.nodes()[i], dState[i], dInput);
        }
    }

    private static int[] degree(OrderGraph graph) {
        int[] degree = new int[graph.nodes().length];
        for (int i : graph.from()) {
            degree[i]++;
        }
        return degree;
    }

    private static void messageInput(OrderGraph graph, Pass pass, int round, int e, double[] input) {
        System.arraycopy(pass.state[round][graph.to()[e]], 0, input, 0, WIDTH);
        System.arraycopy(graph.edges()[e], 0, input, WIDTH, EDGE_FEATURES);
    }

    private static void updateInput(Pass pass, int round, int i, double[] input) {
        System.arraycopy(pass.state[round][i], 0, input, 0, WIDTH);
        System.arraycopy(pass.heard[round][i], 0, input, WIDTH, WIDTH);
    }

    /** The same from either end, but for the edge's own features. */
    private static void joinInput(OrderGraph graph, Pass pass, int e, double[] input) {
        double[] a = pass.state[ROUNDS][graph.from()[e]];
        double[] b = pass.state[ROUNDS][graph.to()[e]];
        for (int k = 0; k < WIDTH; k++) {
            input[k] = a[k] + b[k];
            input[WIDTH + k] = a[k] * b[k];
        }
        System.arraycopy(graph.edges()[e], 0, input, 2 * WIDTH, EDGE_FEATURES);
    }
}
