package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one way of ranking brings beyond another to the same cases.
 *
 * @param mean  over the cases
 * @param noise standard error of that mean
 */
record Gain(double mean, double noise) {

    static final Gain NONE = new Gain(0, 0);

    /** Paired: what is hard for both ways is no noise. */
    static Gain of(double[] with, double[] without) {
        double sum = 0;
        double squares = 0;
        int n = with.length;
        for (int c = 0; c < n; c++) {
            double difference = with[c] - without[c];
            sum += difference;
            squares += difference * difference;
        }
        double mean = sum / Math.max(1, n);
        double variance = Math.max(0, squares - n * mean * mean) / Math.max(1, n - 1);
        return new Gain(mean, Math.sqrt(variance / Math.max(1, n)));
    }

    boolean beyondNoise() {
        return mean > noise;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(mean);
        out.writeDouble(noise);
    }

    static Gain load(DataInput in) throws IOException {
        return new Gain(in.readDouble(), in.readDouble());
    }
}
