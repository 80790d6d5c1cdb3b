package io.clickshelf.benchmarks.routes;

import io.clickshelf.logistics.model.routing.PlaneTravel;
import io.clickshelf.logistics.model.routing.Travel;

/** Travel between points of the plane under a convention. */
final class Geometry {

    private static final int LARGEST_TABLE = 3000;

    private Geometry() {}

    static Travel travel(double[] x, double[] y, Convention convention) {
        int size = x.length;
        if (size > LARGEST_TABLE) {
            double[] scaledX = scaled(x, convention.scale);
            double[] scaledY = scaled(y, convention.scale);
            return Travel.plane(
                    scaledX,
                    scaledY,
                    convention == Convention.DIMACS ? PlaneTravel.Rounding.DOWN : PlaneTravel.Rounding.NEAREST);
        }
        double[] lengths = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                lengths[i * size + j] = Math.sqrt(dx * dx + dy * dy);
            }
        }
        return travel(size, lengths, convention);
    }

    static Travel travel(int size, double[] lengths, Convention convention) {
        int[] distances = new int[lengths.length];
        int[] durations = new int[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            distances[i] = (int) convention.of(lengths[i]);
            durations[i] = convention.duration(lengths[i]);
        }
        return Travel.matrix(size, distances, durations);
    }

    private static double[] scaled(double[] values, int scale) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] * scale;
        }
        return result;
    }
}
