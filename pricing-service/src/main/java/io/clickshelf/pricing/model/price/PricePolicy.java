package io.clickshelf.pricing.model.price;

/**
 * How a price is weighed, within its limits.
 *
 * @param riskAversion      how many standard deviations of the gain are held against a move whose effect is uncertain
 * @param leastGain         moves that gain less than this share of the margin aren't worth their trouble
 * @param carryingCost      of stock per year, as a share of its cost
 * @param salvageShare      of the cost, what a unit is worth after its end date
 * @param overstockCover    stock for more than this many replenishment periods carries its cost
 * @param comparingShoppers share of shoppers who compare with the cheapest rival
 * @param rivalSteepness    how sharply those choose: the log price ratio at which odds change by a factor e
 * @param rivalMaxAgeHours  offers seen longer ago are not believed
 * @param rivalHalfLifeHours belief in an offer halves over this time
 */
public record PricePolicy(
        double riskAversion,
        double leastGain,
        double carryingCost,
        double salvageShare,
        double overstockCover,
        double comparingShoppers,
        double rivalSteepness,
        double rivalMaxAgeHours,
        double rivalHalfLifeHours) {

    public static PricePolicy defaults() {
        return new PricePolicy(.25, .005, .25, .3, 3, .35, .04, 72, 48);
    }
}
