package io.clickshelf.forecasting.model.demand;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Units demanded per product and day.
 *
 * @param firstDay   the date of column 0
 * @param productIds one per row, each once
 * @param demand     [product][day] in units, at least zero; zero where the product could be bought and was not; NaN where
 *                   demand is unknown because it was out of stock. Zeros before a product's first sale are taken for
 *                   the time before its launch. Not copied: must not change afterwards.
 * @param observed   the same, but NaN also on days whose demand is only estimated, because the shelf was empty for part of
 *                   them: levels are learnt from estimates too, but models are chosen, calibrated and judged without. The
 *                   same array where nothing is estimated.
 * @param covariates what else is known of these products and days, and of those ahead
 */
public record DemandHistory(
        LocalDate firstDay, List<String> productIds, double[][] demand, double[][] observed, Covariates covariates) {

    private static final int MOST_DECIMALS = 3;

    /** Demand alone. */
    public DemandHistory(LocalDate firstDay, List<String> productIds, double[][] demand) {
        this(firstDay, productIds, demand, Covariates.NONE);
    }

    /** Without days that are only estimated. */
    public DemandHistory(LocalDate firstDay, List<String> productIds, double[][] demand, Covariates covariates) {
        this(firstDay, productIds, demand, demand, covariates);
    }

    public DemandHistory {
        productIds = List.copyOf(productIds);
        if (productIds.size() != demand.length) {
            throw new IllegalArgumentException(
                    "There are " + productIds.size() + " product ids and " + demand.length + " rows of demand.");
        }
        if (observed.length != demand.length) {
            throw new IllegalArgumentException(
                    "There are " + demand.length + " rows of demand and " + observed.length + " of observed demand.");
        }
        if (new HashSet<>(productIds).size() != productIds.size()) {
            throw new IllegalArgumentException("A product id occurs twice; sum its rows first.");
        }
        for (int i = 0; i < demand.length; i++) {
            if (demand[i].length != demand[0].length) {
                throw new IllegalArgumentException("Product " + productIds.get(i) + " has " + demand[i].length
                        + " days, the first product has " + demand[0].length + ".");
            }
            for (double units : demand[i]) {
                if (units < 0 || Double.isInfinite(units)) {
                    throw new IllegalArgumentException("Product " + productIds.get(i) + " has a demand of " + units
                            + "; it must be zero or more (returns are not negative demand), or NaN if unknown.");
                }
            }
        }
    }

    public int products() {
        return demand.length;
    }

    public int days() {
        return demand.length == 0 ? 0 : demand[0].length;
    }

    /** Whether any unit of any product is known to have been asked for. */
    public boolean anythingSold() {
        return Arrays.stream(demand).flatMapToDouble(Arrays::stream).anyMatch(units -> units > 0);
    }

    /** The first {@code days} days of the same products. */
    DemandHistory until(int days) {
        return mapped(row -> Arrays.copyOf(row, days));
    }

    /**
     * The smallest step of each product's demand: 1 for pieces, a tenth, hundredth or thousandth for what is sold by weight
     * or length.
     */
    double[] steps() {
        double[] steps = new double[demand.length];
        for (int i = 0; i < steps.length; i++) {
            int decimals = 0;
            for (double units : observed[i]) {
                while (decimals < MOST_DECIMALS && !whole(units * Math.pow(10, decimals))) {
                    decimals++;
                }
            }
            steps[i] = Math.pow(10, -decimals);
        }
        return steps;
    }

    /** A product's days, those whose demand is unknown as its others are in the mean: one's do not leave a sum unknown. */
    public static double[] withUsual(double[] demand) {
        double mean = Arrays.stream(demand)
                .filter(units -> !Double.isNaN(units))
                .average()
                .orElse(0);
        return Arrays.stream(demand)
                .map(units -> Double.isNaN(units) ? Math.rint(mean) : units)
                .toArray();
    }

    private static boolean whole(double value) {
        return Double.isNaN(value) || Math.abs(value - Math.rint(value)) < 1e-6 * Math.max(1, value);
    }

    /** Demand counted in steps. */
    DemandHistory counted(double[] steps) {
        if (Arrays.stream(steps).allMatch(step -> step == 1)) {
            return this;
        }
        double[][] counts = counted(demand, steps);
        return new DemandHistory(
                firstDay, productIds, counts, observed == demand ? counts : counted(observed, steps), covariates);
    }

    private static double[][] counted(double[][] rows, double[] steps) {
        double[][] counts = new double[rows.length][];
        for (int i = 0; i < counts.length; i++) {
            double step = steps[i];
            counts[i] = step == 1
                    ? rows[i]
                    : Arrays.stream(rows[i]).map(units -> units / step).toArray();
        }
        return counts;
    }

    private DemandHistory mapped(UnaryOperator<double[]> change) {
        double[][] changed = Arrays.stream(demand).map(change).toArray(double[][]::new);
        return new DemandHistory(
                firstDay,
                productIds,
                changed,
                observed == demand
                        ? changed
                        : Arrays.stream(observed).map(change).toArray(double[][]::new),
                covariates);
    }

    /** The same days of those products that are among {@code ids}. */
    DemandHistory only(Set<String> ids) {
        List<String> kept = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        List<double[]> seen = new ArrayList<>();
        int[] places = new int[demand.length];
        for (int i = 0; i < demand.length; i++) {
            if (ids.contains(productIds.get(i))) {
                places[kept.size()] = i;
                kept.add(productIds.get(i));
                rows.add(demand[i]);
                seen.add(observed[i]);
            }
        }
        return new DemandHistory(
                firstDay,
                kept,
                rows.toArray(double[][]::new),
                seen.toArray(double[][]::new),
                covariates.only(Arrays.copyOf(places, kept.size())));
    }
}
