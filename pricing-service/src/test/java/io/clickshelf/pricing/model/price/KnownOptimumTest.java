package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownOptimumTest {

    /** Gallego and van Ryzin's closed form for exponential demand: J = ln sum of (l t)^i / i! up to n. */
    @Test
    void reachesTheClosedFormOfExponentialDemand() {
        for (double rate : new double[] {1, 10, 40}) {
            GallegoVanRyzin exact = new GallegoVanRyzin(p -> rate * Math.exp(1 - p), 0, 20, 25, 1, 1000);
            double before = 0;
            double term = 1;
            double sum = 1;
            for (int n = 1; n <= 25; n++) {
                term *= rate / n;
                sum += term;
                double closed = Math.log(sum);
                assertThat(exact.value(n, 1)).isCloseTo(closed, within(2e-3 * closed));
                assertThat(exact.price(n, 1)).isCloseTo(closed - before + 1, within(5e-3));
                before = closed;
            }
        }
    }

    @Test
    void theFluidPriceSellsTheStockInTimeOrIsTheFreeOne() {
        FluidPricing fluid = new FluidPricing(p -> 10 * Math.exp(-p), 0, 20, 0);
        assertThat(fluid.price(1000, 1)).isCloseTo(1, within(1e-4));
        assertThat(10 * Math.exp(-fluid.price(2, 1))).isCloseTo(2, within(1e-6));
    }

    /** Slow twin of the mix: a fine grid over all shares of three prices. */
    @Test
    void theMixOfPricesIsTheLinearProgrammesOptimum() {
        Random random = new Random(1);
        for (int k = 0; k < 30; k++) {
            double[] price = {1 + random.nextDouble(), 2 + random.nextDouble(), 3 + random.nextDouble()};
            double[] demand = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            double limit = random.nextDouble();
            double best = 0;
            for (int a = 0; a <= 60; a++) {
                for (int b = 0; a + b <= 60; b++) {
                    for (int c = 0; a + b + c <= 60; c++) {
                        double units = (a * demand[0] + b * demand[1] + c * demand[2]) / 60;
                        double earned =
                                (a * demand[0] * price[0] + b * demand[1] * price[1] + c * demand[2] * price[2]) / 60;
                        best = units <= limit ? Math.max(best, earned) : best;
                    }
                }
            }
            double[] mix = PriceMix.best(price, demand, limit);
            double earned = 0;
            double units = 0;
            for (int i = 0; i < 3; i++) {
                earned += mix[i] * demand[i] * price[i];
                units += mix[i] * demand[i];
            }
            assertThat(units).isLessThanOrEqualTo(limit + 1e-9);
            assertThat(earned).isBetween(best - 1e-9, best * 1.06 + 1e-9);
        }
    }

    @Test
    void learningUnderAStockLimitEarnsNearlyTheBoundAndNeverOversells() {
        Random random = new Random(2);
        double[] price = {29.9, 34.9, 39.9, 44.9};
        double[] demand = {.8, .6, .3, .1};
        double revenue = 0;
        for (int run = 0; run < 40; run++) {
            StockThompson learner = new StockThompson(price, 250, 1000);
            int sold = 0;
            for (int t = 0; t < 1000; t++) {
                double asked = learner.next(random);
                int k = java.util.Arrays.binarySearch(price, asked);
                int buys = k >= 0 && random.nextDouble() < demand[k] ? 1 : 0;
                sold += buys;
                revenue += buys * (k >= 0 ? price[k] : 0);
                learner.observe(asked, buys);
            }
            assertThat(sold).isLessThanOrEqualTo(250);
        }
        assertThat(revenue / 40 / 10_100).isGreaterThan(.98);
    }

    @Test
    void learningALinearAndALogisticCurveEndsNearTheBestPrice() {
        Random random = new Random(3);
        LinearThompson linear = new LinearThompson(.75, 2, .04);
        double late = 0;
        for (int t = 0; t < 3000; t++) {
            double p = linear.next(random);
            late += t >= 2000 ? p / 1000 : 0;
            linear.observe(p, 1.1 - .5 * p + .05 * random.nextGaussian());
        }
        assertThat(late).isCloseTo(1.1, within(.05));
        double[] price = new double[50];
        for (int k = 0; k < 50; k++) {
            price[k] = (k + 1) / 50.0;
        }
        LogisticThompson logistic = new LogisticThompson(price, 0);
        double earned = 0;
        for (int t = 0; t < 4000; t++) {
            double p = logistic.next(random);
            double q = (1 - p) * (1 - p);
            earned += t >= 2000 ? p * q / 2000 : 0;
            logistic.observe(p, random.nextDouble() < q ? 1 : 0);
        }
        assertThat(earned).isGreaterThan(.95 * 4 / 27);
    }

    @Test
    void learnsARivalsRuleAndAnswersItBest() {
        double[][] half = new double[10][10];
        for (int own = 0; own < 10; own++) {
            for (int rival = 0; rival < 10; rival++) {
                half[own][rival] = (own - 2) / (1 + Math.exp(own - rival));
            }
        }
        RivalReaction told = new RivalReaction(10, 10);
        for (int own = 0; own < 10; own++) {
            told.observe(own, Math.max(3, own - 1));
        }
        RivalReaction learnt = new RivalReaction(10, 10);
        int a = 4;
        int b = 4;
        double best = 0;
        double earned = 0;
        for (int t = 0; t < 200; t++) {
            int one = told.bestAnswer(a, 200 - t, half);
            best += half[one][a] + half[one][Math.max(3, one - 1)];
            a = Math.max(3, one - 1);
            int two = learnt.bestAnswer(b, 200 - t, half);
            earned += half[two][b] + half[two][Math.max(3, two - 1)];
            b = Math.max(3, two - 1);
            learnt.observe(two, b);
        }
        assertThat(earned).isGreaterThan(.97 * best);
    }
}
