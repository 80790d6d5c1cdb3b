package io.clickshelf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.UserFeatures;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.recommendation.ExperimentResults;
import io.clickshelf.contracts.recommendation.ExperimentResults.VariantResult;
import io.clickshelf.contracts.recommendation.RecommendResponse;
import io.clickshelf.contracts.recommendation.RecommendedItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A returning shopper of electronics browses smartphones. Others bought wireless earbuds with theirs; so she is offered
 * earbuds, clicks and buys. All through the public address.
 */
final class ShoppingStory {

    /** Within a second when nothing else runs; what a busy machine takes is no matter of this test. */
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    private static final Duration A_FIT = Duration.ofMinutes(1);
    private static final BigDecimal PRICE = new BigDecimal("49.00");
    private static final int MODELS = 3;
    private static final String ASKED = "{\"userId\":\"anna\",\"page\":\"home\",\"sessionId\":\"evening\",\"topN\":4}";

    /** The public API. */
    interface Api {
        byte[] call(String role, String method, String path, String body) throws Exception;
    }

    private final Api api;
    private final Instant evening;

    /** @param evening when she comes: after all that the shop sold */
    ShoppingStory(Api api, Instant evening) {
        this.api = api;
        this.evening = evening;
    }

    void play() throws Exception {
        stock();
        sellToOthers();
        await().atMost(A_FIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                shown("{\"session\":[\"PHONE-0\"],\"topN\":2}").recommendedProducts())
                        .first()
                        .asString()
                        .startsWith("EARBUDS"));
        api.call(
                "operations",
                "PUT",
                "/experiments/evening",
                "{\"pages\":[\"home\"],\"variants\":[{\"name\":\"as-is\",\"share\":1},"
                        + "{\"name\":\"varied\",\"share\":1,\"diversity\":0.2}]}");

        click("PHONE-1", null);
        RecommendResponse offer = await().atMost(AT_ONCE)
                .until(() -> shown(ASKED), answer -> first(answer).productId().startsWith("EARBUDS"));
        assertThat(first(offer).reason()).isEqualTo("Because you looked at Phone 1");
        assertThat(offer.recommendedProducts()).doesNotContain("PHONE-1").anyMatch(id -> id.startsWith("CASE"));
        assertThat(offer.experiment()).isEqualTo("evening");

        String chosen = first(offer).productId();
        click(chosen, offer.decisionId());
        order("anna-buys", "anna", evening.plusSeconds(120), chosen);
        await().atMost(AT_ONCE).untilAsserted(() -> {
            assertThat(shown(ASKED).recommendedProducts()).isNotEmpty().noneMatch(id -> id.startsWith("EARBUDS"));
            assertThat(Json.read(api.call("storefront", "GET", "/features/users/anna", ""), UserFeatures.class)
                            .orders())
                    .isEqualTo(2);
            VariantResult hers = results().variants().stream()
                    .filter(variant -> variant.name().equals(offer.variant()))
                    .findFirst()
                    .orElseThrow();
            assertThat(List.of(hers.shoppers(), hers.clicked(), hers.bought())).containsOnly(1L);
            assertThat(hers.revenue()).isEqualTo(PRICE.doubleValue());
        });

        String before = offer.modelVersion();
        api.call("operations", "POST", "/models/recommendation/retrain", "");
        await().atMost(A_FIT).until(() -> !shown("{\"topN\":1}").modelVersion().equals(before));
    }

    private void stock() throws Exception {
        List<Product> products = new ArrayList<>();
        Map.of("PHONE", "Phones", "EARBUDS", "Audio", "CASE", "Accessories").forEach((kind, category) -> {
            for (int model = 0; model < MODELS; model++) {
                products.add(Json.read(
                        Json.write(Map.of(
                                "productId", kind + "-" + model,
                                "title",
                                        kind.charAt(0) + kind.substring(1).toLowerCase(java.util.Locale.ROOT) + " "
                                                + model,
                                "category", "Electronics > " + category,
                                "price", PRICE)),
                        Product.class));
            }
        });
        api.call("producer", "POST", "/products", Json.mapper().writeValueAsString(products));
    }

    /** Sixty shoppers buy a phone, most of them earbuds with it, half of them a case. */
    private void sellToOthers() throws Exception {
        List<OrderEvent> orders = new ArrayList<>();
        for (int shopper = 0; shopper < 60; shopper++) {
            List<String> basket = new ArrayList<>(List.of("PHONE-" + shopper % MODELS));
            if (shopper % 5 != 0) {
                basket.add("EARBUDS-" + shopper % MODELS);
            }
            if (shopper % 2 == 0) {
                basket.add("CASE-" + shopper % MODELS);
            }
            Instant at = evening.minus(Duration.ofHours(24 + 8L * shopper));
            orders.add(placed("phone-" + shopper, "E" + shopper, at, basket));
        }
        orders.add(placed("anna-before", "anna", evening.minus(Duration.ofDays(40)), List.of("CASE-0")));
        api.call("producer", "POST", "/orders", Json.mapper().writeValueAsString(orders));
    }

    private void order(String id, String shopper, Instant at, String product) throws Exception {
        api.call(
                "producer",
                "POST",
                "/orders",
                Json.mapper().writeValueAsString(placed(id, shopper, at, List.of(product))));
    }

    private static OrderEvent placed(String id, String shopper, Instant at, List<String> products) {
        return OrderEvent.placed(
                id,
                shopper,
                at,
                products.stream()
                        .map(product -> OrderLine.of(product, BigDecimal.ONE, PRICE))
                        .toList(),
                "EUR");
    }

    private void click(String product, String decisionId) throws Exception {
        BehaviorEvent event = new BehaviorEvent(
                null,
                "anna",
                product,
                ActionType.CLICK,
                evening.plusSeconds(decisionId == null ? 0 : 60),
                "evening",
                null,
                null,
                null,
                null,
                decisionId,
                "home",
                null,
                null,
                null);
        api.call("producer", "POST", "/events", Json.mapper().writeValueAsString(event));
    }

    private RecommendResponse shown(String request) throws Exception {
        return Json.read(api.call("storefront", "POST", "/recommend", request), RecommendResponse.class);
    }

    private ExperimentResults results() throws Exception {
        return Json.read(api.call("operations", "GET", "/experiments/evening/results", ""), ExperimentResults.class);
    }

    private static RecommendedItem first(RecommendResponse answer) {
        return answer.items().getFirst();
    }
}
