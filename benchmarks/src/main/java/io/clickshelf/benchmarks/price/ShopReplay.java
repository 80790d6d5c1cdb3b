package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.pricing.model.price.AskedPrices;
import io.clickshelf.pricing.model.price.Elasticity;
import io.clickshelf.pricing.model.price.PriceDecider;
import io.clickshelf.pricing.model.price.PriceLimits;
import io.clickshelf.pricing.model.price.PricePolicy;
import io.clickshelf.pricing.model.price.PriceResponse;
import io.clickshelf.pricing.model.price.ProductSales;
import io.clickshelf.pricing.model.price.ProductSituation;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * The real shop's best-selling products, replayed for eight weeks through the demand fitted to its year: each product's true
 * elasticity is drawn from its posterior, which only the clairvoyant is told. Costs are not in the data and are assumed;
 * rivals are made up and don't move demand. All policies see the same draws.
 */
final class ShopReplay {

    private static final int PRODUCTS = 300;
    private static final int DAYS = 56;
    private static final int REPLENISH = 14;
    private static final int REPEATS = 3;
    private static final double COST_SHARE = .6;
    private static final PriceLimits LIMITS = PriceLimits.defaults();

    private final Report report;

    ShopReplay(Report report) {
        this.report = report;
    }

    /** A product of the shop, and what is true of it in one replay. */
    private record Goods(
            String id, double usual, double cost, double units, Elasticity believed, double elasticity, double rival) {

        double demand(double price) {
            return units * Math.pow(price / usual, elasticity);
        }
    }

    /** Prices by day. */
    @FunctionalInterface
    private interface Policy {
        double price(Goods goods, double current, double stock, int daysToReplenish, double soldLately);
    }

    void run(Path data) throws IOException {
        List<ProductSales> sales = sales(new CsvRows(data.resolve("online-retail/online_retail.csv.gz")));
        PriceResponse response = PriceResponse.fit(sales);
        Map<String, Policy> policies = new LinkedHashMap<>();
        PriceDecider decider = new PriceDecider(PricePolicy.defaults());
        policies.put(
                "clickshelf",
                (goods, current, stock, days, lately) -> decided(
                        decider, goods, goods.believed(), believedDemand(goods, current), current, stock, days));
        policies.put("cost-plus", (goods, current, stock, days, lately) -> goods.cost() / COST_SHARE);
        policies.put(
                "match-the-lowest",
                (goods, current, stock, days, lately) ->
                        Math.max(goods.cost(), Math.min(goods.usual(), goods.rival())));
        policies.put("ten-percent-rule", ShopReplay::tenPercentRule);
        Elasticity.Evidence own = Elasticity.Evidence.OWN;
        policies.put(
                "clairvoyant",
                (goods, current, stock, days, lately) -> decided(
                        decider,
                        goods,
                        new Elasticity(goods.elasticity(), 1e-6, own, 9, 1),
                        goods.demand(current),
                        current,
                        stock,
                        days));
        Map<String, Double> margins = new HashMap<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            List<Goods> shop = draw(response, new SplittableRandom(repeat));
            for (var policy : policies.entrySet()) {
                double margin = 0;
                for (int k = 0; k < shop.size(); k++) {
                    margin += play(shop.get(k), policy.getValue(), 1000L * repeat + k);
                }
                margins.merge(policy.getKey(), margin / REPEATS, Double::sum);
            }
        }
        double base = margins.getOrDefault("cost-plus", 1.0);
        for (String policy : policies.keySet()) {
            double margin = margins.getOrDefault(policy, 0.0);
            report.add("online retail replay", policy, "margin", margin, "GBP");
            report.add("online retail replay", policy, "over-cost-plus", 100 * (margin / base - 1), "%");
        }
    }

    private static double believedDemand(Goods goods, double price) {
        return goods.units() * Math.pow(price / goods.usual(), goods.believed().mean());
    }

    private static double decided(
            PriceDecider decider,
            Goods goods,
            Elasticity elasticity,
            double demand,
            double current,
            double stock,
            int days) {
        BigDecimal price = money(current);
        ProductSituation situation = new ProductSituation(
                goods.id(),
                price,
                price,
                money(goods.cost()),
                null,
                stock,
                demand,
                days,
                null,
                elasticity,
                money(goods.usual()),
                List.of(),
                List.of(),
                0);
        return decider.decide(situation, LIMITS).price().doubleValue();
    }

    /** Ten percent up where it sells well or runs short, ten percent down where it doesn't sell and lies about. */
    private static double tenPercentRule(Goods goods, double current, double stock, int days, double soldLately) {
        boolean brisk = soldLately > 1.2 * goods.units();
        boolean slow = soldLately < .8 * goods.units();
        boolean plenty = stock > 2 * goods.units() * REPLENISH;
        boolean little = stock < .3 * goods.units() * REPLENISH;
        double factor = brisk || little ? 1.1 : slow && plenty ? .9 : 1;
        return Math.clamp(current * factor, 1.05 * goods.cost(), 2 * goods.usual());
    }

    private static double play(Goods goods, Policy policy, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double price = goods.usual();
        double stock = Math.round(goods.units() * REPLENISH * Math.exp(.8 * random.nextGaussian()));
        double lately = goods.units();
        double margin = 0;
        for (int day = 0; day < DAYS; day++) {
            int toReplenish = REPLENISH - day % REPLENISH;
            if (day > 0 && toReplenish == REPLENISH) {
                stock = Math.max(stock, Math.round(1.2 * goods.units() * REPLENISH));
            }
            price = policy.price(goods, price, stock, toReplenish, lately);
            double mean = goods.demand(price);
            // The same uniform number for all policies: what differs is the price alone.
            double sold = Math.min(stock, mean < 1e-6 ? 0 : quantile(mean, random.nextDouble()));
            stock -= sold;
            lately = .8 * lately + .2 * sold;
            margin += sold * (price - goods.cost());
        }
        return margin;
    }

    private static double quantile(double mean, double u) {
        return mean > 500
                ? Math.max(0, Math.round(mean + Math.sqrt(mean) * (2 * u - 1) * 1.7))
                : new PoissonDistribution(mean).inverseCumulativeProbability(u);
    }

    private static List<Goods> draw(PriceResponse response, SplittableRandom random) {
        List<Goods> shop = new ArrayList<>();
        List<String> best = response.products().stream()
                .sorted(Comparator.comparingDouble((String id) -> -response.usualPrice(id)
                                .orElse(0.0)
                        * response.unitsPerDay(id, response.usualPrice(id).orElse(1.0))
                                .orElse(0.0)))
                .limit(PRODUCTS)
                .toList();
        for (String id : best) {
            double usual = response.usualPrice(id).orElseThrow();
            Elasticity believed = response.elasticity(id, "-");
            double truth = Math.min(-.3, believed.mean() + believed.sd() * random.nextGaussian());
            double units = response.unitsPerDay(id, usual).orElseThrow();
            double rival = usual * Math.exp(.1 * random.nextGaussian() - .03);
            shop.add(new Goods(id, usual, COST_SHARE * usual, units, believed, truth, rival));
        }
        return shop;
    }

    private static List<ProductSales> sales(CsvRows csv) {
        long first = LocalDate.of(2010, 12, 1).toEpochDay();
        int days = (int) (LocalDate.of(2011, 12, 9).toEpochDay() - first) + 1;
        Map<String, double[][]> sums = new HashMap<>();
        for (int i = 0; i < csv.size(); i++) {
            double quantity = csv.number(i, "Quantity");
            double price = csv.number(i, "UnitPrice");
            if (quantity > 0 && price > 0) {
                int day = (int) (LocalDate.parse(csv.text(i, "InvoiceDate").substring(0, 10))
                                .toEpochDay()
                        - first);
                double[][] sum = sums.computeIfAbsent(csv.text(i, "StockCode"), id -> new double[2][days]);
                sum[0][day] += quantity;
                sum[1][day] += quantity * price;
            }
        }
        List<ProductSales> sales = new ArrayList<>();
        sums.forEach((id, sum) -> {
            double[] paid = new double[days];
            Arrays.setAll(paid, day -> sum[0][day] > 0 ? sum[1][day] / sum[0][day] : Double.NaN);
            sales.add(new ProductSales(
                    id, "-", first, sum[0], AskedPrices.fromPaid(paid), new boolean[days], new boolean[days]));
        });
        sales.sort(Comparator.comparing(ProductSales::productId));
        return sales;
    }

    private static BigDecimal money(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).max(new BigDecimal("0.01"));
    }
}
