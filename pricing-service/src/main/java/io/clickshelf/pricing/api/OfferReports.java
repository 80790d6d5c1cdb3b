package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.UpliftReport;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.model.promotion.MeasuredUplift;
import io.clickshelf.pricing.store.OfferAsks;
import io.clickshelf.pricing.store.ShopperOrders;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Measures what offers changed, by the group kept without them. */
@Component
class OfferReports {

    private final OfferAsks asks;
    private final ShopperOrders orders;
    private final PricingProperties.Offers settings;

    OfferReports(OfferAsks asks, ShopperOrders orders, PricingProperties properties) {
        this.asks = asks;
        this.orders = orders;
        this.settings = properties.offers();
    }

    UpliftReport uplift(Instant from, Instant until) {
        Instant newest = orders.newest().orElse(Instant.EPOCH);
        List<OfferAsks.Outcome> outcomes = asks.outcomes(from, until, settings.horizonDays(), newest);
        double[] with = margins(outcomes, false);
        double[] without = margins(outcomes, true);
        if (with.length < 2 || without.length < 2) {
            return new UpliftReport(
                    from,
                    until,
                    settings.horizonDays(),
                    with.length,
                    without.length,
                    null,
                    null,
                    null,
                    false,
                    "Too few shoppers whose " + settings.horizonDays() + " days are over; at least two of each group.");
        }
        MeasuredUplift measured = MeasuredUplift.of(with, without);
        boolean conclusive = measured.lower() > 0 || measured.upper() < 0;
        String summary = String.format(
                Locale.ROOT,
                conclusive
                        ? "Offers changed the margin by %.2f a shopper (95 %%: %.2f to %.2f)."
                        : "No difference is proven: %.2f a shopper (95 %%: %.2f to %.2f).",
                measured.mean(),
                measured.lower(),
                measured.upper());
        return new UpliftReport(
                from,
                until,
                settings.horizonDays(),
                with.length,
                without.length,
                measured.mean(),
                measured.lower(),
                measured.upper(),
                conclusive,
                summary);
    }

    private double[] margins(List<OfferAsks.Outcome> outcomes, boolean heldOut) {
        return outcomes.stream()
                .filter(outcome -> outcome.heldOut() == heldOut)
                .mapToDouble(outcome -> outcome.spent() * settings.margin() - outcome.discount())
                .toArray();
    }
}
