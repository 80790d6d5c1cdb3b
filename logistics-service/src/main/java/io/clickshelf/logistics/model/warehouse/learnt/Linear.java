package io.clickshelf.logistics.model.warehouse.learnt;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A layer {@code y = W x + b} whose weights lie in a stretch of one array that the whole network shares. */
record Linear(int inputs, int outputs, int offset) {

    int size() {
        return outputs * (inputs + 1);
    }

    int end() {
        return offset + size();
    }

    /** Weights of a spread that keeps the size of what goes through (He et al. 2015); no bias. */
    void begin(double[] weights, SplittableRandom random) {
        double spread = Math.sqrt(2.0 / inputs);
        for (int k = 0; k < outputs * inputs; k++) {
            weights[offset + k] = spread * random.nextGaussian();
        }
    }

    void forward(double[] weights, double[] x, double[] y) {
        int at = offset;
        int bias = offset + outputs * inputs;
        for (int o = 0; o < outputs; o++) {
            double sum = weights[bias + o];
            for (int i = 0; i < inputs; i++) {
                sum += weights[at++] * x[i];
            }
            y[o] = sum;
        }
    }

    /**
     * Adds to the gradient of the weights.
     *
     * @param dy gradient of the outputs
     * @param dx gets the gradient of the inputs
     */
    void backward(double[] weights, double[] gradient, double[] x, double[] dy, double[] dx) {
        int bias = offset + outputs * inputs;
        Arrays.fill(dx, 0, inputs, 0);
        for (int o = 0; o < outputs; o++) {
            double d = dy[o];
            if (d != 0) {
                gradient[bias + o] += d;
                int at = offset + o * inputs;
                for (int i = 0; i < inputs; i++) {
                    gradient[at + i] += d * x[i];
                    dx[i] += d * weights[at + i];
                }
            }
        }
    }

    static void rectify(double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(0, y[i]);
        }
    }

    /** No gradient where nothing went through. */
    static void rectifyBack(double[] y, double[] dy) {
        for (int i = 0; i < y.length; i++) {
            if (y[i] <= 0) {
                dy[i] = 0;
            }
        }
    }
}
