package io.clickshelf.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.DecisionRecord;
import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.recommendation.BuyAgain;
import io.clickshelf.contracts.recommendation.RecommendResponse;
import io.clickshelf.contracts.recommendation.RecommendedItem;
import io.clickshelf.contracts.recommendation.RelatedProducts;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.testing.IntegrationTest;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.platform.testing.ServiceClient.Answer;
import io.clickshelf.platform.testing.TopicReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A shop of five departments with eight products each, whose shoppers buy in one department: from their orders on the
 * broker to the products they are shown.
 */
@IntegrationTest({"spring.config.name=recommendation", "clickshelf.models.training.quiet=1h"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RecommendationServiceTest {

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(200));
    private static final int ORDERS = 600;

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private InternalTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private ServiceClient client;
    private RecommendResponse beforeTheFit;

    @BeforeAll
    void sellForAWhileAndFit() {
        client = new ServiceClient(port, tokens, Role.ADMIN);
        List<OrderEvent> orders = new ArrayList<>();
        Random random = new Random(1);
        for (int n = 0; n < ORDERS; n++) {
            int shopper = random.nextInt(150);
            orders.add(order("O" + n, "S" + shopper, START.plus(Duration.ofHours(8L * n)), shopper % 5, random));
        }
        BehaviorEvent click = BehaviorEvent.of("clicker", "D0-1", ActionType.CLICK, END);
        for (int round = 0; round < 2; round++) { // the second must count nothing
            publisher.publishAll(Topic.ORDER, orders, OrderEvent::key).join();
            publisher.publish(Topic.USER_BEHAVIOR, "clicker", click).join();
        }
        publisher
                .publish(Topic.ORDER, "last", orderOf("last", "witness", END, "D1-7"))
                .join();
        publisher
                .publish(Topic.ORDER, "lone", orderOf("lone", "loner", END.minusSeconds(60), "LONE"))
                .join();
        publisher
                .publish(Topic.USER_BEHAVIOR, "witness", BehaviorEvent.of("witness", "D1-7", ActionType.VIEW, END))
                .join();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(rows()).isGreaterThanOrEqualTo(2 * ORDERS + 4));
        beforeTheFit = recommend("{\"topN\":3}");
        assertThat(client.post("/models/recommendation/retrain", "").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !recommend("{\"topN\":1}").modelVersion().equals("popularity"));
    }

    private long rows(String shopper) {
        return jdbc.sql("SELECT count(*) FROM interaction WHERE user_id = ?")
                .param(shopper)
                .query(Long.class)
                .single();
    }

    private long rows() {
        return jdbc.sql("SELECT count(*) FROM interaction").query(Long.class).single();
    }

    @Test
    void everyLineAndClickIsAnInteractionOnce() {
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM interaction WHERE user_id NOT IN ('loner') AND user_id NOT LIKE 'late%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2 * ORDERS + 3);
    }

    @Test
    void beforeTheFirstFitWhatSellsIsShown() {
        assertThat(beforeTheFit.modelVersion()).isEqualTo("popularity");
        assertThat(beforeTheFit.items())
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.reason()).isEqualTo("Popular with other shoppers now"));
    }

    @Test
    void aShopperSeesWhatOthersOfTheSameTasteBoughtAndWhy() {
        buy("late-buyer", "D3-0");
        RecommendResponse answer = awaitFor("{\"userId\":\"late-buyer\",\"topN\":3}", "D3-");
        RecommendedItem other = answer.items().stream()
                .filter(item -> !item.productId().equals("D3-0"))
                .findFirst()
                .orElseThrow();
        assertThat(other.productId()).startsWith("D3-");
        assertThat(other.reason()).isEqualTo("Because you bought D3-0");
        assertThat(answer.modelVersion()).startsWith("recommendation-");
        await().untilAsserted(() -> assertThat(TopicReader.all(Topic.Names.DECISION))
                .anySatisfy(record -> {
                    DecisionRecord decision = Json.read(record.value(), DecisionRecord.class);
                    assertThat(decision.decisionId()).isEqualTo(answer.decisionId());
                }));
    }

    @Test
    void aClickTurnsTheNextAnswer() {
        buy("late-clicker", "D3-0");
        awaitFor("{\"userId\":\"late-clicker\",\"topN\":3}", "D3-");
        publisher
                .publish(
                        Topic.USER_BEHAVIOR,
                        "late-clicker",
                        BehaviorEvent.of("late-clicker", "D4-2", ActionType.CLICK, END.plusSeconds(7200)))
                .join();
        awaitFor("{\"userId\":\"late-clicker\",\"topN\":3}", "D4-");
        assertThat(recommend("{\"session\":[\"D2-1\"],\"topN\":2}").recommendedProducts())
                .allMatch(product -> product.startsWith("D2-"));
    }

    @Test
    void whatIsSoldOutNoLongerSoldOrFilteredIsNotShown() {
        String request = "{\"session\":[\"D0-0\"],\"topN\":5}";
        List<String> open = recommend(request).recommendedProducts();
        String soldOut = open.get(0);
        String ended = open.get(1);
        publisher
                .publish(
                        Topic.PRODUCT_FEATURE,
                        soldOut,
                        new ProductFeatures(soldOut, END, Map.of(), null, null, Map.of("W1", BigDecimal.ZERO)))
                .join();
        Product product = Json.read(
                ("{\"productId\":\"" + ended + "\",\"title\":\"Old\",\"active\":false}").getBytes(), Product.class);
        publisher.publish(Topic.CATALOG, ended, product).join();
        await().untilAsserted(() ->
                assertThat(recommend(request).recommendedProducts()).hasSize(5).doesNotContain(soldOut, ended, "D0-0"));
        assertThat(recommend(request.replace("}", ",\"inStock\":false}")).recommendedProducts())
                .contains(soldOut)
                .doesNotContain(ended);
        assertThat(recommend(request.replace("}", ",\"exclude\":[\"" + open.get(2) + "\"]}"))
                        .recommendedProducts())
                .doesNotContain(open.get(2));
    }

    @Test
    void aProductJustPublishedIsShownToThoseOfItsTasteAndHasNeighbours() {
        for (int n = 0; n < 4; n++) {
            describe("D1-" + n, "Copper kettle number " + n);
            describe("D2-" + n, "Paper lantern number " + n);
        }
        String request = "{\"session\":[\"D1-6\"],\"topN\":10}";
        await().untilAsserted(() ->
                assertThat(client.get("/products/D1-0/similar").status()).isEqualTo(200));
        describe("brand-new", "Large copper kettle");
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
            RecommendedItem shown = recommend(request).items().stream()
                    .filter(item -> item.productId().equals("brand-new"))
                    .findFirst()
                    .orElseThrow(AssertionError::new);
            assertThat(shown.reason()).startsWith("New, and like Copper kettle");
        });
        assertThat(client.get("/products/brand-new/similar?topN=3")
                        .as(RelatedProducts.class)
                        .related())
                .hasSize(3)
                .allMatch(other -> other.productId().startsWith("D1-"));
    }

    private void describe(String productId, String title) {
        String json = "{\"productId\":\"" + productId + "\",\"title\":\"" + title + "\"}";
        publisher
                .publish(Topic.CATALOG, productId, Json.read(json.getBytes(), Product.class))
                .join();
    }

    @Test
    void explainedContributionsAddUpToNoMoreThanTheScore() {
        List<RecommendedItem> items = recommend("{\"session\":[\"D2-0\",\"D2-1\"],\"topN\":4,\"explain\":true}")
                .items();
        for (RecommendedItem item : items) {
            double sum = item.contributions().stream()
                    .mapToDouble(RecommendedItem.Contribution::share)
                    .sum();
            assertThat(item.contributions())
                    .extracting(RecommendedItem.Contribution::productId)
                    .isSubsetOf("D2-0", "D2-1");
            assertThat(sum).isPositive().isLessThanOrEqualTo(item.score() * (1 + 1e-3));
        }
        // What a stranger would get has no history to name: its score is popularity alone.
        assertThat(recommend("{\"topN\":2,\"explain\":true}").items())
                .allSatisfy(item -> assertThat(item.contributions()).isEmpty());
    }

    @Test
    void anErasedShopperIsAStranger() {
        buy("late-leaver", "D3-0");
        awaitFor("{\"userId\":\"late-leaver\",\"topN\":3}", "D3-");
        publisher
                .publish(Topic.ERASURE, "late-leaver", new ErasureRecord("late-leaver", "test", Instant.EPOCH))
                .join();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(recommend("{\"userId\":\"late-leaver\",\"topN\":5}")
                                .recommendedProducts())
                        .isEqualTo(recommend("{\"userId\":\"stranger\",\"topN\":5}")
                                .recommendedProducts()));
    }

    @Test
    void whatOnlyAnErasedShopperBoughtIsUnknownToTheNextFit() {
        assertThat(client.get("/products/LONE/similar").status()).isEqualTo(200);
        publisher
                .publish(Topic.ERASURE, "loner", new ErasureRecord("loner", "test", Instant.EPOCH))
                .join();
        await().until(() -> rows("loner") == 0);
        assertThat(client.post("/models/recommendation/retrain", "").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.get("/products/LONE/similar").status() == 404);
    }

    @Test
    void aShopperIsToldWhatIsDueAgain() {
        for (int day : List.of(60, 40, 20)) {
            OrderEvent order = orderOf("due-" + day, "late-habit", END.minus(Duration.ofDays(day)), "D1-1");
            publisher.publish(Topic.ORDER, order.orderId(), order).join();
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            BuyAgain again = client.get("/users/late-habit/buy_again?topN=1").as(BuyAgain.class);
            assertThat(again.products()).singleElement().satisfies(due -> {
                assertThat(due.productId()).isEqualTo("D1-1");
                assertThat(due.bought()).isEqualTo(3);
                assertThat(due.usualDays()).isBetween(15.0, 30.0);
            });
        });
    }

    @Test
    void similarAndBoughtTogetherStayInTheDepartment() {
        for (String relation : List.of("similar", "bought_together")) {
            RelatedProducts related =
                    client.get("/products/D4-0/" + relation + "?topN=3").as(RelatedProducts.class);
            assertThat(related.related())
                    .as(relation)
                    .isNotEmpty()
                    .allMatch(other -> other.productId().startsWith("D4-"));
            assertThat(client.get("/products/unheard-of/" + relation).status()).isEqualTo(404);
            assertThat(client.get("/products/D4-0/" + relation + "?topN=0").status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"topN\":0}",
                "{\"topN\":201}",
                "{\"topN\":\"many\"}",
                "{\"minPrice\":-1}",
                "{\"exclud\":[\"P1\"]}",
                "{\"userId\":\"a\\u0000\"}",
                "{",
                ""
            })
    void badInputIs400(String request) {
        Answer answer = client.post("/recommend", request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("message").asString()).isNotBlank();
    }

    private RecommendResponse recommend(String request) {
        Answer answer = client.post("/recommend", request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.as(RecommendResponse.class);
    }

    private RecommendResponse awaitFor(String request, String department) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> recommend(request),
                        answer -> answer.recommendedProducts().stream().allMatch(id -> id.startsWith(department)));
    }

    private void buy(String shopper, String product) {
        publisher
                .publish(Topic.ORDER, shopper, orderOf("order-" + shopper, shopper, END.plusSeconds(60), product))
                .join();
    }

    private static OrderEvent order(String id, String shopper, Instant at, int department, Random random) {
        int one = random.nextInt(8);
        int other = (one + 1 + random.nextInt(3)) % 8;
        return orderOf(id, shopper, at, "D" + department + "-" + one, "D" + department + "-" + other);
    }

    private static OrderEvent orderOf(String id, String shopper, Instant at, String... products) {
        List<OrderLine> lines = new ArrayList<>();
        for (String product : products) {
            lines.add(new OrderLine(product, BigDecimal.ONE, BigDecimal.TEN, null, null));
        }
        return new OrderEvent(
                null, id, OrderEventType.PLACED, shopper, at, lines, null, null, null, null, null, null, null, null);
    }
}
