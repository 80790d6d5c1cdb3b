package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.DecisionRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.ProposalState;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.platform.testing.TopicReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a price that does not change says why. */
class SkipsTest extends PricingShop {

    @Test
    void whatTheBudgetOfChangesLeavesToAPersonSaysSo() {
        sell("tray", "40", "25", "5000");
        undercut("tray", "38.50");
        eventually(() -> !priced("tray").rivals().isEmpty());
        String limits = "\"limits\":{\"aboveRival\":0,\"movePerChange\":0.06}}";
        merchant.put("/price_rules/tray", "{\"productId\":\"tray\"," + limits);
        merchant.post("/prices/proposals", "{\"productIds\":[\"tray\"]}");
        assertThat(codes(proposal("tray"))).contains("review");
        // Closes what is open, on which the next change of the rule would decide without a budget.
        for (String mode : List.of("block", "automatic")) {
            merchant.put("/price_rules/tray", "{\"productId\":\"tray\",\"mode\":\"" + mode + "\"," + limits);
            workedOff("tray");
        }
        merchant.post("/prices/proposals", "{\"productIds\":[\"tray\"],\"mostChanges\":0}");
        PriceProposal waiting = proposal("tray", one -> one.state() == ProposalState.OPEN);
        assertThat(codes(waiting)).contains("change_budget_spent").doesNotContain("review");
    }

    @Test
    void whatAnExperimentHoldsIsLoggedWithTheExperiment() {
        list("ladle", "Kitchen", "60", "20", Map.of());
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        ServiceClient.Answer begun = merchant.put(
                "/price_experiments/ladles",
                "{\"kind\":\"product\",\"productIds\":[\"ladle\"],\"factor\":1.05,\"from\":\"" + today
                        + "\",\"until\":\"" + today.plusDays(20) + "\"}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        undercut("ladle", "50.00");
        eventually(() -> skipped("ladle", "\"ladles\" holds"));
        merchant.post("/price_experiments/ladles/stop", "{}");
    }

    @Test
    void aRivalsOfferOfAProductWithoutAPriceIsLogged() {
        sell("ewer", "40", "25", "5000"); // so that demand was fitted
        undercut("never-listed", "9.00");
        eventually(() -> skipped("never-listed", "No price of it is known"));
    }

    private static boolean skipped(String product, String why) {
        return TopicReader.all(Topic.Names.DECISION).stream()
                .map(record -> Json.read(record.value(), DecisionRecord.class))
                .anyMatch(decision -> product.equals(decision.subject())
                        && decision.reasons().getFirst().contains(why));
    }
}
