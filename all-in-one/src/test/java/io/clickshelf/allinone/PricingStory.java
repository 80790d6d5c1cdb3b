package io.clickshelf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.forecasting.ForecastPeriod;
import io.clickshelf.contracts.forecasting.ProductForecast;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PriceAnswer;
import io.clickshelf.contracts.pricing.PriceEvidence;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PromotionAnswer;
import io.clickshelf.contracts.pricing.ProposalState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A rival undercuts a kettle that is overstocked and a lamp that is nearly sold out: the kettle follows as far as its floor
 * lets it, once a person agrees; the lamp rises within its limits. A shopper at risk of leaving gets the offer that pays,
 * one who comes anyway gets none; and a promotion that is planned is in the forecast. All through the public address.
 */
final class PricingStory {

    private static final Duration A_FIT = Duration.ofMinutes(1);
    private static final int DAYS = 84;
    private static final int SHOPPERS = 120;
    private static final BigDecimal KETTLE = new BigDecimal("40.00");
    private static final BigDecimal LAMP = new BigDecimal("20.00");
    private static final BigDecimal FLOOR = new BigDecimal("27.50");

    private final ShoppingStory.Api api;
    private final Instant now;

    /** @param now after all that the shop sold */
    PricingStory(ShoppingStory.Api api, Instant now) {
        this.api = api;
        this.now = now;
    }

    void play() throws Exception {
        sell();
        whatASellerKnowsIsLearnt();
        whatIsPlannedIsForecast();
        aRivalUndercutsBoth();
        thoseWhoWouldStayAwayGetAnOffer();
    }

    private void whatASellerKnowsIsLearnt() {
        await().atMost(A_FIT).ignoreExceptions().untilAsserted(() -> {
            PriceAnswer kettle = read("pricing", "POST", "/price", "{\"productId\":\"KETTLE\"}", PriceAnswer.class);
            assertThat(kettle.prices().getFirst().stock()).isEqualByComparingTo("5000");
            assertThat(kettle.prices().getFirst().elasticity().mean()).isLessThan(-1.2);
            PriceAnswer lamp = read("pricing", "POST", "/price", "{\"productId\":\"LAMP\"}", PriceAnswer.class);
            assertThat(lamp.prices().getFirst().stock()).isEqualByComparingTo("20");
            assertThat(lamp.prices().getFirst().unitsPerDayNow()).isGreaterThan(5);
        });
    }

    private void aRivalUndercutsBoth() throws Exception {
        api.call(
                "pricing",
                "PUT",
                "/price_rules/kettle",
                "{\"productId\":\"KETTLE\",\"limits\":{\"minMargin\":0.1,\"aboveRival\":0,\"movePerChange\":0.4,\"movePerDay\":0.4}}");
        rivalAsks("KETTLE", "26.00");
        rivalAsks("LAMP", "17.00");

        PriceProposal kettle = proposal("KETTLE");
        PriceProposal lamp = proposal("LAMP");
        assertThat(kettle.price()).isBetween(FLOOR, new BigDecimal("27.60"));
        assertThat(codes(kettle)).contains("rival", "overstock", "limit_bound");
        assertThat(lamp.price()).isBetween(new BigDecimal("20.01"), new BigDecimal("22.00"));
        assertThat(codes(lamp)).contains("rival", "scarce_stock");
        assertThat(inForce("KETTLE")).as("nobody agreed yet").isEqualByComparingTo(KETTLE);
        for (String product : List.of("KETTLE", "LAMP")) {
            PriceProposal agreed = approved(product);
            assertThat(inForce(product)).isEqualByComparingTo(agreed.price());
        }
    }

    /** What stands open at that moment: demand may be learnt anew in between, and the proposal with it. */
    private PriceProposal approved(String product) {
        return await().atMost(A_FIT)
                .ignoreExceptions()
                .until(
                        () -> read(
                                "pricing",
                                "POST",
                                "/prices/proposals/" + proposal(product).proposalId() + "/approve",
                                "{}",
                                PriceProposal.class),
                        one -> one.state() == ProposalState.APPROVED);
    }

    /** The second week ahead against the first, in one forecast: fits go on meanwhile. */
    private void whatIsPlannedIsForecast() throws Exception {
        await().atMost(A_FIT).ignoreExceptions().until(() -> secondWeekToFirst() < 1.1);
        List<ForecastPeriod> ahead = forecast();
        api.call(
                "pricing",
                "PUT",
                "/promotion_calendar/kettle-week",
                "{\"productIds\":[\"KETTLE\"],\"discountPercent\":15,\"from\":\"%sT00:00:00Z\",\"until\":\"%sT00:00:00Z\"}"
                        .formatted(ahead.get(7).date(), ahead.get(13).date().plusDays(1)));
        await().atMost(A_FIT).until(() -> secondWeekToFirst() > 1.2);
        api.call("pricing", "DELETE", "/promotion_calendar/kettle-week", "");
        await().atMost(A_FIT).until(() -> secondWeekToFirst() < 1.1);
    }

    private double secondWeekToFirst() throws Exception {
        List<ForecastPeriod> ahead = forecast();
        return units(ahead.subList(7, 14)) / units(ahead.subList(0, 7));
    }

    private static double units(List<ForecastPeriod> days) {
        return days.stream().mapToDouble(ForecastPeriod::mean).sum();
    }

    private List<ForecastPeriod> forecast() throws Exception {
        return read("operations", "GET", "/forecasts/KETTLE?horizon=14", "", ProductForecast.class)
                .periods();
    }

    private void thoseWhoWouldStayAwayGetAnOffer() throws Exception {
        api.call(
                "pricing",
                "PUT",
                "/offers/back",
                "{\"discountPercent\":10,\"from\":\"2020-01-01\",\"until\":\"2999-01-01\"}");
        await().atMost(A_FIT).ignoreExceptions().untilAsserted(() -> {
            List<PromotionAnswer> answers = new ArrayList<>();
            for (int shopper = 0; shopper < 12; shopper++) {
                answers.add(read(
                        "storefront",
                        "POST",
                        "/promotions",
                        "{\"userId\":\"B" + shopper + "\"}",
                        PromotionAnswer.class));
            }
            assertThat(answers)
                    .anySatisfy(answer -> {
                        assertThat(answer.code()).isEqualTo("wins_back");
                        assertThat(answer.offers()).hasSize(1);
                    })
                    .anySatisfy(answer -> {
                        assertThat(answer.code()).isEqualTo("comes_anyway");
                        assertThat(answer.offers()).isEmpty();
                    });
        });
    }

    /** At three prices in turn, with an elasticity of about -2.2; and by shoppers, some weekly, some once. */
    private void sell() throws Exception {
        api.call("producer", "POST", "/products", """
                [{"productId":"KETTLE","title":"Kettle","category":"Kitchen","price":40,"currency":"EUR","cost":25},
                 {"productId":"LAMP","title":"Lamp","category":"Living","price":20,"currency":"EUR","cost":8}]""");
        List<OrderEvent> orders = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            double factor = new double[] {1, .85, 1.15}[day / 14 % 3];
            long units = Math.round(20 * Math.pow(factor, -2.2) + day % 4);
            Instant at = now.minus(Duration.ofDays(DAYS - day));
            orders.add(order(
                    "K" + day, null, at, line("KETTLE", units, KETTLE, factor), line("LAMP", units, LAMP, factor)));
        }
        for (int shopper = 0; shopper < SHOPPERS; shopper++) {
            int every = shopper % 3 == 0 ? 7 : 45 + shopper % 40;
            for (int age = 1 + shopper % every; age < 130; age += every) {
                orders.add(order(
                        "B" + shopper + "-" + age,
                        "B" + shopper,
                        now.minus(Duration.ofDays(age)),
                        line("KETTLE", 1, KETTLE, 1)));
            }
        }
        for (int from = 0; from < orders.size(); from += 500) {
            api.call(
                    "producer",
                    "POST",
                    "/orders",
                    Json.mapper().writeValueAsString(orders.subList(from, Math.min(orders.size(), from + 500))));
        }
        api.call("producer", "POST", "/inventory", """
                [{"productId":"KETTLE","stockLevel":5000,"warehouseId":"W1","timestamp":"%s"},
                 {"productId":"LAMP","stockLevel":20,"warehouseId":"W1","timestamp":"%s"}]""".formatted(now, now));
    }

    private static OrderLine line(String product, long units, BigDecimal price, double factor) {
        BigDecimal each = price.multiply(BigDecimal.valueOf(factor)).setScale(2, RoundingMode.HALF_UP);
        return new OrderLine(product, BigDecimal.valueOf(units), each, null, null);
    }

    private static OrderEvent order(String id, @Nullable String shopper, Instant at, OrderLine... lines) {
        return new OrderEvent(
                null,
                id,
                OrderEventType.PLACED,
                shopper,
                at,
                List.of(lines),
                "EUR",
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void rivalAsks(String product, String price) throws Exception {
        api.call(
                "producer",
                "POST",
                "/external",
                "{\"productId\":\"%s\",\"competitor\":\"rival.example\",\"competitorPrice\":%s,\"currency\":\"EUR\",\"inStock\":true,\"timestamp\":\"%s\"}"
                        .formatted(product, price, now));
    }

    private PriceProposal proposal(String product) {
        return await().atMost(A_FIT)
                .until(
                        () -> {
                            PriceProposal[] open = read(
                                    "pricing",
                                    "GET",
                                    "/prices/proposals?state=open&productId=" + product,
                                    "",
                                    PriceProposal[].class);
                            return IntStream.range(0, open.length)
                                    .mapToObj(k -> open[k])
                                    .filter(one -> codes(one).contains("rival"))
                                    .findFirst()
                                    .orElse(null);
                        },
                        one -> one != null);
    }

    private static List<String> codes(PriceProposal proposal) {
        return proposal.reasons().stream().map(PriceEvidence::code).toList();
    }

    private BigDecimal inForce(String product) throws Exception {
        return read("storefront", "GET", "/prices/" + product, "", JsonNode.class)
                .get("price")
                .decimalValue();
    }

    private <T> T read(String role, String method, String path, String body, Class<T> type) throws Exception {
        return Json.read(api.call(role, method, path, body), type);
    }
}
