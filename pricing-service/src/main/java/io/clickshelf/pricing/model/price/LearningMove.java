package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A small move of a price whose effect isn't known, made to learn it: up or down by a draw from the elasticity's posterior
 * (Thompson sampling on the direction), and priced at the worst end of its 90 % interval, so that a budget holds whatever
 * turns out.
 *
 * @param price      to try, tax included
 * @param costPerDay margin lost a day at worst, zero or more
 */
public record LearningMove(BigDecimal price, double costPerDay) {

    /**
     * @param price       in force
     * @param unitsPerDay sold at it
     * @param unitCost    without tax
     * @param share       size of the move: .05 is five percent
     * @return empty if the margin per unit is nothing, or the move is less than the smallest coin
     */
    public static Optional<LearningMove> of(
            BigDecimal price,
            double unitsPerDay,
            double unitCost,
            double share,
            Elasticity elasticity,
            PriceLimits limits,
            RandomGenerator random) {
        double now = price.doubleValue() / (1 + limits.valueAddedTax());
        if (now <= unitCost) {
            return Optional.empty();
        }
        double drawn = elasticity.mean() + elasticity.sd() * random.nextGaussian();
        // At elasticity e the best price is cost x e/(1+e); nearer to one than the margin says, it lies higher.
        boolean up = drawn > -1 || unitCost * drawn / (1 + drawn) > now;
        BigDecimal tried = price.multiply(BigDecimal.valueOf(up ? 1 + share : 1 - share))
                .setScale(limits.decimals(), RoundingMode.HALF_UP);
        if (tried.compareTo(price) == 0 || tried.signum() <= 0) {
            return Optional.empty();
        }
        double ratio = tried.doubleValue() / price.doubleValue();
        double worst = Double.POSITIVE_INFINITY;
        for (double e : new double[] {elasticity.lower(), elasticity.mean(), elasticity.upper()}) {
            worst = Math.min(worst, unitsPerDay * Math.pow(ratio, e) * (now * ratio - unitCost));
        }
        return Optional.of(new LearningMove(tried, Math.max(0, unitsPerDay * (now - unitCost) - worst)));
    }
}
