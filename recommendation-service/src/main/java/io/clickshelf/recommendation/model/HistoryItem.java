package io.clickshelf.recommendation.model;

/**
 * Something a shopper took before.
 *
 * @param weight  how much it counts, as in the log: a purchase 1, a click less
 * @param ageDays how long ago, 0 is now
 */
public record HistoryItem(String product, double weight, double ageDays) {

    public HistoryItem {
        if (!(weight > 0) || Double.isInfinite(weight) || !(ageDays >= 0)) {
            throw new IllegalArgumentException("History of product " + product + " has weight " + weight + " and age "
                    + ageDays + " days; the weight must be positive, the age not negative.");
        }
    }
}
