package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.pricing.model.price.PanelResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Dominick's orange juice out of sample: weeks up to 139 against 140 to 160, every store and brand, at the prices and
 * promotions they had. One {@link PanelResponse} a brand; how fast old weeks are forgotten and whether stores react in
 * their own way is chosen on the last weeks of the training part.
 */
final class DominicksForecast {

    private static final int FIRST_TEST_WEEK = 140;
    private static final int[] VALIDATED_FROM = {98, 119};
    private static final int VALIDATED_WEEKS = 21;
    private static final int BRANDS = 11;
    private static final int STORES = 83;
    private static final int WEEKS = 170;
    private static final double NEVER = 1e9;
    private static final double YEAR = 52;
    private static final int WIDEST = 40;

    /** Features beyond own price, promotions and the others' prices. */
    private enum Extra {
        INTERACTIONS,
        CURVATURE,
        WEEK_BEFORE,
        OTHERS_FEATURED,
        SEASON
    }

    private final Report report;
    /** By store, week and brand; NaN where there is no row. */
    private final double[][][] logUnits = new double[STORES][WEEKS][BRANDS];

    private final double[][][] logPrice = new double[STORES][WEEKS][];
    private final double[][][] deal = new double[STORES][WEEKS][BRANDS];
    private final double[][][] feature = new double[STORES][WEEKS][BRANDS];
    private int rows;

    DominicksForecast(Report report, CsvRows csv) {
        this.report = report;
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

    /** Sums over the weeks predicted. */
    private static final class Errors {
        double squares;
        double absolute;
        double units;
        int rows;
        double own;

        double rmse() {
            return Math.sqrt(squares / rows);
        }

        double wape() {
            return absolute / units;
        }
    }

    /** How the regression is made up. */
    private record Choice(Set<Extra> extras, int own, double halfLife) {}

    void run() {
        Choice best = new Choice(EnumSet.noneOf(Extra.class), 0, NEVER);
        double least = validation(best);
        for (Extra extra : Extra.values()) {
            Set<Extra> more = EnumSet.copyOf(best.extras());
            more.add(extra);
            Choice richer = new Choice(more, 0, NEVER);
            double error = validation(richer);
            if (error < least) {
                least = error;
                best = richer;
            }
        }
        for (Choice other : List.of(
                new Choice(best.extras(), 1, NEVER),
                new Choice(best.extras(), 1, YEAR),
                new Choice(best.extras(), 3, NEVER),
                new Choice(best.extras(), 3, YEAR))) {
            double error = validation(other);
            if (error < least) {
                least = error;
                best = other;
            }
        }
        report.say("  chosen on the last weeks of the training part: %s", best);
        Errors errors = errors(FIRST_TEST_WEEK, WEEKS, best.halfLife(), best.own(), best.extras());
        report.add("dominicks out of sample", "clickshelf", "RMSE(log)", errors.rmse(), "");
        report.add("dominicks out of sample", "clickshelf", "WAPE", errors.wape(), "");
        report.add("dominicks out of sample", "clickshelf", "rows", errors.rows, "");
        report.add("dominicks out of sample", "clickshelf", "mean-own-elasticity", errors.own / BRANDS, "");
    }

    /** RMSE and WAPE together, over two spans of the training part, each predicted from what came before it. */
    private double validation(Choice choice) {
        double sum = 0;
        for (int from : VALIDATED_FROM) {
            Errors errors = errors(from, from + VALIDATED_WEEKS, choice.halfLife(), choice.own(), choice.extras());
            sum += errors.rmse() + errors.wape();
        }
        report.say("  validation %s: %.4f", choice, sum / 2);
        return sum;
    }

    private Errors errors(int from, int to, double halfLife, int own, Set<Extra> extras) {
        Errors errors = new Errors();
        for (int brand = 0; brand < BRANDS; brand++) {
            PanelResponse response = fit(brand, from, halfLife, own, extras);
            errors.own += response.effect(0);
            for (int store = 0; store < STORES; store++) {
                for (int week = from; week < to; week++) {
                    double actual = logUnits[store][week][brand];
                    if (Double.isNaN(actual)) {
                        continue;
                    }
                    double log = response.predict(row(store, week, brand, extras), store);
                    errors.squares += (log - actual) * (log - actual);
                    // Of a log-normal the median, not the mean, minimises absolute error.
                    errors.absolute += Math.abs(Math.exp(log) - Math.exp(actual));
                    errors.units += Math.exp(actual);
                    errors.rows++;
                }
            }
        }
        return errors;
    }

    private PanelResponse fit(int brand, int before, double halfLife, int own, Set<Extra> extras) {
        rows = 0;
        double[][] x = new double[STORES * WEEKS][];
        int[] group = new int[x.length];
        double[] y = new double[x.length];
        double[] trust = new double[x.length];
        for (int store = 0; store < STORES; store++) {
            for (int week = 0; week < before; week++) {
                if (!Double.isNaN(logUnits[store][week][brand])) {
                    x[rows] = row(store, week, brand, extras);
                    group[rows] = store;
                    y[rows] = logUnits[store][week][brand];
                    trust[rows++] = Math.pow(.5, (before - week) / halfLife);
                }
            }
        }
        return PanelResponse.fit(
                Arrays.copyOf(x, rows),
                Arrays.copyOf(group, rows),
                STORES,
                own,
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
