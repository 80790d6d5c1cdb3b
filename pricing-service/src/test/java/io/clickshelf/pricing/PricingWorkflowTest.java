package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.testing.IntegrationTest;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.pricing.stream.WebhookSender;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What merchants do through the service's own doors, on a real broker and a real database. */
@IntegrationTest({
    "spring.config.name=pricing",
    "clickshelf.models.training.quiet=500ms",
    "clickshelf.models.training.interval=1s",
    "clickshelf.models.refresh=300ms"
})
@SuppressWarnings("NullAway.Init")
class PricingWorkflowTest {

    private static final int DAYS = 90;
    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 6, 1);
    private static final Instant SEEN =
            FIRST_DAY.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private InternalTokens tokens;

    @LocalServerPort
    private int port;

    private ServiceClient merchant;
    private ServiceClient storefront;

    @BeforeEach
    void clients() {
        merchant = new ServiceClient(port, tokens, Role.PRICING);
        storefront = new ServiceClient(port, tokens, Role.STOREFRONT);
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
    void scheduledPricesBeginAndEnd() {
        list("toaster", "50", "30", Map.of());
        Instant until = Instant.now().plusSeconds(3);
        String id = merchant.post(
                        "/prices/schedules",
                        "{\"productId\":\"toaster\",\"price\":44,\"from\":\"2020-01-01\",\"until\":\"" + until + "\"}")
                .json()
                .get("scheduleId")
                .asString();
        assertThat(merchant.post(
                                "/prices/schedules", "{\"productId\":\"toaster\",\"price\":43,\"from\":\"2020-01-01\"}")
                        .status())
                .isEqualTo(409);
        eventually(() -> price("toaster").cause() == PriceCause.SCHEDULE);
        assertThat(price("toaster").price()).isEqualByComparingTo("44");
        eventually(() -> price("toaster").cause() == PriceCause.EXPIRY);
        assertThat(price("toaster").price()).isEqualByComparingTo("50");
        assertThat(merchant.get("/prices/schedules/" + id).json().get("state").asString())
                .isEqualTo("done");
    }

    @Test
    void couponsKeepTheirLimits() {
        merchant.put(
                "/coupons/TEN",
                "{\"discountPercent\":10,\"from\":\"2020-01-01\",\"until\":\"2999-01-01\",\"maxUses\":2,\"leastOrder\":30}");
        assertThat(use("ann", "o1", 60).json().get("discount").decimalValue()).isEqualByComparingTo("6");
        assertThat(use("ann", "o1", 60).status()).isEqualTo(200);
        assertThat(use("ann", "o2", 60).json().get("code").asString()).isEqualTo("coupon_used_up");
        assertThat(use("bob", "o3", 20).json().get("code").asString()).isEqualTo("order_too_small");
        assertThat(use("bob", "o3", 40).status()).isEqualTo(200);
        assertThat(use("cat", "o4", 40).status()).isEqualTo(409);
        assertThat(storefront.delete("/coupons/TEN/uses/o3").status()).isEqualTo(204);
        assertThat(use("cat", "o4", 40).status()).isEqualTo(200);
        assertThat(merchant.get("/coupons/TEN").json().get("used").asInt()).isEqualTo(2);
        assertThat(merchant.put("/coupons/BAD", "{\"from\":\"2020-01-01\",\"until\":\"2999-01-01\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theCalendarStacksWhatMayStackAndKeepsTheFloor() {
        sell("mug", "10", "6", "900");
        for (String promotion : List.of(
                "week\",\"discountPercent\":10,\"priority\":2",
                "mugs\",\"discountPercent\":5,\"stackingGroup\":\"extra\"",
                "less\",\"discountPercent\":8",
                "deep\",\"discountPercent\":60,\"priority\":9")) {
            String id = promotion.substring(0, 4);
            ServiceClient.Answer put = merchant.put(
                    "/promotion_calendar/" + id,
                    "{\"productIds\":[\"mug\"],\"from\":\"2020-01-01\",\"until\":\"2999-01-01\",\"title\":\""
                            + promotion + "}");
            assertThat(put.status()).as(put.text()).isEqualTo(200);
        }
        JsonNode mug = merchant.post("/promotion_calendar/prices", "{\"productIds\":[\"mug\"]}")
                .json()
                .get(0);
        assertThat(mug.get("skipped").findValuesAsString("promotionId")).contains("less");
        assertThat(mug.get("applied").findValuesAsString("promotionId")).contains("week", "mugs");
        assertThat(storefront
                        .post("/promotion_calendar/prices", "{\"productIds\":[\"mug\"]}")
                        .json()
                        .get(0)
                        .get("skipped"))
                .isEmpty();
    }

    @Test
    void webhooksGetWhatHappenedSignedAndAgainUntilTheyTakeIt() throws Exception {
        list("jug", "30", "12", Map.of());
        Queue<String> signatures = new ConcurrentLinkedQueue<>();
        Queue<String> bodies = new ConcurrentLinkedQueue<>();
        HttpServer receiver = receiver(signatures, bodies);
        try {
            String secret = merchant.put(
                            "/webhooks/shop",
                            "{\"url\":\"http://127.0.0.1:"
                                    + receiver.getAddress().getPort() + "/\",\"events\":[\"price\"]}")
                    .json()
                    .get("secret")
                    .asString();
            assertThat(merchant.get("/webhooks/shop").text()).doesNotContain(secret);
            merchant.post("/prices/schedules", "{\"productId\":\"jug\",\"price\":31,\"from\":\"2020-01-01\"}");
            eventually(() -> bodies.size() >= 2);
            String body = bodies.peek();
            assertThat(body).contains("\"productId\":\"jug\"");
            String signature = signatures.peek();
            long seconds = Long.parseLong(signature.substring(2, signature.indexOf(',')));
            assertThat(signature).isEqualTo(WebhookSender.signature(secret, seconds, body));
            eventually(() -> merchant.get("/webhooks/shop/deliveries").text().contains("delivered"));
        } finally {
            receiver.stop(0);
            merchant.delete("/webhooks/shop");
        }
    }

    /** Refuses the first time. */
    private static HttpServer receiver(Queue<String> signatures, Queue<String> bodies) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!body.contains("\"jug\"")) {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
                return;
            }
            signatures.add(exchange.getRequestHeaders().getFirst(WebhookSender.SIGNATURE));
            bodies.add(body);
            exchange.sendResponseHeaders(bodies.size() == 1 ? 500 : 204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void anExperimentSetsPricesAndPutsThemBack() {
        list("pan", "60", "20", Map.of());
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
        sell("tea-100", "10", "4", "500", Map.of("packGroup", "tea", "packContent", "100"));
        list("tea-200", "30", "8", Map.of("packGroup", "tea", "packContent", "200"));
        eventually(() -> {
            PricedProduct big = priced("tea-200");
            return big != null && big.limits().yielded().contains("pack_sizes")
                    || big != null && big.price().compareTo(new BigDecimal("30")) < 0;
        });
    }

    private ServiceClient.Answer use(String user, String order, int value) {
        return storefront.post(
                "/coupons/TEN/uses",
                "{\"userId\":\"" + user + "\",\"orderId\":\"" + order + "\",\"orderValue\":" + value + "}");
    }

    private static List<String> codes(PriceProposal proposal) {
        return proposal.reasons().stream().map(reason -> reason.code()).toList();
    }

    private PriceProposal proposal(String product) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> {
                            PriceProposal[] open = merchant.get("/prices/proposals?productId=" + product)
                                    .as(PriceProposal[].class);
                            return open.length > 0 && codes(open[0]).contains("rival") ? open[0] : null;
                        },
                        one -> one != null);
    }

    private @Nullable PricedProduct priced(String product) {
        ServiceClient.Answer answer = merchant.post("/price", "{\"productId\":\"" + product + "\"}");
        return answer.status() == 200
                ? Json.mapper().treeToValue(answer.json().get("prices").get(0), PricedProduct.class)
                : null;
    }

    private PricePoint price(String product) {
        return merchant.get("/prices/" + product).as(PricePoint.class);
    }

    private static void eventually(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }

    private void sell(String id, String price, String cost, String stock) {
        sell(id, price, cost, stock, Map.of());
    }

    private void sell(String id, String price, String cost, String stock, Map<String, String> attributes) {
        publisher
                .publish(
                        Topic.PRODUCT_FEATURE,
                        id,
                        new ProductFeatures(id, SEEN, Map.of(), null, null, Map.of("W1", new BigDecimal(stock))))
                .join();
        List<DemandRecord> demand = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            double factor = new double[] {1, .85, 1.15}[day / 14 % 3];
            BigDecimal each = BigDecimal.valueOf(Double.parseDouble(price) * factor);
            long units = Math.round(20 * Math.pow(factor, -2.2) + day % 4);
            demand.add(new DemandRecord(
                    id,
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
                    1));
        }
        publisher.publishAll(Topic.DEMAND, demand, DemandRecord::productId).join();
        list(id, price, cost, attributes);
        eventually(() -> {
            PricedProduct priced = priced(id);
            return priced != null && priced.stock() != null && priced.unitsPerDayNow() > 0;
        });
    }

    private void list(String id, String price, String cost, Map<String, String> attributes) {
        Product product = new Product(
                null,
                id,
                "A " + id,
                null,
                null,
                "Kitchen",
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
                attributes,
                null);
        publisher.publish(Topic.CATALOG, id, product).join();
        eventually(() -> merchant.get("/prices/" + id).status() == 200);
    }

    private void undercut(String product, String price) {
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
}
