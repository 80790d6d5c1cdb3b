package io.clickshelf.benchmarks.price;

import io.clickshelf.pricing.model.price.PanelResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Dominick's orange juice as a panel: every store, week and brand, with the features that its demand is explained by. */
final class DominicksPanel {

    static final int BRANDS = 11;
    static final int WEEKS = 170;
    static final double NEVER = 1e9;

    private static final int STORES = 83;
    private static final int WIDEST = 40;

    /** Features beyond own price, promotions and the others' prices. */
    enum Extra {
        INTERACTIONS,
        CURVATURE,
        WEEK_BEFORE,
        OTHERS_FEATURED,
        SEASON
    }

    /**
     * How a regression is made up.
     *
     * @param own      how many features each store reacts to in its own way
     * @param halfLife weeks after which a week counts half
     */
    record Choice(Set<Extra> extras, int own, double halfLife) {}

    /** By store, week and brand; NaN where there is no row. */
    private final double[][][] logUnits = new double[STORES][WEEKS][BRANDS];

    private final double[][][] logPrice = new double[STORES][WEEKS][];
    private final double[][][] deal = new double[STORES][WEEKS][BRANDS];
    private final double[][][] feature = new double[STORES][WEEKS][BRANDS];

    DominicksPanel(CsvRows csv) {
        for (double[][] store : logUnits) {
            for (double[] week : store) {
                Arrays.fill(week, Double.NaN);
            }
        }
        double[][] price = new double[BRANDS][];
        for (int b = 0; b < BRANDS; b++) {
            price[b] = csv.numbers("price" + (b + 1));
        }
        double[] brands = csv.numbers("brand");
        double[] stores = csv.numbers("store");
        double[] weeks = csv.numbers("week");
        double[] moved = csv.numbers("logmove");
        double[] deals = csv.numbers("deal");
        double[] features = csv.numbers("feat");
        Map<Integer, Integer> index = new HashMap<>();
        for (int i = 0; i < csv.size(); i++) {
            int store = index.computeIfAbsent((int) stores[i], number -> index.size());
            int week = (int) weeks[i];
            int brand = (int) brands[i] - 1;
            logUnits[store][week][brand] = moved[i];
            deal[store][week][brand] = deals[i];
            feature[store][week][brand] = features[i];
            if (logPrice[store][week] == null) {
                double[] all = new double[BRANDS];
                for (int b = 0; b < BRANDS; b++) {
                    all[b] = Math.log(64 * price[b][i]);
                }
                logPrice[store][week] = all;
            }
        }
    }

    /** Log units of all rows of the weeks from..to, brand by brand and store by store. */
    double[] actual(int from, int to) {
        double[] actual = new double[BRANDS * STORES * (to - from)];
        int at = 0;
        for (int brand = 0; brand < BRANDS; brand++) {
            for (double[][] store : logUnits) {
                for (int week = from; week < to; week++) {
                    if (!Double.isNaN(store[week][brand])) {
                        actual[at++] = store[week][brand];
                    }
                }
            }
        }
        return Arrays.copyOf(actual, at);
    }

    /** What is predicted of the same rows from the weeks before {@code from}. */
    double[] predicted(int from, int to, Choice choice) {
        double[] predicted = new double[BRANDS * STORES * (to - from)];
        int at = 0;
        for (int brand = 0; brand < BRANDS; brand++) {
            PanelResponse response = fit(brand, from, choice);
            for (int store = 0; store < STORES; store++) {
                for (int week = from; week < to; week++) {
                    if (!Double.isNaN(logUnits[store][week][brand])) {
                        predicted[at++] = response.predict(row(store, week, brand, choice.extras()), store);
                    }
                }
            }
        }
        return Arrays.copyOf(predicted, at);
    }

    /** Mean elasticity of the brands to their own price. */
    double ownElasticity(int before, Choice choice) {
        double sum = 0;
        for (int brand = 0; brand < BRANDS; brand++) {
            sum += fit(brand, before, choice).effect(0);
        }
        return sum / BRANDS;
    }

    private PanelResponse fit(int brand, int before, Choice choice) {
        double[][] x = new double[STORES * WEEKS][];
        int[] group = new int[x.length];
        double[] y = new double[x.length];
        double[] trust = new double[x.length];
        int rows = 0;
        for (int store = 0; store < STORES; store++) {
            for (int week = 0; week < before; week++) {
                if (!Double.isNaN(logUnits[store][week][brand])) {
                    x[rows] = row(store, week, brand, choice.extras());
                    group[rows] = store;
                    y[rows] = logUnits[store][week][brand];
                    trust[rows++] = Math.pow(.5, (before - week) / choice.halfLife());
                }
            }
        }
        return PanelResponse.fit(
                Arrays.copyOf(x, rows),
                Arrays.copyOf(group, rows),
                STORES,
                choice.own(),
                Arrays.copyOf(y, rows),
                Arrays.copyOf(trust, rows));
    }

    /** Own price first, then promotions and the other brands' prices; more in the richer sets. */
    private double[] row(int store, int week, int brand, Set<Extra> extras) {
        double[] now = logPrice[store][week];
        double own = now[brand];
        double deals = deal[store][week][brand];
        double features = feature[store][week][brand];
        double[] x = new double[WIDEST];
        int at = 0;
        x[at++] = own;
        x[at++] = deals;
        x[at++] = features;
        for (int b = 0; b < BRANDS; b++) {
            if (b != brand) {
                x[at++] = now[b];
            }
        }
        if (extras.contains(Extra.INTERACTIONS)) {
            x[at++] = features * own;
            x[at++] = deals * own;
            x[at++] = deals * features;
        }
        if (extras.contains(Extra.CURVATURE)) {
            double least = Double.POSITIVE_INFINITY;
            for (int b = 0; b < BRANDS; b++) {
                least = b == brand ? least : Math.min(least, now[b]);
            }
            x[at++] = own * own;
            x[at++] = least;
            x[at++] = Math.max(0, own - least);
        }
        if (extras.contains(Extra.WEEK_BEFORE)) {
            boolean known = week > 0 && logPrice[store][week - 1] != null;
            x[at++] = known ? own - logPrice[store][week - 1][brand] : 0;
            x[at++] = known ? deal[store][week - 1][brand] : 0;
            x[at++] = known ? feature[store][week - 1][brand] : 0;
        }
        if (extras.contains(Extra.OTHERS_FEATURED)) {
            for (int b = 0; b < BRANDS; b++) {
                if (b != brand) {
                    x[at++] = feature[store][week][b];
                }
            }
        }
        if (extras.contains(Extra.SEASON)) {
            double phase = 2 * Math.PI * week / 52.18;
            x[at++] = Math.sin(phase);
            x[at++] = Math.cos(phase);
        }
        return Arrays.copyOf(x, at);
    }
}
