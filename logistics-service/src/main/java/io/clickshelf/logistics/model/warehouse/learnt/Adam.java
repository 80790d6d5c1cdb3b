package io.clickshelf.logistics.model.warehouse.learnt;

/** Steps along the gradient with momentum, each weight at its own scale (Kingma and Ba 2015). */
final class Adam {

    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;

    private final double[] mean;
    private final double[] square;
    private double firstLeft = 1;
    private double secondLeft = 1;

    Adam(int size) {
        this.mean = new double[size];
        this.square = new double[size];
    }

    void step(double[] weights, double[] gradient, double rate) {
        firstLeft *= FIRST;
        secondLeft *= SECOND;
        for (int k = 0; k < weights.length; k++) {
            mean[k] = FIRST * mean[k] + (1 - FIRST) * gradient[k];
            square[k] = SECOND * square[k] + (1 - SECOND) * gradient[k] * gradient[k];
            weights[k] -= rate * mean[k] / (1 - firstLeft) / (Math.sqrt(square[k] / (1 - secondLeft)) + 1e-8);
        }
    }
}
