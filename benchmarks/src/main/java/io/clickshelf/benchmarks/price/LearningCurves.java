package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.pricing.model.price.LinearThompson;
import io.clickshelf.pricing.model.price.LogisticThompson;
import io.clickshelf.pricing.model.price.PriceLearner;
import io.clickshelf.pricing.model.price.StockThompson;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.BetaDistribution;

/** Learning while earning on three published problems: a stock limit, willingness to pay, and linear demand. */
final class LearningCurves {

    private static final double[] PRICE = {29.9, 34.9, 39.9, 44.9};
    private static final double[] DEMAND = {.8, .6, .3, .1};

    private final Report report;
    private final int runs;

    LearningCurves(Report report, int runs) {
        this.report = report;
        this.runs = runs;
    }

    void run() {
        for (double share : new double[] {.25, .5}) {
            for (int periods : new int[] {100, 1000, 5000}) {
                stockLimited(share, periods);
            }
        }
        willingnessToPay(2, 9, .0816);
        willingnessToPay(2, 2, .26);
        willingnessToPay(9, 2, .598);
        linear();
    }

    /** Ferreira, Simchi-Levi and Wang's single product: share of the linear programme's bound. */
    private void stockLimited(double share, int periods) {
        Random random = new Random(1);
        int repeats = Math.max(10, runs * 1000 / periods);
        double revenue = 0;
        for (int run = 0; run < repeats; run++) {
            PriceLearner learner = new StockThompson(PRICE, Math.floor(share * periods), periods);
            for (int t = 0; t < periods; t++) {
                double price = learner.next(random);
                int k = Arrays.binarySearch(PRICE, price);
                double sold = k >= 0 && random.nextDouble() < DEMAND[k] ? 1 : 0;
                revenue += sold > 0 ? price : 0;
                learner.observe(price, sold);
            }
        }
        double bound = (share == .25 ? 10.1 : 17.95) * periods;
        report.add(
                "ferreira a=%.2f T=%d".formatted(share, periods),
                "clickshelf",
                "share-of-bound",
                100 * revenue / repeats / bound,
                "%");
    }

    /** One customer a period with a Beta willingness to pay, 100 prices. */
    private void willingnessToPay(double a, double b, double optimum) {
        BetaDistribution worth = new BetaDistribution(a, b);
        double[] price = new double[100];
        double[] demand = new double[100];
        for (int k = 0; k < 100; k++) {
            price[k] = (k + 1) / 100.0;
            demand[k] = 1 - worth.cumulativeProbability(price[k]);
        }
        int[] at = {100, 1000, 10_000};
        double[] earned = new double[at.length];
        Random random = new Random(2);
        for (int run = 0; run < runs; run++) {
            PriceLearner learner = new LogisticThompson(price, 0);
            double sum = 0;
            for (int t = 1; t <= 10_000; t++) {
                double asked = learner.next(random);
                double q = demand[(int) Math.round(asked * 100) - 1];
                sum += asked * q;
                learner.observe(asked, random.nextDouble() < q ? 1 : 0);
                for (int k = 0; k < at.length; k++) {
                    earned[k] += t == at[k] ? sum / t / runs : 0;
                }
            }
        }
        for (int k = 0; k < at.length; k++) {
            report.add(
                    "beta(%.0f,%.0f) T=%d".formatted(a, b, at[k]),
                    "clickshelf",
                    "share-of-optimum",
                    100 * earned[k] / optimum,
                    "%");
        }
    }

    private void linear() {
        double[] regret = new double[3 * runs];
        Random random = new Random(3);
        DoubleUnaryOperator demand = p -> 1.1 - .5 * p;
        for (int run = 0; run < regret.length; run++) {
            PriceLearner learner = new LinearThompson(.75, 2, .04);
            for (int t = 0; t < 10_000; t++) {
                double price = learner.next(random);
                regret[run] += .605 - price * demand.applyAsDouble(price);
                learner.observe(price, demand.applyAsDouble(price) + .05 * noise(random));
            }
        }
        Arrays.sort(regret);
        report.add(
                "linear demand T=10000",
                "clickshelf",
                "mean-regret",
                Arrays.stream(regret).average().orElseThrow(),
                "");
        report.add("linear demand T=10000", "clickshelf", "95th-percentile", regret[regret.length * 95 / 100], "");
    }

    private static double noise(RandomGenerator random) {
        return random.nextGaussian();
    }
}
