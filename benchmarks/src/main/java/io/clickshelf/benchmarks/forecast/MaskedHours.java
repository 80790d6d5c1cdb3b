package io.clickshelf.benchmarks.forecast;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.forecasting.model.demand.Covariates;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Days in stock lose hours by chance, and each lump of demand that fell into one of them: how well what was lost is
 * estimated, and what that does to the forecast, beside taking it for zero. Days that really had empty hours are left out,
 * because nobody knows their truth.
 */
final class MaskedHours {

    private static final int MOST_SERIES = 4_000;
    private static final double SHARE = 0.3;

    private final FreshTable table;
    private final int seen;
    private final int open;
    private final double lump;
    private final double[][] sold;
    private final int[][] empty;

    /**
     * Masks days before {@code seen}.
     *
     * @param open hours of a day, of which up to three quarters are lost
     * @param lump demand is a multiple of it
     */
    MaskedHours(FreshTable table, int seen, int open, double lump) {
        this.table = table;
        this.seen = seen;
        this.open = open;
        this.lump = lump;
        int size = Math.min(MOST_SERIES, table.sold().length);
        sold = new double[size][];
        empty = new int[size][];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < size; i++) {
            sold[i] = table.sold()[i].clone();
            empty[i] = table.empty()[i].clone();
            for (int t = 0; t < sold[i].length; t++) {
                if (empty[i][t] > 0) {
                    sold[i][t] = Double.NaN;
                } else if (t < seen && random.nextDouble() < SHARE) {
                    mask(i, t, random);
                }
            }
        }
    }

    private void mask(int series, int day, SplittableRandom random) {
        int hours = 1 + random.nextInt(3 * open / 4);
        long left = 0;
        for (long n = Math.round(sold[series][day] / lump); n > 0; n--) {
            left += random.nextInt(open) >= hours ? 1 : 0;
        }
        empty[series][day] = hours;
        sold[series][day] = left * lump;
    }

    void run(String set, int horizon, int threads, Report report) {
        EmptyHours hours = EmptyHours.learn(sold, empty, seen, open, lump);
        double[][] estimated = new double[sold.length][];
        double[][] observed = new double[sold.length][];
        for (int i = 0; i < sold.length; i++) {
            int row = i;
            estimated[i] = IntStream.range(0, sold[i].length)
                    .mapToDouble(t -> hours.demand(sold[row][t], empty[row][t]))
                    .toArray();
            observed[i] = IntStream.range(0, sold[i].length)
                    .mapToDouble(t -> empty[row][t] == 0 ? sold[row][t] : Double.NaN)
                    .toArray();
        }
        recovered(set + "/masked_estimated", estimated, report);
        forecast(set + "/masked_estimated", estimated, observed, horizon, threads, report);
        recovered(set + "/masked_as_zero", sold, report);
        forecast(set + "/masked_as_zero", sold, sold, horizon, threads, report);
    }

    /** Errors on the masked days that an estimate is made of. */
    private void recovered(String set, double[][] estimate, Report report) {
        double errors = 0;
        double bias = 0;
        double demand = 0;
        for (int i = 0; i < estimate.length; i++) {
            for (int t = 0; t < seen; t++) {
                double truth = table.sold()[i][t];
                double error = estimate[i][t] - truth;
                if (table.empty()[i][t] == 0 && empty[i][t] > 0 && !Double.isNaN(error)) {
                    errors += Math.abs(error);
                    bias += error;
                    demand += truth;
                }
            }
        }
        report.add(set, "clickshelf", "recovered_WAPE", 100 * errors / demand, "%");
        report.add(set, "clickshelf", "recovered_bias", 100 * bias / demand, "%");
    }

    private void forecast(String set, double[][] demand, double[][] observed, int horizon, int threads, Report report) {
        Covariates covariates = new Covariates(
                table.covariates().perProduct(),
                table.covariates().perDay(),
                Arrays.stream(table.covariates().groups())
                        .map(group -> Arrays.copyOf(group, demand.length))
                        .toArray(int[][]::new));
        new RetailRun(set, new RetailPanel(table.firstDay(), demand, observed, covariates), horizon, threads)
                .own(1, report);
    }
}
