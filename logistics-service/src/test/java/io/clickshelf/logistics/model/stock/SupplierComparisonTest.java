package io.clickshelf.logistics.model.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Suppliers are compared at the same demand. */
class SupplierComparisonTest {

    @Test
    void aShortLeadTimeDoesNotBuyMoreBecauseItsDaysAreBusy() {
        double[] means = new double[56];
        Arrays.fill(means, 0, 5, 50);
        Arrays.fill(means, 5, 56, 10);
        double[] deviations = Arrays.stream(means).map(Math::sqrt).toArray();
        StockItem item = new StockItem(
                "P1",
                "",
                DemandForecast.daily(means, deviations),
                LeadTime.fixed(3),
                0,
                0,
                0,
                OrderRules.NONE,
                Economics.of(5, 2),
                null);
        List<SupplierComparison.Offer> offers = List.of(offer("near", 3), offer("far", 40));
        double perDay = SupplierComparison.demandPerDay(item, offers);
        assertThat(perDay).isBetween(10.0, 50.0 * 5 / 28 + 10);
        assertThat(SupplierComparison.rank(item, offers, PlanSettings.USUAL))
                .allSatisfy(compared -> assertThat(compared.purchase()).isEqualTo(2 * perDay));
    }

    private static SupplierComparison.Offer offer(String supplier, double leadDays) {
        return new SupplierComparison.Offer(supplier, 2, 0, LeadTime.fixed(leadDays), OrderRules.NONE);
    }
}
