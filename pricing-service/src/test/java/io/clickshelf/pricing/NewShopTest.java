package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.contracts.pricing.UpliftReport;
import io.clickshelf.platform.testing.ServiceClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a shop can do that has sold nothing yet, so that nothing is known of demand. */
class NewShopTest extends PricingShop {

    private static final String BELOW_COST = "{\"productId\":\"stool\",\"price\":29";

    @Test
    void pricesAreSetByHandWithinTheHardLimitsAndTheRules() {
        list("stool", "Kitchen", "50", "30", Map.of());
        assertThat(merchant.post("/price", "{\"productId\":\"stool\"}").status())
                .as("nothing to decide from")
                .isEqualTo(503);
        for (ServiceClient.Answer answer : new ServiceClient.Answer[] {
            merchant.post("/prices/apply", BELOW_COST + "}"),
            merchant.post("/prices/schedules", BELOW_COST + ",\"from\":\"2999-01-01\"}")
        }) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.text()).contains("limit_broken", "cost floor (at least 30.00)");
        }
        PricePoint set = ok(merchant.post("/prices/apply", "{\"productId\":\"stool\",\"price\":45}"), PricePoint.class);
        assertThat(set.cause()).isEqualTo(PriceCause.MANUAL);
        assertThat(price("stool").price()).isEqualByComparingTo("45");

        ok(merchant.put("/price_rules/stool", "{\"productId\":\"stool\",\"mode\":\"escalate\"}"), PricingRule.class);
        assertThat(merchant.post("/prices/apply", "{\"productId\":\"stool\",\"price\":44}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatCannotBeReadIsNamedWithItsValue() {
        Map<String, String> asked = Map.of(
                "/prices/schedules?state=wating", "wating",
                "/prices/proposals?state=opn", "opn",
                "/promotions/uplift?from=yesterday", "from is \\\"yesterday\\\"",
                "/promotions/uplift?from=2027-01-01&until=2026-01-01", "exchange them",
                "/prices/stool?channel=a/b", "channel",
                "/prices/stool/lowest?channel=a/b", "channel");
        asked.forEach((path, named) -> {
            ServiceClient.Answer answer = merchant.get(path);
            assertThat(answer.status()).as(path + answer.text()).isEqualTo(400);
            assertThat(answer.text()).contains(named);
        });
        ServiceClient.Answer longName = merchant.put("/price_rules/" + "x".repeat(101), "{\"mode\":\"review\"}");
        assertThat(longName.status()).as(longName.text()).isEqualTo(400);
        assertThat(longName.text()).contains("ruleId");
        ServiceClient.Answer nothing = merchant.post("/prices/apply", "{}");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.text())
                .contains("productId: is missing; give a value")
                .doesNotContain("absent");
        ok(merchant.get("/promotions/uplift?from=2026-01-01"), UpliftReport.class);
    }
}
