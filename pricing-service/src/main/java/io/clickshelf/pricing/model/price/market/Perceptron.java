package io.clickshelf.pricing.model.price.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** A small network of tanh layers with a linear last one, trained by Adam (Kingma and Ba 2015). Not for several threads. */
final class Perceptron {

    private static final double BETA1 = .9;
    private static final double BETA2 = .999;

    private final int[] size;
    /** By layer: rows of inputs plus bias, one row per output. */
    private final double[][] weight;

    private final double[][] gradient;
    private final double[][] first;
    private final double[][] second;
    private final double[][] output;
    private final double[][] error;
    private int steps;

    /** @param size inputs, then the outputs of each layer */
    Perceptron(int[] size) {
        this.size = size.clone();
        int layers = size.length - 1;
        weight = new double[layers][];
        gradient = new double[layers][];
        first = new double[layers][];
        second = new double[layers][];
        output = new double[layers + 1][];
        error = new double[layers + 1][];
        for (int l = 0; l <= layers; l++) {
            output[l] = new double[size[l]];
            error[l] = new double[size[l]];
        }
        for (int l = 0; l < layers; l++) {
            int count = (size[l] + 1) * size[l + 1];
            weight[l] = new double[count];
            gradient[l] = new double[count];
            first[l] = new double[count];
            second[l] = new double[count];
        }
    }

    /** Draws weights; the last layer's are small, so that all outputs begin alike. */
    Perceptron randomize(RandomGenerator random) {
        for (int l = 0; l < weight.length; l++) {
            double scale = (l == weight.length - 1 ? .01 : 1) / Math.sqrt(size[l]);
            for (int k = 0; k < weight[l].length; k++) {
                boolean bias = k % (size[l] + 1) == size[l];
                weight[l][k] = bias ? 0 : scale * random.nextGaussian();
            }
        }
        return this;
    }

    /** The outputs; the array is used again by the next call. */
    double[] forward(double[] x) {
        System.arraycopy(x, 0, output[0], 0, size[0]);
        for (int l = 0; l < weight.length; l++) {
            double[] in = output[l];
            double[] out = output[l + 1];
            double[] w = weight[l];
            int n = in.length;
            boolean last = l == weight.length - 1;
            for (int j = 0, at = 0; j < out.length; j++, at += n + 1) {
                double sum = w[at + n];
                for (int i = 0; i < n; i++) {
                    sum += w[at + i] * in[i];
                }
                out[j] = last ? sum : Math.tanh(sum);
            }
        }
        return output[output.length - 1];
    }

    /** Adds to the gradients of the loss, given its derivative by the outputs of the last forward call. */
    void backward(double[] byOutput) {
        System.arraycopy(byOutput, 0, error[error.length - 1], 0, byOutput.length);
        for (int l = weight.length - 1; l >= 0; l--) {
            double[] in = output[l];
            double[] up = error[l + 1];
            double[] down = error[l];
            double[] w = weight[l];
            double[] g = gradient[l];
            int n = in.length;
            java.util.Arrays.fill(down, 0);
            for (int j = 0, at = 0; j < up.length; j++, at += n + 1) {
                double e = up[j];
                if (e == 0) {
                    continue;
                }
                for (int i = 0; i < n; i++) {
                    g[at + i] += e * in[i];
                    down[i] += e * w[at + i];
                }
                g[at + n] += e;
            }
            for (int i = 0; i < n && l > 0; i++) {
                down[i] *= 1 - in[i] * in[i];
            }
        }
    }

    /** Steps against the mean gradient of a batch, clipped to a length of one half, and forgets it. */
    void descend(double rate, int batch) {
        steps++;
        double squares = 0;
        for (double[] g : gradient) {
            for (double v : g) {
                squares += v * v;
            }
        }
        double scale = 1.0 / batch * Math.min(1, .5 / Math.max(1e-12, Math.sqrt(squares) / batch));
        double step = rate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
        for (int l = 0; l < weight.length; l++) {
            for (int k = 0; k < weight[l].length; k++) {
                double g = gradient[l][k] * scale;
                first[l][k] = BETA1 * first[l][k] + (1 - BETA1) * g;
                second[l][k] = BETA2 * second[l][k] + (1 - BETA2) * g * g;
                weight[l][k] -= step * first[l][k] / (Math.sqrt(second[l][k]) + 1e-8);
                gradient[l][k] = 0;
            }
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(size.length);
        for (int n : size) {
            out.writeInt(n);
        }
        for (double[] layer : weight) {
            for (double w : layer) {
                out.writeDouble(w);
            }
        }
    }

    static Perceptron load(DataInput in) throws IOException {
        int[] size = new int[in.readInt()];
        for (int k = 0; k < size.length; k++) {
            size[k] = in.readInt();
        }
        Perceptron network = new Perceptron(size);
        for (double[] layer : network.weight) {
            for (int k = 0; k < layer.length; k++) {
                layer[k] = in.readDouble();
            }
        }
        return network;
    }
}
