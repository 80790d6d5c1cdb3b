package io.clickshelf.pricing.model.price;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Demand as a function of price, learnt from what a shop sold: units per day of a product are quasi-Poisson with mean
 *
 * <pre>exp(level + level of the four weeks + elasticity * log(price / usual price) + lift * promotion + day's effect)</pre>
 *
 * where the day's effect is shared by the shop (weekday, season, holidays) and the elasticity is partially pooled:
 * product towards category towards shop, with spreads learnt by empirical Bayes (Gelman and Hill 2007, ch. 12). Sold-out
 * days count as "at least what was sold". Where a category's products replace each other, by hold-out, what a price does to
 * the others is learnt, too ({@link CrossEffects}).
 *
 * <p>The price must be the one that was asked, not revenue by units: where customers buy more at a volume discount, the
 * latter makes any product look elastic.
 *
 * <p>Fitting is O(products x days) per round, 25 rounds. Immutable and safe for use by many threads.
 */
public final class PriceResponse {

    /** Of a promotion: ten times the usual demand. */
    private static final double LARGEST_LOG_LIFT = Math.log(10);

    private static final int FORMAT = 2;
    private static final double HARDLY_MOVED = .02;

    private final Map<String, Product> products;
    private final Map<String, Elasticity> categories;
    private final Elasticity shop;
    private final double[] weekday;

    private PriceResponse(
            Map<String, Product> products, Map<String, Elasticity> categories, Elasticity shop, double[] weekday) {
        this.products = products;
        this.categories = categories;
        this.shop = shop;
        this.weekday = weekday;
    }

    /**
     * What is known of a product.
     *
     * @param usualPrice median over days of the prices asked
     * @param lastPrice  the last price known
     * @param logLevel   log of units a day at the usual price without promotion, before the weekday's factor
     * @param lift       log of the promotion's factor on demand, price apart
     * @param crossRevenue money a day that the category's others take more, per unit of the log of this product's price
     */
    private record Product(
            double usualPrice,
            double lastPrice,
            double logLevel,
            double lift,
            Elasticity elasticity,
            double crossRevenue) {}

    /** What is believed before anything was learnt. */
    public static PriceResponse unlearnt() {
        double[] everyDayAlike = new double[DayOfWeek.values().length];
        Arrays.fill(everyDayAlike, 1);
        return new PriceResponse(Map.of(), Map.of(), shop(new Priors(0)), everyDayAlike);
    }

    private static Elasticity shop(Priors priors) {
        double sd = Math.sqrt(priors.shopMeanVariance + priors.betweenCategories + priors.betweenProducts);
        return new Elasticity(priors.shopMean, sd, Elasticity.Evidence.UNKNOWN_PRODUCT, 0, 0);
    }

    /**
     * Learns from what was sold.
     *
     * @throws IllegalArgumentException if there is no day with a known price
     */
    public static PriceResponse fit(List<ProductSales> sales) {
        return fit(sales, true);
    }

    /** As {@link #fit(List)}; without price, elasticities and lifts are zero: the model to be beaten. */
    static PriceResponse fit(List<ProductSales> sales, boolean usesPrice) {
        PriceResponseFitter fitter = new PriceResponseFitter(sales, usesPrice);
        Priors priors = fitter.priors;
        Map<String, Double> crossRevenues =
                usesPrice ? crossRevenues(fitter, CrossEffects.learn(sales, fitter)) : Map.of();
        Map<String, Product> products = new LinkedHashMap<>();
        for (ProductFit fit : fitter.fits) {
            SalesPanel.Series series = fit.series;
            double level = fit.level + fit.block[fit.block.length - 1];
            products.put(
                    series.sales.productId(),
                    new Product(
                            Math.exp(series.usualLogPrice),
                            series.lastPrice,
                            level,
                            usesPrice ? fit.lift : 0,
                            usesPrice ? elasticity(fit, priors) : new Elasticity(0, 0, Elasticity.Evidence.OWN, 0, 0),
                            crossRevenues.getOrDefault(series.sales.productId(), 0.0)));
        }
        Map<String, Elasticity> categories = new LinkedHashMap<>();
        for (int c = 0; c < fitter.categories.size(); c++) {
            double sd = Math.sqrt(priors.categoryVariance[c] + priors.betweenProducts);
            categories.put(
                    fitter.categories.get(c),
                    new Elasticity(priors.categoryMean[c], sd, Elasticity.Evidence.UNKNOWN_PRODUCT, 0, 0));
        }
        return new PriceResponse(products, categories, shop(priors), fitter.weekdayFactors());
    }

    /** A product moves the mean price that each of its category's others sees by its share of that mean. */
    private static Map<String, Double> crossRevenues(PriceResponseFitter fitter, Map<String, Double> effects) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (ProductFit fit : fitter.fits) {
            sums.computeIfAbsent(fit.series.sales.category(), name -> new double[2])[0] +=
                    CategoryPrices.weight(fit.series);
        }
        for (ProductFit fit : fitter.fits) {
            double[] category = Objects.requireNonNull(sums.get(fit.series.sales.category()));
            double weight = CategoryPrices.weight(fit.series);
            category[1] += weight / Math.max(1e-9, category[0] - weight);
        }
        Map<String, Double> revenues = new LinkedHashMap<>();
        for (ProductFit fit : fitter.fits) {
            double[] category = Objects.requireNonNull(sums.get(fit.series.sales.category()));
            double weight = CategoryPrices.weight(fit.series);
            double others = category[1] - weight / Math.max(1e-9, category[0] - weight);
            double effect = effects.getOrDefault(fit.series.sales.category(), 0.0);
            revenues.put(fit.series.sales.productId(), effect * weight * others);
        }
        return revenues;
    }

    private static Elasticity elasticity(ProductFit fit, Priors priors) {
        // How much of the belief is borrowed, and with it the uncertainty of the category's mean.
        double borrowed = fit.elasticityVariance / priors.betweenProducts;
        double variance = fit.elasticityVariance + borrowed * borrowed * priors.categoryVariance[fit.category];
        Elasticity.Evidence evidence = Elasticity.Evidence.SHARED;
        if (fit.series.prices < 2 || fit.series.spread < HARDLY_MOVED || borrowed > .9) {
            evidence = Elasticity.Evidence.PRICES_HARDLY_MOVED;
        } else if (borrowed < .5) {
            evidence = Elasticity.Evidence.OWN;
        }
        return new Elasticity(fit.elasticity, Math.sqrt(variance), evidence, fit.series.prices, fit.series.spread);
    }

    /** The products known, in the order they were given. */
    public List<String> products() {
        return List.copyOf(products.keySet());
    }

    /** A product's elasticity; that of its category, or of the shop, where the product isn't known. */
    public Elasticity elasticity(String productId, String category) {
        Product product = products.get(productId);
        return product != null ? product.elasticity : categories.getOrDefault(category, shop);
    }

    /** The price the product usually had, or empty where it isn't known. */
    public Optional<Double> usualPrice(String productId) {
        return Optional.ofNullable(products.get(productId)).map(Product::usualPrice);
    }

    /** The last price known of the product, or empty where it isn't known. */
    public Optional<Double> lastPrice(String productId) {
        return Optional.ofNullable(products.get(productId)).map(Product::lastPrice);
    }

    /**
     * Mean units asked for on one of the coming days, or empty where the product isn't known.
     *
     * @param epochDay of the day
     * @param price    above zero
     */
    public Optional<Double> unitsPerDay(String productId, double price, boolean promotion, long epochDay) {
        Product product = products.get(productId);
        if (product == null) {
            return Optional.empty();
        }
        double log = product.logLevel
                + product.elasticity.mean() * SalesPanel.relative(Math.log(price / product.usualPrice))
                + (promotion ? product.lift : 0);
        return Optional.of(Math.exp(log) * weekday[(int) Math.floorMod(epochDay + 3, 7)]);
    }

    /** Mean units a day over a week without promotion, or empty where the product isn't known. */
    public Optional<Double> unitsPerDay(String productId, double price) {
        double sum = 0;
        for (int day = 0; day < 7; day++) {
            Optional<Double> units = unitsPerDay(productId, price, false, day);
            if (units.isEmpty()) {
                return units;
            }
            sum += units.get();
        }
        return Optional.of(sum / 7);
    }

    /** Money a day that the category's others take more, per unit of the log of a product's price; zero where unknown. */
    public double crossRevenue(String productId) {
        Product product = products.get(productId);
        return product == null ? 0 : product.crossRevenue;
    }

    /** Demand in a promotion at a lower price over demand at the price without one; at least one. */
    public double promotionLift(String productId, String category, double price, double promotedPrice) {
        double log = elasticity(productId, category).mean() * SalesPanel.relative(Math.log(promotedPrice / price));
        Product product = products.get(productId);
        return Math.exp(Math.clamp(log + (product == null ? 0 : product.lift), 0, LARGEST_LOG_LIFT));
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        for (double factor : weekday) {
            out.writeDouble(factor);
        }
        write(shop, out);
        out.writeInt(categories.size());
        for (var category : categories.entrySet()) {
            out.writeUTF(category.getKey());
            write(category.getValue(), out);
        }
        out.writeInt(products.size());
        for (var entry : products.entrySet()) {
            Product product = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeDouble(product.usualPrice);
            out.writeDouble(product.lastPrice);
            out.writeDouble(product.logLevel);
            out.writeDouble(product.lift);
            write(product.elasticity, out);
            out.writeDouble(product.crossRevenue);
        }
    }

    /** @throws IOException if the bytes are of another format */
    public static PriceResponse load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("A price response of format " + format + "; this version reads format " + FORMAT
                    + ". Retrain the model.");
        }
        double[] weekday = new double[7];
        for (int i = 0; i < 7; i++) {
            weekday[i] = in.readDouble();
        }
        Elasticity shop = read(in);
        Map<String, Elasticity> categories = new LinkedHashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            categories.put(in.readUTF(), read(in));
        }
        Map<String, Product> products = new LinkedHashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            products.put(
                    in.readUTF(),
                    new Product(
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble(),
                            read(in),
                            in.readDouble()));
        }
        return new PriceResponse(products, categories, shop, weekday);
    }

    private static void write(Elasticity elasticity, DataOutput out) throws IOException {
        out.writeDouble(elasticity.mean());
        out.writeDouble(elasticity.sd());
        out.writeUTF(elasticity.evidence().name());
        out.writeInt(elasticity.prices());
        out.writeDouble(elasticity.spread());
    }

    private static Elasticity read(DataInput in) throws IOException {
        return new Elasticity(
                in.readDouble(),
                in.readDouble(),
                Elasticity.Evidence.valueOf(in.readUTF()),
                in.readInt(),
                in.readDouble());
    }

    /**
     * Fits on all but the last days, predicts those at the prices they had, and compares with a model without price.
     *
     * @param holdOutDays how many of the last days are kept for the comparison, at least one
     * @throws IllegalArgumentException if nothing is left to learn from
     */
    public static PriceResponseQuality evaluate(List<ProductSales> sales, int holdOutDays) {
        long end = sales.stream()
                .mapToLong(s -> s.firstEpochDay() + s.days())
                .max()
                .orElseThrow(() -> new IllegalArgumentException("There are no sales to evaluate on."));
        long split = end - holdOutDays;
        List<ProductSales> before = new ArrayList<>();
        for (ProductSales product : sales) {
            before.add(product.before(split));
        }
        return PriceResponseQuality.of(fit(before), fit(before, false), sales, split);
    }
}
