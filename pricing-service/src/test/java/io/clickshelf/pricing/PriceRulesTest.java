package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.pricing.PriceChallenge;
import io.clickshelf.contracts.pricing.PriceExperiment;
import io.clickshelf.contracts.pricing.PriceOutcome;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.platform.testing.ServiceClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a merchant's rules make of prices, through the service's own doors. */
class PriceRulesTest extends PricingShop {

    @Test
    void whatIsEscalatedIsToldAndOnlyAnAdministratorDecides() {
        sell("samovar", "40", "25", "5000");
        merchant.put(
                "/price_rules/samovar",
                "{\"productId\":\"samovar\",\"mode\":\"escalate\","
                        + "\"limits\":{\"aboveRival\":0,\"movePerChange\":0.06}}");
        undercut("samovar", "38.00");
        PriceProposal proposal = proposal("samovar");
        assertThat(proposal.outcome()).isEqualTo(PriceOutcome.NEEDS_APPROVAL);
        AlertRecord alert = published(Topic.Names.ALERT, "samovar", AlertRecord.class);
        assertThat(alert.kind()).isEqualTo("price_escalated");
        String one = "/prices/proposals/" + proposal.proposalId();
        for (ServiceClient.Answer refused : List.of(
                merchant.post(one + "/approve", "{}"),
                merchant.post(one + "/reject", "{}"),
                merchant.post("/prices/apply", "{\"productId\":\"samovar\",\"price\":39}"),
                merchant.post(
                        "/prices/schedules", "{\"productId\":\"samovar\",\"price\":39,\"from\":\"2999-01-01\"}"))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(403);
            assertThat(refused.text()).contains("price_escalated", "an administrator has to decide");
        }
        assertThat(price("samovar").price()).isEqualByComparingTo("40");
        assertThat(administrator.post(one + "/approve", "{}").status()).isEqualTo(200);
        assertThat(price("samovar").price()).isEqualByComparingTo(proposal.price());
    }

    @Test
    void whatWaitsUnderARuleThatChangesIsDecidedAnew() {
        sell("urn", "40", "25", "5000");
        rule("urn", "\"limits\":{\"aboveRival\":0,\"movePerChange\":0.06}");
        undercut("urn", "36.00");
        PriceProposal wide = proposal("urn");
        assertThat(wide.price()).isEqualByComparingTo("37.60");

        rule("urn", "\"limits\":{\"aboveRival\":0,\"movePerChange\":0.04}");
        assertThat(ended(wide)).isEqualTo("Decided anew: rule \"urn\" was changed by test.");
        PriceProposal narrow = open("urn")[0];
        assertThat(narrow.price()).isEqualByComparingTo("38.40");
        assertThat(narrow.trigger()).contains("rule \"urn\" was changed");

        rule("urn", "\"mode\":\"block\"");
        assertThat(ended(narrow)).contains("rule \"urn\" was changed by test");
        assertThat(open("urn")).isEmpty();
        assertThat(price("urn").price()).isEqualByComparingTo("40");
    }

    @Test
    void whatWaitsWhileAnExperimentHoldsThePriceIsNotApprovedUntilItEndsNorOutlivesItsRule() {
        sell("basin", "40", "25", "5000");
        rule("basin", "\"limits\":{\"aboveRival\":0,\"movePerChange\":0.06}");
        undercut("basin", "36.00");
        PriceProposal waiting = proposal("basin");
        String approve = "/prices/proposals/" + waiting.proposalId() + "/approve";
        LocalDate tomorrow = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(1);
        String experiment = "{\"kind\":\"switchback\",\"productIds\":[\"basin\"],\"factor\":1.05,\"from\":\"" + tomorrow
                + "\",\"until\":\"" + tomorrow.plusDays(20) + "\"}";
        ok(merchant.put("/price_experiments/basins", experiment), PriceExperiment.class);
        ServiceClient.Answer refused = merchant.post(approve, "{}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().get("code").asString()).isEqualTo("product_in_experiment");
        assertThat(refused.text()).contains("basins");
        assertThat(price("basin").price()).isEqualByComparingTo("40");

        merchant.post("/price_experiments/basins/stop", "{}");
        ok(merchant.post(approve, "{}"), PriceProposal.class);
        assertThat(price("basin").price()).isEqualByComparingTo(waiting.price());

        ok(merchant.post("/prices/basin/rollback", "{}"), PricePoint.class);
        merchant.post("/prices/proposals", "{\"productIds\":[\"basin\"]}");
        PriceProposal again = open("basin")[0];
        ok(merchant.put("/price_experiments/basins-again", experiment), PriceExperiment.class);
        assertThat(merchant.delete("/price_rules/basin").status()).isEqualTo(204);
        workedOff("basin");
        assertThat(ended(again)).isEqualTo("Withdrawn: rule \"basin\" was removed by test.");
        merchant.post("/price_experiments/basins-again/stop", "{}");
    }

    private void rule(String product, String content) {
        ok(
                merchant.put("/price_rules/" + product, "{\"productId\":\"" + product + "\"," + content + "}"),
                PricingRule.class);
        workedOff(product);
    }

    @Test
    void howARivalAnswersIsLearntFromWhatItDoesWhenOurPriceMoves() {
        sell("scale", "40", "20", "900");
        String[] ours = {"42", "39", "43", "38", "41"};
        for (int n = 0; n < ours.length; n++) {
            assertThat(merchant.post("/prices/apply", "{\"productId\":\"scale\",\"price\":" + ours[n] + "}")
                            .status())
                    .isEqualTo(200);
            BigDecimal answer = new BigDecimal(ours[n]).subtract(new BigDecimal("0.50"));
            rival("scale", "shadow.example", answer.toString(), SEEN.plusSeconds(n));
            eventually(() -> priced("scale").rivals().stream()
                    .anyMatch(quote -> quote.price().compareTo(answer) == 0));
        }
        eventually(() -> priced("scale").reasons().stream()
                .anyMatch(reason -> reason.code().equals("rival_answers")
                        && reason.evidence().get("following") > .9
                        && reason.evidence().get("moves") == 4));
    }

    @Test
    void aLearntPolicyOnlyProposesAndOnlyWhereItWon() {
        sell("carafe", "40", "20", "300");
        String ask = "{\"productId\":\"carafe\"}";
        PriceChallenge held = ok(merchant.post("/prices/challenges", ask), PriceChallenge.class);
        assertThat(held.won()).isEqualTo(held.challenger() - held.standing() > 2 * held.error());
        assertThat(held.price()).isBetween(new BigDecimal("36"), new BigDecimal("44"));
        PriceProposal[] open =
                merchant.get("/prices/proposals?productId=carafe").as(PriceProposal[].class);
        if (held.proposalId() == null) {
            assertThat(open).noneMatch(one -> codes(one).contains("challenger"));
        } else {
            assertThat(held.won()).isTrue();
            assertThat(open[0].proposalId()).isEqualTo(held.proposalId());
            assertThat(codes(open[0])).startsWith("challenger");
        }
        assertThat(price("carafe").price()).isEqualByComparingTo("40");
        assertThat(ok(merchant.post("/prices/challenges", ask), PriceChallenge.class)
                        .challenger())
                .as("the same market, the same result")
                .isEqualTo(held.challenger());
        assertThat(merchant.post("/prices/challenges", "{\"productId\":\"unheard-of\"}")
                        .status())
                .isEqualTo(404);
        assertThat(storefront.post("/prices/challenges", ask).status()).isEqualTo(403);
    }

    @Test
    void whatMustBeSoldByADayIsMarkedDownUntilThen() {
        sell("tinsel", "40", "30", "600");
        assertThat(priced("tinsel").price()).isGreaterThanOrEqualTo(new BigDecimal("40"));
        merchant.put(
                "/price_rules/tinsel",
                "{\"productId\":\"tinsel\",\"limits\":{\"sellBy\":\""
                        + Instant.now().plus(Duration.ofDays(10)) + "\"}}");
        PricedProduct ending = priced("tinsel");
        assertThat(ending.price()).isEqualByComparingTo("36");
        assertThat(ending.reasons()).extracting("code").contains("end_of_season");
    }
}
