package io.clickshelf.forecasting.model.boosting;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A feature's values sorted into at most {@value #MOST} bins of about equal weight. Bin 0 is for unknown values (NaN).
 *
 * @param edges the upper ends of bins 1, 2, …, rising; the last bin is open
 */
record Bins(float[] edges) {

    static final int MOST = 64;

    private static final int SAMPLE = 20_000;

    static Bins of(float[] values) {
        float[] sample = new float[Math.min(SAMPLE, values.length)];
        SplittableRandom random = new SplittableRandom(7);
        int n = 0;
        for (int i = 0; i < sample.length; i++) {
            float value = values.length <= SAMPLE ? values[i] : values[random.nextInt(values.length)];
            if (!Float.isNaN(value)) {
                sample[n++] = value;
            }
        }
        Arrays.sort(sample, 0, n);
        float[] edges = new float[MOST - 2];
        int count = 0;
        for (int b = 1; b < MOST - 1 && n > 0; b++) {
            float edge = sample[(int) ((long) b * (n - 1) / (MOST - 1))];
            if (edge < sample[n - 1] && (count == 0 || edge > edges[count - 1])) {
                edges[count++] = edge;
            }
        }
        return new Bins(Arrays.copyOf(edges, count));
    }

    /** 0 for unknown, else one more than the number of edges below the value. */
    int of(float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        int at = Arrays.binarySearch(edges, value);
        return 1 + (at >= 0 ? at : -at - 1);
    }

    int count() {
        return edges.length + 2;
    }
}
