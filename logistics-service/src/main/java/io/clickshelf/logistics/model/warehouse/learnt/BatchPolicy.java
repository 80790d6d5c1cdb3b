package io.clickshelf.logistics.model.warehouse.learnt;

import static io.clickshelf.logistics.model.warehouse.learnt.OrderGraph.EDGE_FEATURES;
import static io.clickshelf.logistics.model.warehouse.learnt.OrderGraph.NODE_FEATURES;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How likely two orders are to be in the same batch of a good answer: a message-passing network over the graph of near
 * orders ({@link OrderNet}), fitted to good answers by cross entropy. The same examples and seed give the same policy.
 */
public final class BatchPolicy {

    private static final int FORMAT = 1;
    private static final double RATE = 4e-3;

    /** Less saved than this may be chance. */
    private static final double LEAST_SAVED = 0.001;

    /** Three times the orders, or the time, of a trial. */
    private static final double FAR = Math.log(3);

    private static final OrderNet NET = new OrderNet();

    /**
     * A graph, and by edge how often its two orders were together: 0 to 1.
     *
     * @throws IllegalArgumentException if there isn't one value for each edge
     */
    public record Example(OrderGraph graph, double[] together) {
        public Example {
            if (together.length != graph.from().length) {
                throw new IllegalArgumentException("There are " + together.length + " answers for "
                        + graph.from().length + " edges; give one for each.");
            }
        }
    }

    /**
     * A measurement of the policy against search without it, at equal time.
     *
     * @param orders  of a day
     * @param seconds for each
     * @param saved   part of the walking that the policy saved; below 0 if it lost
     */
    public record Trial(int orders, double seconds, double saved) {}

    private final Scale nodeScale;
    private final Scale edgeScale;
    private final double[] weights;
    private final double loss;
    private final List<Trial> trials;

    private BatchPolicy(Scale nodeScale, Scale edgeScale, double[] weights, double loss, List<Trial> trials) {
        this.nodeScale = nodeScale;
        this.edgeScale = edgeScale;
        this.weights = weights;
        this.loss = loss;
        this.trials = List.copyOf(trials);
    }

    /** The same policy, to be used where these trials say that it wins. */
    public BatchPolicy tried(List<Trial> measured) {
        return new BatchPolicy(nodeScale, edgeScale, weights, loss, measured);
    }

    /** Whether the policy won the trial most like this; far from every trial it is not used. */
    public boolean wins(int orders, double seconds) {
        Trial nearest = nearest(orders, seconds);
        return nearest != null && nearest.saved > LEAST_SAVED;
    }

    /** The same in words, with the trial that it rests on. */
    public String words(int orders, double seconds) {
        Trial nearest = nearest(orders, seconds);
        if (nearest == null) {
            return "The learnt batching policy is not used: it was never tried at some " + orders + " orders.";
        }
        return String.format(
                Locale.ROOT,
                "The learnt batching policy is %s: on a day of %d orders it walked %.1f %% %s than search alone in %.1f s.",
                wins(orders, seconds) ? "used" : "not used",
                nearest.orders,
                100 * Math.abs(nearest.saved),
                nearest.saved > 0 ? "less" : "more",
                nearest.seconds);
    }

    private @Nullable Trial nearest(int orders, double seconds) {
        Trial nearest = null;
        double least = FAR;
        for (Trial trial : trials) {
            double away = Math.abs(Math.log(orders / (double) trial.orders))
                    + Math.abs(Math.log(Math.max(1e-3, seconds) / trial.seconds));
            if (away < least) {
                least = away;
                nearest = trial;
            }
        }
        return nearest;
    }

    /**
     * Learns from four fifths of the examples, and keeps the weights of the pass that did best on the rest.
     *
     * @param examples at least 5
     * @param passes   over all examples
     */
    public static BatchPolicy fit(List<Example> examples, int passes, long seed) {
        if (examples.size() < 5) {
            throw new IllegalArgumentException(
                    "There are " + examples.size() + " examples; learning takes at least 5.");
        }
        int held = examples.size() / 5;
        List<Example> raw = examples.subList(held, examples.size());
        Scale nodeScale = Scale.of(raw.stream().map(e -> e.graph().nodes()).toList(), NODE_FEATURES);
        Scale edgeScale = Scale.of(raw.stream().map(e -> e.graph().edges()).toList(), EDGE_FEATURES);
        List<Example> scaled = new ArrayList<>();
        for (Example example : examples) {
            scaled.add(new Example(scaled(example.graph(), nodeScale, edgeScale), example.together()));
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = NET.begin(random);
        double[] best = weights.clone();
        double least = loss(weights, scaled.subList(0, held));
        Adam adam = new Adam(weights.length);
        int[] order = new int[examples.size() - held];
        for (int i = 0; i < order.length; i++) {
            order[i] = held + i;
        }
        for (int pass = 0; pass < passes; pass++) {
            double rate = RATE * 0.5 * (1 + Math.cos(Math.PI * pass / passes));
            for (int i = order.length - 1; i >= 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
                adam.step(weights, gradient(weights, scaled.get(order[i])), rate);
            }
            double here = loss(weights, scaled.subList(0, held));
            if (here < least) {
                least = here;
                best = weights.clone();
            }
        }
        for (int k = 0; k < best.length; k++) {
            // As saved, so that a loaded policy says the same.
            best[k] = (float) best[k];
        }
        return new BatchPolicy(nodeScale, edgeScale, best, least, List.of());
    }

    private static OrderGraph scaled(OrderGraph graph, Scale nodeScale, Scale edgeScale) {
        return new OrderGraph(nodeScale.apply(graph.nodes()), graph.from(), graph.to(), edgeScale.apply(graph.edges()));
    }

    /** Of the mean cross entropy of an example. */
    static double[] gradient(double[] weights, Example example) {
        OrderNet.Pass pass = NET.forward(weights, example.graph());
        double[] dScores = new double[pass.scores.length];
        for (int e = 0; e < dScores.length; e++) {
            dScores[e] = (chance(pass.scores[e]) - example.together()[e]) / dScores.length;
        }
        double[] gradient = new double[weights.length];
        NET.backward(weights, gradient, example.graph(), pass, dScores);
        return gradient;
    }

    static double loss(double[] weights, List<Example> examples) {
        double sum = 0;
        for (Example example : examples) {
            double[] scores = NET.forward(weights, example.graph()).scores;
            double one = 0;
            for (int e = 0; e < scores.length; e++) {
                // log(1 + exp(s)) - y s, without overflow.
                one += Math.max(scores[e], 0)
                        + Math.log1p(Math.exp(-Math.abs(scores[e])))
                        - example.together()[e] * scores[e];
            }
            sum += one / Math.max(1, scores.length);
        }
        return sum / Math.max(1, examples.size());
    }

    private static double chance(double score) {
        return 1 / (1 + Math.exp(-score));
    }

    /** By edge, how likely its two orders are to be in the same batch. */
    public double[] predict(OrderGraph graph) {
        double[] scores = NET.forward(weights, scaled(graph, nodeScale, edgeScale)).scores;
        for (int e = 0; e < scores.length; e++) {
            scores[e] = chance(scores[e]);
        }
        return scores;
    }

    /** Mean cross entropy on the examples held out when it was fitted. */
    public double heldOutLoss() {
        return loss;
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(weights.length);
        nodeScale.save(out);
        edgeScale.save(out);
        out.writeDouble(loss);
        for (double weight : weights) {
            out.writeFloat((float) weight);
        }
        out.writeInt(trials.size());
        for (Trial trial : trials) {
            out.writeInt(trial.orders);
            out.writeDouble(trial.seconds);
            out.writeDouble(trial.saved);
        }
    }

    /** @throws IOException if the bytes are of another format */
    public static BatchPolicy load(DataInput in) throws IOException {
        int format = in.readInt();
        int size = in.readInt();
        if (format != FORMAT || size != NET.size()) {
            throw new IOException("The batch policy has format " + format + " and " + size
                    + " weights; this version reads " + FORMAT + " with " + NET.size() + ". Fit it anew.");
        }
        Scale nodeScale = Scale.load(in, NODE_FEATURES);
        Scale edgeScale = Scale.load(in, EDGE_FEATURES);
        double loss = in.readDouble();
        double[] weights = new double[size];
        for (int k = 0; k < size; k++) {
            weights[k] = in.readFloat();
        }
        List<Trial> trials = new ArrayList<>();
        int count = in.readInt();
        for (int t = 0; t < count; t++) {
            trials.add(new Trial(in.readInt(), in.readDouble(), in.readDouble()));
        }
        return new BatchPolicy(nodeScale, edgeScale, weights, loss, trials);
    }
}
