package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** Dominick's orange juice: the textbook regression reproduced (three brands, log units on log price, brand and feature). */
final class DominicksElasticity {

    private final Report report;

    DominicksElasticity(Report report) {
        this.report = report;
    }

    void run(Path data) throws IOException {
        CsvRows csv = new CsvRows(data.resolve("demand/oj-cheese-tuna/orange_juice_yx.csv.gz"));
        published(csv);
        new DominicksForecast(report, csv).run();
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
        report.add("dominicks 3 brands", "regression", "feature", weight[6], "");
        report.add("dominicks 3 brands", "regression", "change-when-featured", weight[9], "");
        report.add("dominicks 3 brands", "regression", "change-when-featured-mm", weight[10], "");
        report.add("dominicks 3 brands", "regression", "change-when-featured-trop", weight[11], "");
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
