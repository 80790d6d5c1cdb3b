package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrossEffectsTest {

    private static final int DAYS = 196;

    /** Four categories of six products whose prices move apart, with an elasticity of -2; mugs replace each other. */
    private static List<ProductSales> shop(double toOthers) {
        SplittableRandom random = new SplittableRandom(5);
        double[][] log = new double[24][DAYS];
        for (double[] product : log) {
            for (int t = 0; t < DAYS; t++) {
                product[t] = t % 7 == 0 ? .3 * (random.nextDouble() - .5) : product[t - 1];
            }
        }
        List<ProductSales> sales = new ArrayList<>();
        for (int p = 0; p < 24; p++) {
            double[] units = new double[DAYS];
            double[] price = new double[DAYS];
            for (int t = 0; t < DAYS; t++) {
                double others = 0;
                for (int q = 0; q < 6 && p < 6; q++) {
                    others += q == p ? 0 : log[q][t] / 5;
                }
                price[t] = 10 * Math.exp(log[p][t]);
                units[t] = sold(30 * Math.exp(-2 * log[p][t] + toOthers * others), random);
            }
            sales.add(new ProductSales(
                    "P" + p, "Category " + p / 6, 20_000, units, price, new boolean[DAYS], new boolean[DAYS]));
        }
        return sales;
    }

    private static double sold(double mean, SplittableRandom random) {
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }

    @Test
    void productsThatReplaceEachOtherAreFoundAndOthersAreLeftAlone() {
        PriceResponse together = PriceResponse.fit(shop(1.5));
        // An effect of 1.5, of which the shop's own calendar takes a part: each sees a fifth of the others' mean; the
        // five take 300 a day each.
        assertThat(together.crossRevenue("P0")).isBetween(.6 * 300, 2.0 * 300);
        assertThat(together.crossRevenue("P7")).isBetween(-60.0, 60.0);
        assertThat(Math.abs(PriceResponse.fit(shop(0)).crossRevenue("P0"))).isLessThan(60);
    }

    @Test
    void aPriceIsHigherWhereTheOthersGainByIt() {
        Elasticity elasticity = new Elasticity(-2, .1, Elasticity.Evidence.OWN, 9, .1);
        PriceLimits wide = new PriceLimits(0, null, .5, .5, null, null, List.of(), 2, 0, .9, .6);
        PriceDecider decider = new PriceDecider(PricePolicy.defaults());
        List<BigDecimal> prices = Arrays.stream(new double[] {0, 60})
                .mapToObj(cross -> decider.decide(situation(elasticity, cross), wide))
                .map(PriceDecision::price)
                .toList();
        assertThat(prices.get(1)).isGreaterThan(prices.get(0));
    }

    private static ProductSituation situation(Elasticity elasticity, double cross) {
        BigDecimal price = new BigDecimal("10.00");
        return new ProductSituation(
                "P",
                price,
                price,
                new BigDecimal("5"),
                null,
                1000,
                10,
                14,
                null,
                elasticity,
                price,
                List.of(),
                List.of(),
                cross);
    }
}
