package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.PriceRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.PromotionRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.LowestPriceAnswer;
import io.clickshelf.contracts.pricing.OfferList;
import io.clickshelf.contracts.pricing.PriceAnswer;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.PromotionAnswer;
import io.clickshelf.contracts.pricing.ProposalState;
import io.clickshelf.contracts.pricing.RepriceSummary;
import io.clickshelf.contracts.pricing.UpliftReport;
import io.clickshelf.platform.kafka.CompactedTable;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.testing.IntegrationTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;

/** Through the service's own doors, on a real broker and a real database. */
@IntegrationTest({
    "spring.config.name=pricing",
    "clickshelf.models.training.quiet=500ms",
    "clickshelf.models.training.interval=1s",
    "clickshelf.models.refresh=300ms"
})
@SuppressWarnings("NullAway.Init")
class PricingServiceTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 6, 1);
    private static final int DAYS = 120;
    private static final Instant SEEN = Instant.parse("2011-09-29T12:00:00Z");

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private InternalTokens tokens;

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aShopIsPricedAndItsShoppersGetOffersThatPay() throws Exception {
        sellTwoProducts();
        shoppersOrder();
        CompactedTable<PriceRecord> published = new CompactedTable<>(Topic.PRICE, PriceRecord.class, consumers);
        CompactedTable<PromotionRecord> offered =
                new CompactedTable<>(Topic.PROMOTION, PromotionRecord.class, consumers);
        published.start();
        offered.start();
        try {
            pricesHaveReasonsAndLimits();
            aStorefrontSeesNeitherCostNorMargin();
            badQuestionsAreAnsweredAsSuch();
            aRivalLeadsToAProposalThatAPersonApproves(published);
            whereARuleSaysSoTheServiceFollowsByItself(published);
            theHistoryIsKept();
            offersGoToThoseTheyBringBack(offered);
        } finally {
            published.stop();
            offered.stop();
        }
    }

    private void pricesHaveReasonsAndLimits() throws Exception {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> post("/price", "{\"productId\":\"kettle\"}").statusCode() == 200
                        && send("GET", "/prices/kettle", null, Role.ADMIN).statusCode() == 200);
        PriceAnswer answer = answer("/price", "{\"productId\":\"kettle\"}", PriceAnswer.class);
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
        PricedProduct dear = answer(
                        "/price",
                        "{\"productId\":\"kettle\",\"context\":{\"cost\":39.5,\"limits\":{\"minMargin\":0.05}}}",
                        PriceAnswer.class)
                .prices()
                .getFirst();
        assertThat(dear.price()).isGreaterThanOrEqualTo(new BigDecimal("41.475"));
        assertThat(inForce("kettle").price()).isEqualByComparingTo("40");
    }

    private void aStorefrontSeesNeitherCostNorMargin() throws Exception {
        for (String seen : List.of(
                text(send("POST", "/price", "{\"productId\":\"kettle\"}", Role.STOREFRONT)),
                text(send("GET", "/prices/kettle", null, Role.STOREFRONT)))) {
            assertThat(seen)
                    .contains("\"price\"")
                    .doesNotContain("argin", "cost", "elasticity\":", "rivals", "limits\"");
        }
    }

    private static String text(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private void badQuestionsAreAnsweredAsSuch() throws Exception {
        assertThat(post("/price", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/price", "{\"productId\":\"kettle\",\"context\":{\"cost\":-1}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/price", "{\"productId\":\"unheard-of\"}").statusCode())
                .isEqualTo(404);
        assertThat(post("/prices/apply", "{\"productId\":\"kettle\",\"price\":20}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(post("/prices/proposals/none/approve", "{}").statusCode()).isEqualTo(404);
        assertThat(put("/price_rules/empty", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/promotions", "{}").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/prices/apply", "{\"productId\":\"kettle\"}", Role.STOREFRONT)
                        .statusCode())
                .isEqualTo(403);
    }

    private void aRivalLeadsToAProposalThatAPersonApproves(CompactedTable<PriceRecord> published) throws Exception {
        assertThat(put("/price_rules/kettle", "{\"productId\":\"kettle\",\"limits\":{\"aboveRival\":0}}")
                        .statusCode())
                .isEqualTo(200);
        rivalAsks("kettle", "38.00");
        List<PriceProposal> open = new ArrayList<>();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    open.clear();
                    open.addAll(List.of(get("/prices/proposals?productId=kettle", PriceProposal[].class)));
                    return !open.isEmpty();
                });
        PriceProposal proposal = open.getFirst();
        assertThat(proposal.price()).isLessThanOrEqualTo(new BigDecimal("38.00"));
        assertThat(proposal.reasons()).extracting("code").contains("rival");
        assertThat(published.get("kettle")).isNull();

        PriceProposal approved = answer(
                "/prices/proposals/" + proposal.proposalId() + "/approve", "{\"comment\":\"go\"}", PriceProposal.class);
        assertThat(approved.state()).isEqualTo(ProposalState.APPROVED);
        assertThat(approved.decidedBy()).isEqualTo("test");
        assertThat(post("/prices/proposals/" + proposal.proposalId() + "/approve", "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(inForce("kettle").price()).isEqualByComparingTo(proposal.price());
        PriceRecord record =
                await().atMost(Duration.ofSeconds(20)).until(() -> published.get("kettle"), one -> one != null);
        assertThat(record.price()).isEqualByComparingTo(proposal.price());
        assertThat(record.previousPrice()).isEqualByComparingTo("40");
        assertThat(record.decisionId()).isEqualTo(proposal.decisionId());
    }

    private void whereARuleSaysSoTheServiceFollowsByItself(CompactedTable<PriceRecord> published) throws Exception {
        put(
                "/price_rules/lamps",
                "{\"category\":\"Lamps\",\"mode\":\"automatic\",\"limits\":{\"aboveRival\":0,\"movePerChange\":0.05}}");
        rivalAsks("lamp", "19.50");
        PriceRecord record =
                await().atMost(Duration.ofSeconds(20)).until(() -> published.get("lamp"), one -> one != null);
        assertThat(record.price()).isBetween(new BigDecimal("19.00"), new BigDecimal("19.50"));
        assertThat(inForce("lamp").cause()).isEqualTo(PriceCause.AUTOMATIC);
        assertThat(answer("/prices/proposals", "{\"productIds\":[\"lamp\",\"unheard-of\"]}", RepriceSummary.class)
                        .unpriced())
                .isEqualTo(1);
    }

    private void theHistoryIsKept() throws Exception {
        PricePoint[] history = get("/prices/kettle/history", PricePoint[].class);
        assertThat(history).extracting(PricePoint::cause).containsExactly(PriceCause.CATALOG, PriceCause.APPROVAL);
        assertThat(get("/prices/kettle/lowest?days=30", LowestPriceAnswer.class).lowestPrice())
                .isEqualByComparingTo(history[1].price());
        PricePoint back = answer("/prices/kettle/rollback", "{}", PricePoint.class);
        assertThat(back.price()).isEqualByComparingTo("40");
        assertThatThrownBy(() -> jdbc.sql("UPDATE price_history SET price = 1").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    private void offersGoToThoseTheyBringBack(CompactedTable<PromotionRecord> offered) throws Exception {
        assertThat(put("/offers/back", "{\"discountPercent\":10,\"from\":\"2020-01-01\",\"until\":\"2999-01-01\"}")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> post("/promotions", "{\"userId\":\"u0\"}").statusCode() == 200);
        List<PromotionAnswer> answers = new ArrayList<>();
        for (int user = 0; user < 120; user++) {
            answers.add(answer("/promotions", "{\"userId\":\"u" + user + "\"}", PromotionAnswer.class));
        }
        assertThat(answers).extracting(PromotionAnswer::code).contains("held_out");
        List<PromotionAnswer> won =
                answers.stream().filter(answer -> !answer.offers().isEmpty()).toList();
        assertThat(won).isNotEmpty().hasSizeLessThan(answers.size());
        OfferList list = answer("/promotions/lists", "{\"budget\":5,\"most\":10}", OfferList.class);
        assertThat(list.cost()).isLessThanOrEqualTo(5);
        assertThat(list.heldOut()).isPositive();
        assertThat(get("/promotions/uplift", UpliftReport.class).uplift())
                .as("nobody's horizon is over")
                .isNull();
        String winner = won.getFirst().userId();
        PromotionAnswer again = answer("/promotions", "{\"userId\":\"" + winner + "\"}", PromotionAnswer.class);
        assertThat(again.offers().getFirst().expiresAt())
                .isEqualTo(offered(winner, offered).expiresAt());
        assertThat(answer("/promotions", "{\"userId\":\"stranger\"}", PromotionAnswer.class)
                        .code())
                .isEqualTo("no_history");
    }

    private static PromotionRecord offered(String user, CompactedTable<PromotionRecord> offered) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> offered.get(user), one -> one != null);
    }

    private void sellTwoProducts() {
        publisher
                .publishAll(
                        Topic.CATALOG,
                        List.of(product("kettle", "Kettles", "40", "25"), product("lamp", "Lamps", "20", "8")),
                        Product::productId)
                .join();
        publisher
                .publish(
                        Topic.PRODUCT_FEATURE,
                        "kettle",
                        new ProductFeatures("kettle", SEEN, Map.of(), null, null, Map.of("W1", new BigDecimal("5000"))))
                .join();
        List<DemandRecord> demand = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            double factor = new double[] {1, .85, 1.15}[day / 14 % 3];
            demand.add(sold("kettle", day, 40 * factor, Math.round(40 * Math.pow(factor, -2.5) + day % 5)));
            demand.add(sold("lamp", day, 20 * factor, Math.round(30 * Math.pow(factor, -2.5) + day % 3)));
        }
        publisher.publishAll(Topic.DEMAND, demand, DemandRecord::productId).join();
    }

    /** Half of them every week, half of them once, long ago or lately. */
    private void shoppersOrder() {
        List<OrderEvent> orders = new ArrayList<>();
        Instant end = SEEN;
        for (int user = 0; user < 120; user++) {
            boolean regular = user % 3 == 0;
            int every = regular ? 7 : 45 + user % 40;
            for (int age = user % every; age < 130; age += every) {
                orders.add(order("u" + user, end.minus(Duration.ofDays(age)), orders.size()));
            }
        }
        publisher.publishAll(Topic.ORDER, orders, OrderEvent::key).join();
    }

    private static OrderEvent order(String user, Instant at, int number) {
        return new OrderEvent(
                null,
                "o" + number,
                null,
                user,
                at,
                List.of(new OrderLine("kettle", BigDecimal.ONE, new BigDecimal("40"), null, null)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void rivalAsks(String product, String price) {
        publisher
                .publish(
                        Topic.EXTERNAL_DATA,
                        product,
                        new ExternalEvent(
                                null,
                                null,
                                null,
                                product,
                                new BigDecimal(price),
                                "rival.example",
                                "GBP",
                                true,
                                null,
                                SEEN,
                                null,
                                null))
                .join();
    }

    private static Product product(String id, String category, String price, String cost) {
        return new Product(
                null,
                id,
                "A " + id,
                null,
                null,
                category,
                new BigDecimal(price),
                "GBP",
                new BigDecimal(cost),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static DemandRecord sold(String product, int day, double price, long units) {
        BigDecimal each = BigDecimal.valueOf(price);
        return new DemandRecord(
                product,
                DemandRecord.NO_WAREHOUSE,
                FIRST_DAY.plusDays(day),
                BigDecimal.valueOf(units),
                BigDecimal.ZERO,
                units,
                0,
                each.multiply(BigDecimal.valueOf(units)),
                each,
                false,
                false,
                1);
    }

    private PricePoint inForce(String product) throws Exception {
        return get("/prices/" + product, PricePoint.class);
    }

    private <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
        return read(send("GET", path, null, Role.ADMIN), type);
    }

    private <T> T answer(String path, String body, Class<T> type) throws IOException, InterruptedException {
        return read(post(path, body), type);
    }

    private HttpResponse<byte[]> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body, Role.ADMIN);
    }

    private HttpResponse<byte[]> put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body, Role.ADMIN);
    }

    private static <T> T read(HttpResponse<byte[]> response, Class<T> type) {
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return Json.read(response.body(), type);
    }

    private HttpResponse<byte[]> send(String method, String path, @Nullable String body, String role)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + tokens.issue("test", List.of(role)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
