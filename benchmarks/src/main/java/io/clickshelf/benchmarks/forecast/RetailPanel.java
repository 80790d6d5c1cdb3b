package io.clickshelf.benchmarks.forecast;

import io.clickshelf.forecasting.model.demand.Covariates;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Daily demand of many series.
 *
 * @param demand     [series][day], estimated where the shelf was empty for a while, NaN where unknown
 * @param observed   the same without estimates; only these days are judged
 * @param covariates of the same series, which may reach further
 */
record RetailPanel(LocalDate firstDay, double[][] demand, double[][] observed, Covariates covariates) {

    int series() {
        return demand.length;
    }

    int days() {
        return demand[0].length;
    }

    /** The days before {@code day}. */
    RetailPanel until(int day) {
        double[][] past = head(demand, day);
        return new RetailPanel(firstDay, past, observed == demand ? past : head(observed, day), covariates);
    }

    private static double[][] head(double[][] rows, int days) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, days)).toArray(double[][]::new);
    }
}
