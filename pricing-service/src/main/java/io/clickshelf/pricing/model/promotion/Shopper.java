package io.clickshelf.pricing.model.promotion;

/**
 * What is known of a shopper when an offer is chosen.
 *
 * @param userId       who
 * @param recencyDays  since the last order
 * @param orders       placed so far, at least one for a customer, zero for a stranger
 * @param spent        so far, in the shop's currency
 * @param tenureDays   since the first order
 */
public record Shopper(String userId, double recencyDays, int orders, double spent, double tenureDays) {

    public Shopper {
        if (!(recencyDays >= 0 && spent >= 0 && tenureDays >= 0) || orders < 0) {
            throw new IllegalArgumentException(
                    "Shopper %s: %s days since the last order, %d orders, %s spent, known for %s"
                                    .formatted(userId, recencyDays, orders, spent, tenureDays)
                            + " days; each must be zero or more.");
        }
    }

    double averageOrder() {
        return orders == 0 ? 0 : spent / orders;
    }

    /** Logarithms tame the long tails; the last one says how overdue an order is against the shopper's own rhythm. */
    public double[] features() {
        double gap = orders > 1 ? Math.max(1, (tenureDays - recencyDays) / (orders - 1)) : 60;
        return new double[] {
            Math.log1p(recencyDays),
            Math.log1p(orders),
            Math.log1p(averageOrder()),
            Math.log1p(tenureDays),
            Math.log1p(recencyDays / gap)
        };
    }
}
