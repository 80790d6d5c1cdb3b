package io.clickshelf.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.ForecastDay;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.ProposalState;
import io.clickshelf.contracts.pricing.RuleProgress;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.testing.IntegrationTest;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.platform.testing.TopicReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A shop to be priced: the service on a real broker and a real database, and what a shop tells it. */
@IntegrationTest({
    "spring.config.name=pricing",
    "clickshelf.models.training.quiet=500ms",
    "clickshelf.models.training.interval=1s",
    "clickshelf.models.refresh=300ms",
    "clickshelf.pricing.rival-answers=300ms",
    "clickshelf.pricing.rule-changes=300ms",
    "clickshelf.pricing.offers.hold-out-share=0.3"
})
@SuppressWarnings("NullAway.Init")
public abstract class PricingShop {

    private static final int DAYS = 90;
    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 6, 1);
    static final Instant SEEN =
            FIRST_DAY.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();

    @Autowired
    protected EventPublisher publisher;

    @Autowired
    private InternalTokens tokens;

    @LocalServerPort
    private int port;

    protected ServiceClient merchant;
    ServiceClient storefront;
    ServiceClient administrator;

    @BeforeEach
    void clients() {
        merchant = new ServiceClient(port, tokens, Role.PRICING);
        storefront = new ServiceClient(port, tokens, Role.STOREFRONT);
        administrator = new ServiceClient(port, tokens, Role.ADMIN);
    }

    protected static <T> T ok(ServiceClient.Answer answer, Class<T> type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.as(type);
    }

    static List<String> codes(PriceProposal proposal) {
        return proposal.reasons().stream().map(reason -> reason.code()).toList();
    }

    /** The proposal that a rival's offer led to. */
    protected PriceProposal proposal(String product) {
        return proposal(product, one -> codes(one).contains("rival"));
    }

    /** The open proposal of a product, once it is such a one. */
    PriceProposal proposal(String product, Predicate<PriceProposal> wanted) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            return Stream.of(open(product))
                                    .filter(wanted)
                                    .findFirst()
                                    .orElse(null);
                        },
                        one -> one != null);
    }

    protected PriceProposal[] open(String product) {
        return ok(merchant.get("/prices/proposals?state=open&productId=" + product), PriceProposal[].class);
    }

    /** Waits until what was open when a rule last changed was decided anew. */
    protected RuleProgress workedOff(String ruleId) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> ok(merchant.get("/price_rules/" + ruleId + "/progress"), RuleProgress.class),
                        progress -> progress.state().equals("done"));
    }

    /** Why a proposal that nobody decided on is open no more. */
    String ended(PriceProposal proposal) {
        PriceProposal now = ok(merchant.get("/prices/proposals/" + proposal.proposalId()), PriceProposal.class);
        assertThat(now.state()).isEqualTo(ProposalState.SUPERSEDED);
        assertThat(now.decidedAt()).isNotNull();
        return String.valueOf(now.comment());
    }

    @Nullable
    PricedProduct priced(String product) {
        ServiceClient.Answer answer = merchant.post("/price", "{\"productId\":\"" + product + "\"}");
        return answer.status() == 200
                ? Json.mapper().treeToValue(answer.json().get("prices").get(0), PricedProduct.class)
                : null;
    }

    protected PricePoint price(String product) {
        return ok(merchant.get("/prices/" + product), PricePoint.class);
    }

    protected static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }

    /** The newest record of a key on a topic. */
    static <T> T published(String topic, String key, Class<T> type) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> TopicReader.all(topic).stream()
                                .filter(record -> key.equals(record.key()))
                                .reduce((earlier, later) -> later)
                                .map(record -> Json.read(record.value(), type))
                                .orElse(null),
                        one -> one != null);
    }

    /** Ninety days of sales at three prices with an elasticity of -2.2, and a stock. */
    protected void sell(String id, String price, String cost, String stock) {
        sell(id, "Kitchen", price, cost, stock, Map.of());
    }

    void sell(String id, String category, String price, String cost, String stock, Map<String, String> attributes) {
        stock(id, stock, SEEN);
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
        list(id, category, price, cost, attributes);
        eventually(() -> {
            PricedProduct priced = priced(id);
            return priced != null && priced.stock() != null && priced.unitsPerDayNow() > 0;
        });
    }

    void stock(String id, String units, Instant asOf) {
        publisher
                .publish(
                        Topic.PRODUCT_FEATURE,
                        id,
                        new ProductFeatures(id, asOf, Map.of(), null, null, Map.of("W1", new BigDecimal(units))))
                .join();
    }

    void forecast(String id, double perDay) {
        List<ForecastDay> days = IntStream.rangeClosed(1, 14)
                .mapToObj(day -> ForecastDay.compact(perDay, new double[] {day * perDay}))
                .toList();
        publisher
                .publish(
                        Topic.FORECAST,
                        id,
                        new ForecastRecord(
                                id, FIRST_DAY.plusDays(DAYS), SEEN, "test", "1", new double[] {.5}, days, Map.of()))
                .join();
    }

    void list(String id, String category, String price, String cost, Map<String, String> attributes) {
        Product product = Json.mapper()
                .convertValue(
                        Map.of(
                                "productId", id,
                                "title", "A " + id,
                                "category", category,
                                "price", price,
                                "currency", "GBP",
                                "cost", cost,
                                "attributes", attributes),
                        Product.class);
        publisher.publish(Topic.CATALOG, id, product).join();
        eventually(() -> merchant.get("/prices/" + id).status() == 200);
    }

    protected void undercut(String product, String price) {
        rival(product, "rival.example", price, SEEN);
    }

    void rival(String product, String competitor, String price, Instant seen) {
        publisher
                .publish(
                        Topic.EXTERNAL_DATA,
                        product,
                        ExternalEvent.competitorPrice(product, competitor, new BigDecimal(price), "GBP", true, seen))
                .join();
    }
}
