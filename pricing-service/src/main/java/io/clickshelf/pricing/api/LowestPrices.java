package io.clickshelf.pricing.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says how much of the days before a reduction the lowest price is of. */
final class LowestPrices {

    private LowestPrices() {}

    /**
     * What whoever shows the price has to know; null where prices are known for all of the days.
     *
     * @param known from when on they are, or null
     */
    static @Nullable String note(@Nullable Instant known, Instant reduction, int days) {
        if (known == null) {
            return "No price from before " + reduction
                    + " is known, so there is none to show: if the product was on sale"
                    + " before, elsewhere or before this history began, look there.";
        }
        return Duration.between(known, reduction).compareTo(Duration.ofDays(days)) >= 0
                ? null
                : "Prices are known since " + known + " only, not for all of the " + days
                        + " days: the lowest is of the time since"
                        + " then. If the product was on sale before, a lower price of that time counts, too; for one on sale for"
                        + " less than 30 days national law may allow the shorter time (Directive 98/6/EC, article 6a (4)).";
    }
}
