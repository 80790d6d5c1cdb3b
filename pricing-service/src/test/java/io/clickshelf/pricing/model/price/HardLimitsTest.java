package io.clickshelf.pricing.model.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HardLimitsTest {

    private static final PriceLimits LIMITS =
            new PriceLimits(.1, new BigDecimal("30"), .1, .15, null, null, List.of(), 2, .2, .08, .6);

    @Test
    void aPriceSetByHandKeepsFloorAdvertisedPriceAndCeiling() {
        assertThat(broken("13.19")).contains(PriceRule.COST_FLOOR); // 10 + 10 % margin + 20 % tax
        assertThat(broken("13.20")).contains(PriceRule.MINIMUM_ADVERTISED_PRICE);
        assertThat(broken("15.00")).isEmpty();
        assertThat(broken("30.00")).isEmpty();
        assertThat(broken("30.01")).contains(PriceRule.CEILING);
    }

    @Test
    void anUnknownCostIsAShareOfTheUsualPriceWithoutTax() {
        assertThat(HardLimits.assumedCost(new BigDecimal("24"), LIMITS)).isEqualByComparingTo("12");
    }

    private static Optional<PriceRule> broken(String price) {
        return HardLimits.broken(new BigDecimal(price), new BigDecimal("10"), new BigDecimal("15"), LIMITS);
    }
}
