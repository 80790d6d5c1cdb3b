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
    private static final double ELASTICITY = -2;
    private static final double UNITS = 30;

    /** Four categories of six products whose prices move apart; mugs replace each other. */
    private static List<ProductSales> shop(double toOthers, int seed) {
        return shop(seed, false, (log, product, day) -> {
            double others = 0;
            for (int q = 0; q < 6 && product < 6; q++) {
                others += q == product ? 0 : log[q][day] / 5;
            }
            return UNITS * Math.exp(ELASTICITY * log[product][day] + toOthers * others);
        });
    }

    /** As above, but of the mugs' shoppers whom a price turns away a share takes one of the other five. */
    private static List<ProductSales> shopOfTurnedAway(double share, int seed) {
        return shop(seed, false, (log, product, day) -> {
            double won = 0;
            for (int q = 0; q < 6 && product < 6; q++) {
                won += q == product ? 0 : share / 5 * (1 - Math.exp(ELASTICITY * log[q][day]));
            }
            return UNITS * (Math.exp(ELASTICITY * log[product][day]) + won);
        });
    }

    /** Mean units of a product on a day, given all log prices over the usual ones. */
    @FunctionalInterface
    private interface Truth {
        double units(double[][] log, int product, int day);
    }

    /** A category's week of promotion, one of four. */
    private static boolean promoted(int product, int day) {
        return day / 7 % 4 == product / 6;
    }

    private static List<ProductSales> shop(int seed, boolean promotions, Truth truth) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] log = new double[24][DAYS];
        for (double[] product : log) {
            for (int t = 0; t < DAYS; t++) {
                product[t] = t % 7 == 0 ? .3 * (random.nextDouble() - .5) : product[t - 1];
            }
        }
        boolean[][] promotion = new boolean[24][DAYS];
        for (int p = 0; p < 24 && promotions; p++) {
            for (int t = 0; t < DAYS; t++) {
                promotion[p][t] = promoted(p, t);
                log[p][t] -= promotion[p][t] ? .2 : 0;
            }
        }
        List<ProductSales> sales = new ArrayList<>();
        for (int p = 0; p < 24; p++) {
            double[] units = new double[DAYS];
            double[] price = new double[DAYS];
            for (int t = 0; t < DAYS; t++) {
                price[t] = 10 * Math.exp(log[p][t]);
                units[t] = sold(truth.units(log, p, t), random);
            }
            sales.add(new ProductSales(
                    "P" + p, "Category " + p / 6, 20_000, units, price, promotion[p], new boolean[DAYS]));
        }
        return sales;
    }

    private static double sold(double mean, SplittableRandom random) {
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }

    @Test
    void productsThatReplaceEachOtherAreFoundAndOthersAreLeftAlone() {
        PriceResponse together = PriceResponse.fit(shop(1.5, 5));
        // An effect of 1.5, of which the shop's own calendar and the doubt take a part. Each sees a fifth of the
        // others' mean; the five take 300 a day each.
        assertThat(together.crossRevenue("P0")).isBetween(.6 * 300, 1.6 * 300);
        assertThat(together.crossRevenue("P7")).isZero();
    }

    @Test
    void chanceAndPromotionsOfAWholeCategoryAreNotTakenForAnEffect() {
        int found = 0;
        for (int seed = 0; seed < 10; seed++) {
            List<ProductSales> shop = shop(0, seed);
            found += CrossEffects.learn(shop, new PriceResponseFitter(shop, true))
                    .size();
            List<ProductSales> promoted = shop(
                    seed,
                    true,
                    (log, product, day) ->
                            UNITS * Math.exp(ELASTICITY * log[product][day] + (promoted(product, day) ? .5 : 0)));
            found += CrossEffects.learn(promoted, new PriceResponseFitter(promoted, true))
                    .size();
        }
        // Of eighty.
        assertThat(found).isLessThanOrEqualTo(4);
    }

    /** Oracle: the known margin of the whole category at every price. */
    @Test
    void thePriceThatIsBestForAllIsFoundFarFromThePricesSoFar() {
        double share = .4;
        PriceResponse response = PriceResponse.fit(shopOfTurnedAway(share, 5));
        double cross = response.crossRevenue("P0");
        double asked = wish(response.elasticity("P0", "-"), cross, 0);
        double best = 0;
        for (double price = 5; price <= 20; price += .01) {
            best = Math.max(best, margin(price, share));
        }
        assertThat(margin(asked, share)).isGreaterThan(.985 * best);
        assertThat(margin(asked, share)).isGreaterThan(margin(wish(response.elasticity("P0", "-"), 0, 0), share));
    }

    @Test
    void othersGainNoMoreThanThisProductLoses() {
        Elasticity elasticity = new Elasticity(-2.5, .001, Elasticity.Evidence.OWN, 9, .1);
        // A unit that is lost sells another at most: the best price is 2.5 / 1.5 of cost and that one's margin,
        // with tax.
        assertThat(wish(elasticity, 1e6, 0)).isBetween(16.6, 16.8);
        assertThat(wish(elasticity, 1e6, .2)).isBetween(16.6, 16.8);
    }

    /** Of the mugs together, of which one costs that much and the others ten; a mug costs the shop six. */
    private static double margin(double price, double share) {
        double kept = Math.pow(price / 10, ELASTICITY);
        return UNITS * ((price - 6) * kept + (10 - 6) * share * (1 - kept));
    }

    private static double wish(Elasticity elasticity, double cross, double tax) {
        PriceLimits none = new PriceLimits(0, null, .9, .9, null, null, List.of(), 2, tax, .9, .6);
        return new PriceDecider(PricePolicy.defaults())
                .decide(situation(elasticity, "6", UNITS, cross), none)
                .unconstrained()
                .doubleValue();
    }

    @Test
    void aPriceIsHigherWhereTheOthersGainByIt() {
        Elasticity elasticity = new Elasticity(-2, .1, Elasticity.Evidence.OWN, 9, .1);
        PriceLimits wide = new PriceLimits(0, null, .5, .5, null, null, List.of(), 2, 0, .9, .6);
        PriceDecider decider = new PriceDecider(PricePolicy.defaults());
        List<BigDecimal> prices = Arrays.stream(new double[] {0, 60})
                .mapToObj(cross -> decider.decide(situation(elasticity, "5", 10, cross), wide))
                .map(PriceDecision::price)
                .toList();
        assertThat(prices.get(1)).isGreaterThan(prices.get(0));
    }

    private static ProductSituation situation(Elasticity elasticity, String cost, double units, double cross) {
        BigDecimal price = new BigDecimal("10.00");
        return new ProductSituation(
                "P",
                price,
                price,
                new BigDecimal(cost),
                null,
                Double.POSITIVE_INFINITY,
                units,
                14,
                null,
                elasticity,
                price,
                List.of(),
                List.of(),
                cross);
    }
}
