package io.clickshelf.pricing.model.price.market;

import io.clickshelf.pricing.model.price.Elasticity;
import io.clickshelf.pricing.model.price.PriceLimits;
import io.clickshelf.pricing.model.price.PricePolicy;
import io.clickshelf.pricing.model.price.ProductSituation;
import io.clickshelf.pricing.model.price.RivalOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * One product of the shop, day by day, as far as it is known: an episode draws the elasticity from its posterior, each day demand by chance;
 * shoppers compare with the cheapest rival, who answers our moves as it was seen to; stock runs out and is refilled, or is worth its salvage value at
 * the end. A day's move is one of five, up or down by all or half of what the limits allow. O(units) a day.
 */
public final class ProductMarket implements Market {

    private static final int MOVES = 5;
    private static final int DAYS = 28;
    private static final double FARTHEST = Math.log(2);
    private static final double LEAST_ELASTIC = -.05;

    private final ProductSituation start;
    private final PriceLimits limits;
    private final PricePolicy policy;
    private final @Nullable RivalOffer rival;
    private final double cost;
    private final double floor;
    private final double ceiling;
    private final double refill;
    private final int days;
    private double elasticity;
    private double logPrice;
    private double stock;
    private int day;

    /**
     * @param cost  of one unit without tax, assumed where it isn't known
     * @param rival the cheapest that is believed, or null
     */
    public ProductMarket(
            ProductSituation start,
            PriceLimits limits,
            PricePolicy policy,
            BigDecimal cost,
            @Nullable RivalOffer rival) {
        this.start = start;
        this.limits = limits;
        this.policy = policy;
        this.rival = rival;
        this.cost = cost.doubleValue();
        double least = this.cost * (1 + limits.minMargin()) * (1 + limits.valueAddedTax());
        BigDecimal advertised = start.minimumAdvertised();
        floor = Math.log(Math.max(least, advertised == null ? 0.01 : advertised.doubleValue()));
        ceiling = limits.ceiling() == null
                ? Double.POSITIVE_INFINITY
                : Math.log(limits.ceiling().doubleValue());
        refill = 2 * start.demandPerDay() * replenishDays();
        days = start.daysToEnd() == null ? DAYS : Math.clamp(Math.round(start.daysToEnd()), 1, DAYS);
    }

    @Override
    public int observations() {
        return 5;
    }

    @Override
    public int[] levels() {
        return new int[] {MOVES};
    }

    @Override
    public int periods() {
        return days;
    }

    @Override
    public void start(RandomGenerator random) {
        Elasticity known = start.elasticity();
        elasticity = Math.min(LEAST_ELASTIC, known.mean() + known.sd() * random.nextGaussian());
        logPrice = Math.log(start.currentPrice().doubleValue());
        stock = start.stock();
        day = 0;
    }

    @Override
    public void observe(double[] into) {
        into[0] = .5 + moved() / (2 * FARTHEST);
        into[1] = rival == null ? .5 : Math.clamp(.5 + logAnswered(rival.price()) - logPrice, 0, 1);
        into[2] = Math.min(1, stock / Math.max(1e-9, 4 * start.demandPerDay() * replenishDays()));
        into[3] = (double) day / days;
        into[4] = Math.min(1, (double) daysToRefill() / DAYS);
    }

    @Override
    public double step(int[] prices, RandomGenerator random) {
        logPrice = after(prices[0]);
        double expected = start.demandPerDay() * Math.exp(elasticity * moved()) * compared();
        double sold = Math.min(stock, poisson(expected, random));
        stock -= sold;
        double earned = sold * (Math.exp(logPrice) / (1 + limits.valueAddedTax()) - cost);
        if (!Double.isInfinite(stock)) {
            earned -= stock * carryingPerDay();
        }
        day++;
        if (start.daysToEnd() == null && day % replenishDays() == 0) {
            stock = Math.max(stock, refill);
        }
        return day == days && !Double.isInfinite(stock) ? earned - stock * lostOnEach() : earned;
    }

    private double carryingPerDay() {
        return cost * policy.carryingCost() / 365;
    }

    /** Of its cost, by a unit left when the episode ends: all but salvage at the product's end, else what carrying it until it sells takes. */
    private double lostOnEach() {
        double most = cost * (1 - policy.salvageShare());
        double daysUntilSold = stock / 2 / Math.max(1e-9, start.demandPerDay());
        return start.daysToEnd() == null ? Math.min(most, daysUntilSold * carryingPerDay()) : most;
    }

    /** What a policy that decides from all that is known would be told now. */
    public ProductSituation situation() {
        BigDecimal price = price(logPrice);
        return new ProductSituation(
                start.productId(),
                price,
                price,
                BigDecimal.valueOf(cost),
                start.minimumAdvertised(),
                stock,
                start.demandPerDay() * Math.exp(start.elasticity().mean() * moved()),
                daysToRefill(),
                start.daysToEnd() == null ? null : (double) (days - day),
                start.elasticity(),
                start.usualPrice(),
                rival == null ? List.of() : List.of(standing(rival)),
                List.of(),
                0);
    }

    private RivalOffer standing(RivalOffer offer) {
        return new RivalOffer(
                offer.rival(),
                price(logAnswered(offer.price())),
                offer.ageHours(),
                true,
                price(logAnswered(usual(offer))),
                offer.answer());
    }

    /** What it asked before its last move, as in {@link RivalOffer#usualPrice()}. */
    private BigDecimal usual(RivalOffer offer) {
        return offer.usualPrice() == null ? start.currentPrice() : offer.usualPrice();
    }

    /** Where a price of the rival's stands once it has answered our moves. */
    private double logAnswered(BigDecimal price) {
        double following = rival == null ? 0 : rival.answer().following();
        return Math.log(price.doubleValue()) + following * moved();
    }

    /** The move that comes nearest to a price. */
    public int nearest(BigDecimal price) {
        double wanted = Math.log(price.doubleValue());
        int best = MOVES / 2;
        for (int move = 0; move < MOVES; move++) {
            best = Math.abs(after(move) - wanted) < Math.abs(after(best) - wanted) ? move : best;
        }
        return best;
    }

    /** The price after a move, as a person would be asked about it. */
    public BigDecimal priceAfter(int move) {
        return price(after(move));
    }

    private BigDecimal price(double log) {
        return BigDecimal.valueOf(Math.exp(log)).setScale(limits.decimals(), RoundingMode.HALF_UP);
    }

    private double after(int move) {
        double most = Math.log1p(Math.min(limits.movePerChange(), limits.movePerDay()));
        double first = Math.log(start.currentPrice().doubleValue());
        double wanted = logPrice + most * (move - MOVES / 2) / (MOVES / 2);
        double low = Math.max(floor, first - FARTHEST);
        return Math.clamp(wanted, Math.min(low, logPrice), Math.max(logPrice, Math.min(ceiling, first + FARTHEST)));
    }

    private double moved() {
        return logPrice - Math.log(start.currentPrice().doubleValue());
    }

    private int replenishDays() {
        return (int) Math.max(1, Math.round(start.daysToReplenish()));
    }

    private int daysToRefill() {
        return replenishDays() - day % replenishDays();
    }

    /** What the rival's last move leaves of the demand: as the standing policy sees it. */
    private double compared() {
        return rival == null
                ? 1
                : share(logPrice - logAnswered(rival.price()), rival)
                        / share(logPrice - logAnswered(usual(rival)), rival);
    }

    private double share(double gap, RivalOffer offer) {
        double comparing = policy.comparingShoppers() * Math.pow(.5, offer.ageHours() / policy.rivalHalfLifeHours());
        return 1 - comparing + comparing / (1 + Math.exp(gap / policy.rivalSteepness()));
    }

    private static double poisson(double mean, RandomGenerator random) {
        if (mean <= 0) {
            return 0;
        }
        var source = RandomGeneratorFactory.createRandomGenerator(Random.from(random));
        return new PoissonDistribution(
                        source, mean, PoissonDistribution.DEFAULT_EPSILON, PoissonDistribution.DEFAULT_MAX_ITERATIONS)
                .sample();
    }
}
