package io.clickshelf.logistics.model.stock.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each policy against a slow twin that tries everything, or against a published example. */
class ExactPolicyTest {

    private final Random random = new Random(7);

    @Test
    void orderQuantitiesAreNoWorseThanAnyOnAFineGrid() {
        double[] breaks = {0, 400, 800};
        double[] costs = {0.75, 0.72, 0.68};
        LotSize allUnits = EconomicOrderQuantity.allUnitsDiscount(8, 0.3, 1300, breaks, costs);
        LotSize incremental = EconomicOrderQuantity.incrementalDiscount(8, 0.3, 1300, breaks, costs);
        double bestAll = Double.MAX_VALUE;
        double bestIncremental = Double.MAX_VALUE;
        for (double q = 1; q < 3000; q += 0.25) {
            double unit = q < 400 ? 0.75 : q < 800 ? 0.72 : 0.68;
            bestAll = Math.min(bestAll, 1300 * unit + 8 * 1300 / q + 0.3 * unit * q / 2);
            double paid =
                    Math.min(q, 400) * 0.75 + Math.max(0, Math.min(q, 800) - 400) * 0.72 + Math.max(0, q - 800) * 0.68;
            bestIncremental = Math.min(bestIncremental, (8 + paid) * 1300 / q + 0.3 * paid / 2);
        }
        assertThat(allUnits.cost()).isCloseTo(bestAll, within(1e-3));
        assertThat(incremental.cost()).isCloseTo(bestIncremental, within(1e-3));
        LotSize late = EconomicOrderQuantity.withBackorders(8, 0.225, 5, 1300);
        assertThat(late.quantity()).isCloseTo(310.81, within(0.01));
        assertThat(late.cost()).isCloseTo(66.92, within(0.01));
    }

    @Test
    void lossFunctionsEqualTheirIntegrals() {
        for (DemandDistribution demand : List.of(
                new NormalDemand(50, 8),
                new LognormalDemand(3.5, 0.4),
                CountDemand.poisson(18),
                CountDemand.negativeBinomial(6, 20))) {
            double integral = 0;
            for (double x = 25.0005; x < 500; x += 0.001) {
                integral += (1 - demand.cumulative(x)) * 0.001;
            }
            assertThat(demand.expectedShortage(25)).isCloseTo(integral, within(2e-3));
            double median = demand.quantile(0.5);
            assertThat(demand.cumulative(median)).isGreaterThanOrEqualTo(0.5 - 1e-9);
        }
        assertThat(CountDemand.negativeBinomial(6, 20).standardDeviation()).isCloseTo(Math.sqrt(20), within(1e-6));
    }

    @Test
    void reorderPointAndQuantityEqualExhaustiveSearch() {
        for (int trial = 0; trial < 20; trial++) {
            CountDemand leadTimeDemand = CountDemand.poisson(1 + random.nextDouble(8));
            double rate = 1 + random.nextDouble(10);
            double fixed = 1 + random.nextDouble(40);
            double stockout = 5 + random.nextDouble(60);
            double best = Double.MAX_VALUE;
            for (int r = -25; r < 30; r++) {
                double sum = fixed * rate;
                for (int q = 1; q < 80; q++) {
                    sum += Newsvendor.cost(leadTimeDemand, r + q, 3, stockout);
                    best = Math.min(best, sum / q);
                }
            }
            assertThat(ReorderPointQuantity.optimum(leadTimeDemand, rate, fixed, 3, stockout)
                            .cost())
                    .isCloseTo(best, within(1e-9));
        }
        ReorderPolicy normal =
                ReorderPointQuantity.optimum(new NormalDemand(1300 / 12.0, 150 / Math.sqrt(12)), 1300, 8, 0.225, 7.5);
        assertThat(normal.reorderPoint()).isCloseTo(126.87, within(0.05));
        assertThat(normal.quantity()).isCloseTo(328.45, within(0.05));
    }

    @Test
    void periodicReviewEqualsExhaustiveSearchOverStationaryCosts() {
        for (int trial = 0; trial < 6; trial++) {
            CountDemand demand = trial % 2 == 0
                    ? CountDemand.poisson(1 + random.nextDouble(6))
                    : CountDemand.negativeBinomial(2 + random.nextDouble(3), 12);
            double fixed = 5 + random.nextDouble(60);
            double stockout = 3 + random.nextDouble(20);
            double best = Double.MAX_VALUE;
            for (int s = -10; s < 20; s++) {
                for (int upTo = s + 1; upTo < s + 35; upTo++) {
                    best = Math.min(best, stationaryCost(demand, s, upTo, fixed, stockout));
                }
            }
            assertThat(PeriodicReview.optimum(demand, demand, fixed, 1, stockout)
                            .cost())
                    .isCloseTo(best, within(1e-6 * best));
        }
    }

    /** The cost of an (s,S) policy by the stationary distribution of its Markov chain, iterated until it stands still. */
    private static double stationaryCost(CountDemand demand, int s, int upTo, double fixed, double stockout) {
        int n = upTo - s;
        double[] share = new double[n];
        share[0] = 1;
        double change = 1;
        while (change > 1e-12) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                double stays = 0;
                for (int d = 0; i + d < n; d++) {
                    next[i + d] += share[i] * demand.probability(d);
                    stays += demand.probability(d);
                }
                next[0] += share[i] * (1 - stays);
            }
            change = 0;
            for (int i = 0; i < n; i++) {
                double mixed = (next[i] + share[i]) / 2;
                change = Math.max(change, Math.abs(mixed - share[i]));
                share[i] = mixed;
            }
        }
        double cost = 0;
        for (int i = 0; i < n; i++) {
            cost += share[i]
                    * (Newsvendor.cost(demand, upTo - i, 1, stockout) + fixed * (1 - demand.cumulative(n - 1 - i)));
        }
        return cost;
    }

    @Test
    void lotSizingEqualsEveryPossibleSetOfOrderPeriods() {
        for (int trial = 0; trial < 200; trial++) {
            int n = 1 + random.nextInt(8);
            double[][] data = new double[4][n];
            for (int t = 0; t < n; t++) {
                data[0][t] = random.nextInt(4) == 0 ? 0 : random.nextInt(100);
                data[1][t] = random.nextInt(200);
                data[2][t] = random.nextDouble(2);
                data[3][t] = random.nextDouble(4);
            }
            double best = Double.MAX_VALUE;
            for (int set = 0; set < 1 << n; set++) {
                best = Math.min(best, costOf(set, data));
            }
            LotSizing.Plan plan = LotSizing.optimum(data[0], data[1], data[2], data[3]);
            assertThat(plan.cost()).isCloseTo(best, within(1e-9));
            assertThat(plan.orders())
                    .satisfies(orders -> assertThat(sum(orders)).isEqualTo(sum(data[0])));
        }
    }

    private static double costOf(int set, double[][] data) {
        double cost = 0;
        int last = -1;
        for (int t = 0; t < data[0].length; t++) {
            if ((set >> t & 1) == 1) {
                cost += data[1][t];
                last = t;
            }
            if (data[0][t] > 0 && last < 0) {
                return Double.MAX_VALUE;
            }
            double unit = last < 0 ? 0 : data[3][last];
            for (int k = Math.max(last, 0); k < t; k++) {
                unit += data[2][k];
            }
            cost += data[0][t] * unit;
        }
        return cost;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void serialChainHasTheTextbooksLevels() {
        NormalDemand one = new NormalDemand(5, 1);
        NormalDemand two = new NormalDemand(10, Math.sqrt(2));
        SerialBaseStock.Solution solution = SerialBaseStock.optimum(
                List.of(
                        new SerialBaseStock.Stage(3, SerialBaseStock.discretized(one, 0.02)),
                        new SerialBaseStock.Stage(2, SerialBaseStock.discretized(one, 0.02)),
                        new SerialBaseStock.Stage(2, SerialBaseStock.discretized(two, 0.02))),
                0.02,
                37.12);
        assertThat(solution.echelonLevels().get(0)).isCloseTo(6.49, within(0.03));
        assertThat(solution.echelonLevels().get(1)).isCloseTo(12.02, within(0.03));
        assertThat(solution.echelonLevels().get(2)).isCloseTo(22.71, within(0.03));
        assertThat(solution.cost()).isCloseTo(47.65, within(0.02));
    }

    @Test
    void guaranteedServiceEqualsEveryPossibleSetOfServiceTimes() {
        for (int trial = 0; trial < 30; trial++) {
            int n = 2 + random.nextInt(3);
            List<GuaranteedService.Link> links = new ArrayList<>();
            boolean[] hasCustomer = new boolean[n];
            for (int k = 1; k < n; k++) {
                int other = random.nextInt(k);
                boolean up = random.nextBoolean();
                links.add(up ? new GuaranteedService.Link(k, other) : new GuaranteedService.Link(other, k));
                hasCustomer[up ? k : other] = true;
            }
            List<GuaranteedService.Stage> stages = new ArrayList<>();
            for (int k = 0; k < n; k++) {
                stages.add(new GuaranteedService.Stage(
                        1 + random.nextDouble(5),
                        random.nextInt(4),
                        random.nextInt(2),
                        random.nextInt(3),
                        hasCustomer[k] ? 0 : 1 + random.nextDouble(9),
                        1.6));
            }
            assertThat(GuaranteedService.optimum(stages, links).cost())
                    .isCloseTo(exhaustive(stages, links, new int[n], 0), within(1e-9));
        }
        assertThatThrownBy(() -> GuaranteedService.optimum(
                        List.of(
                                new GuaranteedService.Stage(1, 1, 0, 0, 1, 1),
                                new GuaranteedService.Stage(1, 1, 0, 0, 1, 1)),
                        List.of()))
                .hasMessageContaining("must form a tree");
    }

    private static double exhaustive(
            List<GuaranteedService.Stage> stages, List<GuaranteedService.Link> links, int[] out, int k) {
        if (k == out.length) {
            return costOf(stages, links, out);
        }
        double best = Double.MAX_VALUE;
        for (out[k] = 0; out[k] <= 14; out[k]++) {
            best = Math.min(best, exhaustive(stages, links, out, k + 1));
        }
        return best;
    }

    private static double costOf(List<GuaranteedService.Stage> stages, List<GuaranteedService.Link> links, int[] out) {
        double cost = 0;
        for (int k = 0; k < out.length; k++) {
            GuaranteedService.Stage stage = stages.get(k);
            int in = stage.externalInbound();
            for (GuaranteedService.Link link : links) {
                in = link.to() == k ? Math.max(in, out[link.from()]) : in;
            }
            int net = in + stage.processingTime() - out[k];
            if (net < 0 || (stage.demandSd() > 0 && out[k] > stage.externalOutbound())) {
                return Double.MAX_VALUE;
            }
            cost += stage.holdingCost() * 1.6 * Math.sqrt(variance(stages, links, k) * net);
        }
        return cost;
    }

    private static double variance(List<GuaranteedService.Stage> stages, List<GuaranteedService.Link> links, int k) {
        double variance = stages.get(k).demandSd() * stages.get(k).demandSd();
        for (GuaranteedService.Link link : links) {
            variance += link.from() == k ? variance(stages, links, link.to()) : 0;
        }
        return variance;
    }
}
