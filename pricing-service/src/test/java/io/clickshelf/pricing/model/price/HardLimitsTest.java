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
        assertThat(broken("13.19")).contains("the rule cost floor (at least 13.20)"); // 10 + 10 % margin + 20 % tax
        assertThat(broken("13.20")).contains("the rule minimum advertised price (at least 15)");
        assertThat(broken("15.00")).isEmpty();
        assertThat(broken("30.00")).isEmpty();
        assertThat(broken("30.01")).contains("the rule ceiling (at most 30)");
    }

    @Test
    void anUnknownCostIsAShareOfTheUsualPriceWithoutTax() {
        assertThat(HardLimits.assumedCost(new BigDecimal("24"), LIMITS)).isEqualByComparingTo("12");
    }

    @Test
    void theFloorThatIsToldCanBeCharged() {
        BigDecimal cost = new BigDecimal("15.07"); // 19.8924 with margin and tax
        assertThat(HardLimits.broken(new BigDecimal("19.89"), cost, null, LIMITS)
                        .map(HardLimits.Breach::bound))
                .contains(new BigDecimal("19.90"));
        assertThat(HardLimits.broken(new BigDecimal("19.90"), cost, null, LIMITS))
                .isEmpty();
    }

    private static Optional<String> broken(String price) {
        return HardLimits.broken(new BigDecimal(price), new BigDecimal("10"), new BigDecimal("15"), LIMITS)
                .map(HardLimits.Breach::words);
    }
}
