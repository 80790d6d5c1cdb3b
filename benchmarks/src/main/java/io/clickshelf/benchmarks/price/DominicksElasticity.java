package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Dominick's orange juice: the textbook regression reproduced (three brands, log units on log price, brand and feature),
 * and own and cross prices out of sample (all brands, weeks up to 139 against 140 to 160).
 */
final class DominicksElasticity {

    private static final int FIRST_TEST_WEEK = 140;
    private static final int PRICES = 11;

    private final Report report;

    DominicksElasticity(Report report) {
        this.report = report;
    }

    void run(Path data) throws IOException {
        CsvRows csv = new CsvRows(data.resolve("demand/oj-cheese-tuna/orange_juice_yx.csv.gz"));
        published(csv);
        outOfSample(csv);
    }

    private void published(CsvRows csv) {
        Normal normal = new Normal(12);
        for (int i = 0; i < csv.size(); i++) {
            int brand = (int) csv.number(i, "brand");
            if (brand != 1 && brand != 5 && brand != 10) {
                continue;
            }
            double price = Math.log(64 * csv.number(i, "price" + brand));
            double minute = brand == 5 ? 1 : 0;
            double tropicana = brand == 1 ? 1 : 0;
            double feature = csv.number(i, "feat") > 0 ? 1 : 0;
            double[] base = {1, minute, tropicana, price, price * minute, price * tropicana};
            double[] x = Arrays.copyOf(base, 2 * base.length);
            for (int k = 0; k < base.length; k++) {
                x[base.length + k] = feature * base[k];
            }
            normal.add(x, csv.number(i, "logmove"));
        }
        double[] weight = normal.solve(1e-9);
        report.add("dominicks 3 brands", "regression", "elasticity-dominicks", weight[3], "");
        report.add("dominicks 3 brands", "regression", "elasticity-change-mm", weight[4], "");
        report.add("dominicks 3 brands", "regression", "elasticity-change-trop", weight[5], "");
        report.add("dominicks 3 brands", "regression", "change-when-featured", weight[9], "");
    }

    /** Store effects, own and ten rival log prices, deal and feature; one regression per brand. */
    private void outOfSample(CsvRows csv) {
        double squares = 0;
        double absolute = 0;
        double units = 0;
        int tested = 0;
        double own = 0;
        int stores = 140;
        for (int brand = 1; brand <= PRICES; brand++) {
            int width = stores + PRICES + 2;
            Normal normal = new Normal(width);
            for (int i = 0; i < csv.size(); i++) {
                if ((int) csv.number(i, "brand") == brand && csv.number(i, "week") < FIRST_TEST_WEEK) {
                    normal.add(row(csv, i, stores), csv.number(i, "logmove"));
                }
            }
            double[] weight = normal.solve(1e-3);
            own += weight[stores + brand - 1] / PRICES;
            for (int i = 0; i < csv.size(); i++) {
                if ((int) csv.number(i, "brand") == brand && csv.number(i, "week") >= FIRST_TEST_WEEK) {
                    double[] x = row(csv, i, stores);
                    double log = 0;
                    for (int j = 0; j < width; j++) {
                        log += weight[j] * x[j];
                    }
                    double actual = csv.number(i, "logmove");
                    squares += (log - actual) * (log - actual);
                    // Of a log-normal the median, not the mean, minimises absolute error.
                    absolute += Math.abs(Math.exp(log) - Math.exp(actual));
                    units += Math.exp(actual);
                    tested++;
                }
            }
        }
        report.add("dominicks out of sample", "regression", "RMSE(log)", Math.sqrt(squares / tested), "");
        report.add("dominicks out of sample", "regression", "WAPE", absolute / units, "");
        report.add("dominicks out of sample", "regression", "mean-own-elasticity", own, "");
    }

    private static double[] row(CsvRows csv, int i, int stores) {
        double[] x = new double[stores + PRICES + 2];
        x[(int) csv.number(i, "store")] = 1;
        for (int k = 1; k <= PRICES; k++) {
            x[stores + k - 1] = Math.log(64 * csv.number(i, "price" + k));
        }
        x[stores + PRICES] = csv.number(i, "deal");
        x[stores + PRICES + 1] = csv.number(i, "feat");
        return x;
    }

    /** Normal equations of least squares. */
    private static final class Normal {
        private final double[][] xx;
        private final double[] xy;

        Normal(int width) {
            xx = new double[width][width];
            xy = new double[width];
        }

        void add(double[] x, double y) {
            for (int j = 0; j < x.length; j++) {
                if (x[j] == 0) {
                    continue;
                }
                xy[j] += x[j] * y;
                for (int k = 0; k < x.length; k++) {
                    xx[j][k] += x[j] * x[k];
                }
            }
        }

        double[] solve(double ridge) {
            double[][] h = Arrays.stream(xx).map(double[]::clone).toArray(double[][]::new);
            for (int j = 0; j < h.length; j++) {
                h[j][j] += ridge;
            }
            return new CholeskyDecomposition(new Array2DRowRealMatrix(h, false), 1e-6, 1e-15)
                    .getSolver()
                    .solve(new ArrayRealVector(xy, false))
                    .toArray();
        }
    }
}
