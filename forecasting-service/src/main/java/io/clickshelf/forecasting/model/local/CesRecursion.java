package io.clickshelf.forecasting.model.local;

import io.clickshelf.forecasting.model.local.Ces.Form;

/**
 * The state equations of complex exponential smoothing. States are the level and potential of one step (none, partial,
 * full) and of one season back (simple, full), or a plain seasonal index (partial); each pass runs forward, backward
 * and forward again, so that the states before the first value are backcast.
 */
final class CesRecursion {

    private static final int PASSES = 3;

    private final Form form;
    private final double[] y;
    private final int m;
    private final boolean plain;

    private final double[] seasonLevel;
    private final double[] seasonPotential;
    private double level;
    private double potential;
    private double[] x = new double[0];

    CesRecursion(Form form, double[] y, int m) {
        this.form = form;
        this.y = y;
        this.m = m;
        plain = form != Form.SIMPLE;
        seasonLevel = new double[m];
        seasonPotential = new double[m];
    }

    /** Real and imaginary part of the smoothing parameter, of the season's too where the form has one of its own. */
    double[] start() {
        return switch (form) {
            case NONE, SIMPLE -> new double[] {1.3, 1};
            case PARTIAL -> new double[] {1.3, 1, 0.1};
            case FULL -> new double[] {1.3, 1, 1.3, 1};
        };
    }

    int initialStates() {
        return switch (form) {
            case NONE -> 2;
            case SIMPLE -> 2 * m;
            case PARTIAL -> 2 + m;
            case FULL -> 2 + 2 * m;
        };
    }

    /** The sum of squared one-step errors of the last pass; infinite outside the range of stable models. */
    double squares(double[] parameters) {
        x = parameters;
        if (!stable()) {
            return Double.POSITIVE_INFINITY;
        }
        initialise();
        double squares = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            squares = 0;
            boolean forward = pass % 2 == 0;
            for (int i = 0; i < y.length; i++) {
                int t = forward ? i : y.length - 1 - i;
                double e = y[t] - prediction(t % m);
                squares += e * e;
                update(t % m, e);
            }
        }
        return squares < 1e12 ? squares : Double.POSITIVE_INFINITY;
    }

    private boolean stable() {
        for (int i = 0; i + 1 < x.length; i += 2) {
            if (!(x[i] > 0.01 && x[i] < 2.5 && x[i + 1] > 0.01 && x[i + 1] < 1.99)) {
                return false;
            }
        }
        return form != Form.PARTIAL || (x[2] >= 0 && x[2] <= 1);
    }

    private void initialise() {
        int head = Math.min(y.length, Math.max(m, 3));
        double mean = 0;
        for (int t = 0; t < head; t++) {
            mean += y[t] / head;
        }
        level = mean;
        potential = mean / 1.1;
        for (int j = 0; j < m; j++) {
            double first = y[Math.min(j, y.length - 1)];
            seasonLevel[j] = plain ? first - mean : first;
            seasonPotential[j] = seasonLevel[j] / 1.1;
        }
    }

    private double prediction(int phase) {
        return switch (form) {
            case NONE -> level;
            case SIMPLE -> seasonLevel[phase];
            case PARTIAL, FULL -> level + seasonLevel[phase];
        };
    }

    private void update(int phase, double e) {
        if (plain) {
            double before = level;
            level = before - (1 - x[1]) * potential + (x[0] - x[1]) * e;
            potential = before + (1 - x[0]) * potential + (x[0] + x[1]) * e;
        }
        if (form == Form.PARTIAL) {
            seasonLevel[phase] += x[2] * e;
        } else if (form != Form.NONE) {
            int a = form == Form.FULL ? 2 : 0;
            double before = seasonLevel[phase];
            seasonLevel[phase] = before - (1 - x[a + 1]) * seasonPotential[phase] + (x[a] - x[a + 1]) * e;
            seasonPotential[phase] = before + (1 - x[a]) * seasonPotential[phase] + (x[a] + x[a + 1]) * e;
        }
    }

    /** The expected path after the last pass. */
    double[] forecast(int horizon) {
        double[] path = new double[horizon];
        double keptLevel = level;
        double keptPotential = potential;
        double[] keptSeason = seasonLevel.clone();
        double[] keptSeasonPotential = seasonPotential.clone();
        for (int h = 0; h < horizon; h++) {
            int phase = (y.length + h) % m;
            path[h] = prediction(phase);
            update(phase, 0);
        }
        level = keptLevel;
        potential = keptPotential;
        System.arraycopy(keptSeason, 0, seasonLevel, 0, m);
        System.arraycopy(keptSeasonPotential, 0, seasonPotential, 0, m);
        return path;
    }
}
