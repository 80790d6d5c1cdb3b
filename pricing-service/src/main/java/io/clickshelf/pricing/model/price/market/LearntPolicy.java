package io.clickshelf.pricing.model.price.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * Prices by a small network: from what is seen to a distribution over the levels of each price. Used, it sets the most
 * probable level; while it learns, it draws. Not for several threads.
 */
public final class LearntPolicy implements MarketPolicy {

    private static final int FORMAT = 1;

    final Perceptron network;
    private final int[] levels;

    LearntPolicy(Perceptron network, int[] levels) {
        this.network = network;
        this.levels = levels.clone();
    }

    @Override
    public void prices(double[] seen, int[] into) {
        double[] logit = network.forward(seen);
        for (int head = 0, at = 0; head < levels.length; at += levels[head++]) {
            int best = 0;
            for (int k = 1; k < levels[head]; k++) {
                best = logit[at + k] > logit[at + best] ? k : best;
            }
            into[head] = best;
        }
    }

    /** Draws prices and returns the log of their probability. */
    double draw(double[] seen, int[] into, RandomGenerator random) {
        double[] logit = network.forward(seen);
        double log = 0;
        for (int head = 0, at = 0; head < levels.length; at += levels[head++]) {
            double all = logSum(logit, at, levels[head]);
            double u = random.nextDouble();
            int k = 0;
            u -= Math.exp(logit[at] - all);
            while (u > 0 && k < levels[head] - 1) {
                u -= Math.exp(logit[at + ++k] - all);
            }
            into[head] = k;
            log += logit[at + k] - all;
        }
        return log;
    }

    static double logSum(double[] logit, int from, int count) {
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            top = Math.max(top, logit[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += Math.exp(logit[from + k] - top);
        }
        return top + Math.log(sum);
    }

    int[] levels() {
        return levels;
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(levels.length);
        for (int n : levels) {
            out.writeInt(n);
        }
        network.save(out);
    }

    /** @throws IOException if the bytes are of another format */
    public static LearntPolicy load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("A learnt policy of format " + format + "; this version reads format " + FORMAT
                    + ". Learn it again.");
        }
        int[] levels = new int[in.readInt()];
        for (int k = 0; k < levels.length; k++) {
            levels[k] = in.readInt();
        }
        return new LearntPolicy(Perceptron.load(in), levels);
    }
}
