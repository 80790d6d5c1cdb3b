package io.clickshelf.pricing.model.price;

/**
 * What is believed of a product's own-price elasticity: the percent by which demand changes when the price rises by one
 * percent; a normal posterior.
 *
 * @param mean     posterior mean, usually below zero
 * @param sd       posterior standard deviation
 * @param evidence where the belief comes from
 * @param prices   how many distinct prices the product was sold at
 * @param spread   standard deviation of the logarithm of those prices over days; .05 is about five percent
 */
public record Elasticity(double mean, double sd, Evidence evidence, int prices, double spread) {

    /** Where a belief on an elasticity comes from. */
    public enum Evidence {
        /** The product's own price moves carried most of the weight. */
        OWN,
        /** Own price moves and those of its category counted about alike. */
        SHARED,
        /** The product's price hardly moved: nothing could be learnt from it, the category's elasticity stands in. */
        PRICES_HARDLY_MOVED,
        /** The product is new here: its category's elasticity, or the shop's, stands in. */
        UNKNOWN_PRODUCT
    }

    /** Lower end of the central 90 % interval. */
    public double lower() {
        return mean - 1.645 * sd;
    }

    /** Upper end of the central 90 % interval. */
    public double upper() {
        return mean + 1.645 * sd;
    }
}
