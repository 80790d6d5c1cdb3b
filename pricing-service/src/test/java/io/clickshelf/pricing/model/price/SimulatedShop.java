package io.clickshelf.pricing.model.price;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A shop whose elasticities are known: weekdays, a season, promotions, over-dispersed demand, and days sold out. */
final class SimulatedShop {

    static final double[] CATEGORY = {-3, -2, -1.2};

    final List<ProductSales> sales = new ArrayList<>();
    final double[] elasticity;

    SimulatedShop(int products, int days, double soldOutShare, long seed) {
        Random random = new Random(seed);
        elasticity = new double[products];
        for (int i = 0; i < products; i++) {
            int category = i % CATEGORY.length;
            elasticity[i] = CATEGORY[category] + .4 * random.nextGaussian();
            boolean fixedPrice = i % 10 == 9;
            double usual = 5 + 30 * random.nextDouble();
            double level = Math.log(2 + 10 * random.nextDouble());
            double[] units = new double[days];
            double[] price = new double[days];
            boolean[] promotion = new boolean[days];
            boolean[] soldOut = new boolean[days];
            double log = 0;
            for (int t = 0; t < days; t++) {
                if (t % 21 == 0 && !fixedPrice) {
                    log = .12 * random.nextGaussian();
                }
                promotion[t] = !fixedPrice && (t + i) % 40 < 4;
                double move = log - (promotion[t] ? .15 : 0);
                price[t] = usual * Math.exp(move);
                double mean = Math.exp(level
                        + elasticity[i] * move
                        + (promotion[t] ? .5 : 0)
                        + .3 * Math.sin(2 * Math.PI * t / 7)
                        + .4 * Math.sin(2 * Math.PI * t / 365));
                double gamma = 0;
                for (int k = 0; k < 4; k++) {
                    gamma -= Math.log(1 - random.nextDouble()) / 4; // Erlang: negative binomial demand of size 4
                }
                double demand = poisson(mean * gamma, random);
                double stock = random.nextDouble() < soldOutShare ? Math.floor(mean * .7) : Double.MAX_VALUE;
                soldOut[t] = demand >= stock;
                units[t] = Math.min(demand, stock);
            }
            sales.add(new ProductSales("P" + i, "C" + category, 18_000, units, price, promotion, soldOut));
        }
    }

    private static double poisson(double mean, Random random) {
        double sum = -Math.log(1 - random.nextDouble());
        int count = 0;
        while (sum < mean) {
            sum -= Math.log(1 - random.nextDouble());
            count++;
        }
        return count;
    }
}
