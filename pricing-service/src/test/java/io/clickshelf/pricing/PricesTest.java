package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clickshelf.contracts.event.PriceRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.pricing.LowestPriceAnswer;
import io.clickshelf.contracts.pricing.PriceAnswer;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PriceOutcome;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.PricingRule;
import io.clickshelf.contracts.pricing.ProposalState;
import io.clickshelf.contracts.pricing.RepriceSummary;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.ProposalStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What merchants and storefronts do with prices, through the service's own doors. */
@SuppressWarnings("NullAway.Init")
class PricesTest extends PricingShop {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProposalStore proposals;

    @Test
    void aPriceHasReasonsAndLimitsAndAStorefrontSeesNeitherCostNorMargin() {
        sell("kettle", "40", "25", "5000");
        String ask = "{\"productId\":\"kettle\"}";
        PriceAnswer answer = ok(merchant.post("/price", ask), PriceAnswer.class);
        PricedProduct kettle = answer.prices().getFirst();
        assertThat(answer.price()).isEqualTo(kettle.price());
        assertThat(answer.modelVersion()).startsWith("price-response-");
        assertThat(kettle.currentPrice()).isEqualByComparingTo("40");
        assertThat(kettle.currency()).isEqualTo("GBP");
        assertThat(kettle.elasticity().mean()).isBetween(-3.5, -1.5);
        assertThat(kettle.stock()).isEqualByComparingTo("5000");
        assertThat(kettle.limits().cost()).isEqualByComparingTo("25");
        assertThat(kettle.limits().costAssumed()).isFalse();
        assertThat(kettle.reasons()).extracting("code").contains("elasticity");
        String dear = "{\"productId\":\"kettle\",\"context\":{\"cost\":39.5,\"limits\":{\"minMargin\":0.05}}}";
        assertThat(ok(merchant.post("/price", dear), PriceAnswer.class).price())
                .isGreaterThanOrEqualTo(new BigDecimal("41.475"));
        assertThat(price("kettle").price()).isEqualByComparingTo("40");

        for (ServiceClient.Answer seen : List.of(storefront.post("/price", ask), storefront.get("/prices/kettle"))) {
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.text())
                    .contains("\"price\"")
                    .doesNotContain("argin", "cost", "elasticity\":", "rivals", "limits\"");
        }
        assertThat(merchant.post("/price", "{}").status()).isEqualTo(400);
        assertThat(merchant.post("/price", "{\"productId\":\"kettle\",\"context\":{\"cost\":-1}}")
                        .status())
                .isEqualTo(400);
        assertThat(merchant.post("/price", "{\"productId\":\"unheard-of\"}").status())
                .isEqualTo(404);
        assertThat(merchant.post("/prices/apply", "{\"productId\":\"kettle\",\"price\":20}")
                        .status())
                .isEqualTo(409);
        assertThat(merchant.post("/prices/proposals/none/approve", "{}").status())
                .isEqualTo(404);
        assertThat(merchant.put("/price_rules/empty", "{}").status()).isEqualTo(400);
        assertThat(storefront.post("/prices/apply", ask).status()).isEqualTo(403);

        String fixed = "{\"productId\":\"kettle\",\"limits\":{\"minMargin\":0.6,\"ceiling\":40}}";
        ok(merchant.put("/price_rules/kettle", fixed), PricingRule.class);
        ServiceClient.Answer stays = merchant.post("/prices/apply", ask);
        assertThat(stays.status()).isEqualTo(409);
        assertThat(stays.text()).contains("nothing_to_change", "keeps it between 40.00 and 40.00");
    }

    @Test
    void aRivalLeadsToAProposalThatAPersonApprovesAndTakesBack() {
        sell("pot", "40", "25", "5000");
        merchant.put("/price_rules/pot", "{\"productId\":\"pot\",\"limits\":{\"aboveRival\":0}}");
        undercut("pot", "38.00");
        PriceProposal proposal = proposal("pot");
        assertThat(proposal.price()).isLessThanOrEqualTo(new BigDecimal("38.00"));

        String approve = "/prices/proposals/" + proposal.proposalId() + "/approve";
        PriceProposal approved = ok(merchant.post(approve, "{\"comment\":\"go\"}"), PriceProposal.class);
        assertThat(approved.state()).isEqualTo(ProposalState.APPROVED);
        assertThat(approved.decidedBy()).isEqualTo("test");
        ServiceClient.Answer again = merchant.post(approve, "{}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("approved by test at 20", "(go)", "GET /prices/proposals?productId=pot");
        assertThat(price("pot").price()).isEqualByComparingTo(proposal.price());
        PriceRecord record = published(Topic.Names.PRICE, "pot", PriceRecord.class);
        assertThat(record.price()).isEqualByComparingTo(proposal.price());
        assertThat(record.previousPrice()).isEqualByComparingTo("40");
        assertThat(record.decisionId()).isEqualTo(proposal.decisionId());

        PricePoint[] history = ok(merchant.get("/prices/pot/history"), PricePoint[].class);
        assertThat(history).extracting(PricePoint::cause).containsExactly(PriceCause.CATALOG, PriceCause.APPROVAL);
        LowestPriceAnswer lowest = ok(merchant.get("/prices/pot/lowest?days=30"), LowestPriceAnswer.class);
        assertThat(lowest.before()).isEqualTo(history[1].effectiveFrom());
        assertThat(lowest.lowestPrice())
                .as("the reduced price is not what it is held against")
                .isEqualByComparingTo("40");
        assertThat(lowest.knownSince()).isEqualTo(history[0].effectiveFrom());
        assertThat(lowest.note()).contains("not for all of the 30 days");
        LowestPriceAnswer none =
                ok(merchant.get("/prices/pot/lowest?before=" + history[0].effectiveFrom()), LowestPriceAnswer.class);
        assertThat(none.lowestPrice()).isNull();
        assertThat(none.knownSince()).isNull();
        assertThat(none.note()).contains("No price from before");
        assertThat(ok(merchant.post("/prices/pot/rollback", "{}"), PricePoint.class)
                        .price())
                .isEqualByComparingTo("40");
        assertThatThrownBy(() -> jdbc.sql("UPDATE price_history SET price = 1").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    @Test
    void whereARuleSaysSoTheServiceFollowsByItself() {
        sell("lamp", "Lamps", "20", "8", "1000", Map.of());
        merchant.put(
                "/price_rules/lamps",
                "{\"category\":\"Lamps\",\"mode\":\"automatic\",\"limits\":{\"aboveRival\":0,\"movePerChange\":0.05}}");
        undercut("lamp", "19.50");
        PriceRecord record = published(Topic.Names.PRICE, "lamp", PriceRecord.class);
        assertThat(record.price()).isBetween(new BigDecimal("19.00"), new BigDecimal("19.50"));
        assertThat(price("lamp").cause()).isEqualTo(PriceCause.AUTOMATIC);
        assertThat(ok(
                                merchant.post("/prices/proposals", "{\"productIds\":[\"lamp\",\"unheard-of\"]}"),
                                RepriceSummary.class)
                        .unpriced())
                .isEqualTo(1);
    }

    @Test
    void anOverstockedTeapotFollowsARivalDownWithApprovalAndAScarceLanternRises() {
        sell("teapot", "40", "25", "5000");
        sell("lantern", "20", "8", "20");
        merchant.put(
                "/price_rules/teapot", "{\"productId\":\"teapot\",\"limits\":{\"minMargin\":0.1,\"aboveRival\":0}}");
        undercut("teapot", "35.00");
        undercut("lantern", "17.00");

        PriceProposal teapot = proposal("teapot");
        PriceProposal lantern = proposal("lantern");
        assertThat(teapot.price()).isBetween(new BigDecimal("27.50"), new BigDecimal("39.99"));
        assertThat(codes(teapot)).contains("rival", "overstock");
        assertThat(lantern.price()).isBetween(new BigDecimal("20.01"), new BigDecimal("22.00"));
        assertThat(codes(lantern)).contains("scarce_stock");
        assertThat(price("teapot").price()).isEqualByComparingTo("40");
        ServiceClient.Answer approved =
                merchant.post("/prices/proposals/" + teapot.proposalId() + "/approve", "{\"comment\":\"go\"}");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(price("teapot").price()).isEqualByComparingTo(teapot.price());
    }

    @Test
    void aProductThatSurgesIsPricedAnewAndAStandingProposalGetsTheNewerEvidence() {
        sell("candle", "10", "4", "400");
        // Sales are counted later than the first level was told: the features' time goes back, the level is the newest.
        stock("candle", "60", SEEN.minus(Duration.ofDays(9)));
        eventually(() -> priced("candle").stock().compareTo(new BigDecimal("60")) == 0);
        forecast("candle", 60);
        PriceProposal surge = proposal("candle", one -> one.trigger().contains("forecast"));
        assertThat(surge.price()).isEqualByComparingTo("11");
        assertThat(codes(surge)).contains("scarce_stock").doesNotContain("rival");

        undercut("candle", "9.00");
        PriceProposal undercut = proposal("candle");
        assertThat(undercut.proposalId()).as("the same move").isEqualTo(surge.proposalId());
        assertThat(undercut.price()).isEqualByComparingTo("11");
    }

    @Test
    void whenDemandIsLearntAnewTheWholeCatalogueIsPricedAnew() {
        sell("vase", "40", "25", "20");
        sell("bowl", "30", "12", "500");
        PriceProposal proposal = proposal("vase", one -> one.trigger().contains("learnt anew"));
        assertThat(codes(proposal)).contains("scarce_stock");
    }

    @Test
    void aPassOverTwentyThousandProductsFitsTheServersTableOfLocks() {
        proposals.replace(
                List.of(),
                IntStream.range(0, 20_000)
                        .mapToObj(n -> new Listing("many-" + n, null))
                        .toList(),
                SEEN,
                "a pass");
    }

    @Test
    void anExperimentSetsPricesAndPutsThemBack() {
        list("pan", "Kitchen", "60", "20", Map.of());
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        ServiceClient.Answer begun = merchant.put(
                "/price_experiments/pans",
                "{\"kind\":\"switchback\",\"productIds\":[\"pan\"],\"factor\":1.05,\"from\":\"" + today.minusDays(1)
                        + "\",\"until\":\"" + today.plusDays(20) + "\"}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        assertThat(merchant.get("/price_experiments/pans/report")
                        .json()
                        .get("verdict")
                        .asString())
                .isEqualTo("undecided");
        assertThat(merchant.put("/price_experiments/more", begun.text()).status())
                .isEqualTo(409);
        assertThat(merchant.post("/price_experiments/pans/stop", "{}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("stopped");
        assertThat(price("pan").price()).isEqualByComparingTo("60");
        assertThat(merchant.put("/prices/learning", "{\"perWeek\":25}")
                        .json()
                        .get("perWeek")
                        .asInt())
                .isEqualTo(25);
    }

    @Test
    void aBiggerPackCostsNoMorePerContent() {
        sell("tea-100", "Kitchen", "10", "4", "500", Map.of("packGroup", "tea", "packContent", "100"));
        list("tea-200", "Kitchen", "30", "8", Map.of("packGroup", "tea", "packContent", "200"));
        eventually(() -> {
            PricedProduct big = priced("tea-200");
            return big != null && big.limits().yielded().contains("pack_sizes")
                    || big != null && big.price().compareTo(new BigDecimal("30")) < 0;
        });
    }

    @Test
    void proposalsThatNobodyDecidedOnAreForgottenAndTheOthersStay() {
        Instant made = Instant.parse("2020-01-01T00:00:00Z");
        for (String price : List.of("10", "11", "12")) {
            proposals.replace(List.of(proposed(price, made)), List.of(), made, "a newer one");
        }
        proposals.decide("forgotten at 12", ProposalState.REJECTED, made, "anna", "too dear");
        proposals.replace(List.of(proposed("13", made)), List.of(), made, "a newer one");
        assertThat(proposals.forget(made.plusSeconds(1))).isEqualTo(2);
        assertThat(proposals.newest(null, "forgotten", 10))
                .extracting(PriceProposal::proposalId)
                .containsExactly("forgotten at 12", "forgotten at 13");
    }

    private static PriceProposal proposed(String price, Instant at) {
        return new PriceProposal(
                "forgotten at " + price,
                "forgotten",
                null,
                new BigDecimal(price),
                BigDecimal.ONE,
                "EUR",
                PriceOutcome.NEEDS_APPROVAL,
                ProposalState.OPEN,
                "a rival's offer",
                List.of(),
                1,
                0,
                at,
                at.plusSeconds(3600),
                null,
                null,
                null,
                "decision",
                "price-response-1");
    }
}
