package io.clickshelf.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.recommendation.ExperimentPreview;
import io.clickshelf.contracts.recommendation.ExperimentResults;
import io.clickshelf.contracts.recommendation.FeedbackReport;
import io.clickshelf.contracts.recommendation.RecommendResponse;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.security.InternalTokens;
import io.clickshelf.platform.security.Role;
import io.clickshelf.platform.testing.IntegrationTest;
import io.clickshelf.platform.testing.ServiceClient;
import io.clickshelf.platform.testing.ServiceClient.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules, experiments and feedback, on two replicas that share a broker and a database; before the first fit. */
@IntegrationTest({
    "spring.config.name=recommendation",
    "clickshelf.models.training.quiet=1h",
    "clickshelf.recommendation.exploration=1"
})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class MerchandiseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PRODUCTS = 12;
    private static final String TOP = "{\"topN\":5}";

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private InternalTokens tokens;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private ConfigurableApplicationContext replica;
    private ServiceClient here;
    private ServiceClient there;

    @BeforeAll
    void startASecondReplicaAndSell() {
        replica = new SpringApplicationBuilder(RecommendationApplication.class)
                .run(
                        "--spring.config.name=recommendation",
                        "--server.port=0",
                        "--clickshelf.models.training.quiet=1h",
                        "--clickshelf.recommendation.exploration=1",
                        same("spring.kafka.bootstrap-servers"),
                        same("spring.datasource.url"),
                        same("spring.datasource.username"),
                        same("spring.datasource.password"),
                        same("clickshelf.internal.secret"));
        here = new ServiceClient(port, tokens, Role.ADMIN);
        there = new ServiceClient(
                ((ServletWebServerApplicationContext) replica).getWebServer().getPort(), tokens, Role.ADMIN);
        for (int p = 0; p < PRODUCTS; p++) {
            String product = "{\"productId\":\"P" + p + "\",\"title\":\"Lamp " + p + "\",\"brand\":\"B" + p % 2
                    + "\",\"category\":\"Home > Room " + p / 4 + "\",\"price\":10}";
            publisher
                    .publish(Topic.CATALOG, "P" + p, Json.read(product.getBytes(), Product.class))
                    .join();
            for (int buyer = 0; buyer < 20 - p; buyer++) {
                buy("buyer" + buyer, "P" + p);
            }
        }
        for (ServiceClient client : List.of(here, there)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shown(client, TOP)).containsExactly("P0", "P1", "P2", "P3", "P4"));
        }
    }

    private String same(String property) {
        return "--" + property + "=" + environment.getProperty(property);
    }

    @AfterAll
    void stopTheSecondReplica() {
        replica.close();
    }

    @Test
    void aClickIsKnownToBothReplicasAndAnErasedShopperToNeither() {
        String request = "{\"userId\":\"visitor\",\"topN\":3}";
        assertThat(shown(here, request)).contains("P1");
        assertThat(shown(there, request)).contains("P1");
        publish(BehaviorEvent.of("visitor", "P1", ActionType.CLICK, Instant.now()));
        for (ServiceClient client : List.of(here, there)) {
            await().atMost(PATIENCE).until(() -> !shown(client, request).contains("P1"));
        }
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("SELECT count(*) FROM interaction WHERE user_id = 'visitor'")
                                .query(Long.class)
                                .single()
                        == 1);
        publisher
                .publish(Topic.ERASURE, "visitor", new ErasureRecord("visitor", "test", Instant.now()))
                .join();
        for (ServiceClient client : List.of(there, here)) {
            await().atMost(PATIENCE).until(() -> shown(client, request).contains("P1"));
        }
    }

    @Test
    void aRuleHoldsFromTheNextAnswerOnOnBothReplicasAndIsAudited() {
        assertThat(here.put("/rules/recall", "{\"action\":\"ban\",\"productId\":\"P0\"}")
                        .status())
                .isEqualTo(200);
        assertThat(shown(here, TOP)).doesNotContain("P0").hasSize(5);
        await().atMost(Duration.ofSeconds(2)).until(() -> !shown(there, TOP).contains("P0"));
        here.put("/rules/pin", "{\"action\":\"pin\",\"productId\":\"P9\",\"position\":2}");
        here.put("/rules/boost", "{\"action\":\"boost\",\"category\":\"room 2\",\"strength\":100}");
        here.put("/rules/bury", "{\"action\":\"bury\",\"brand\":\"B0\",\"strength\":50}");
        here.put("/rules/over", "{\"action\":\"ban\",\"brand\":\"B1\",\"until\":\"2020-01-01T00:00:00Z\"}");
        here.put("/rules/mail", "{\"action\":\"ban\",\"brand\":\"B1\",\"pages\":[\"email\"]}");
        // B0 is buried, room 2 boosted: P11 (B1) before P8 and P10 (B0), and P9 where it is pinned.
        assertThat(shown(here, TOP)).startsWith("P11", "P9").doesNotContain("P0");
        assertThat(shown(here, "{\"topN\":3,\"page\":\"email\"}"))
                .startsWith("P8")
                .doesNotContain("P9", "P11");
        assertThat(recommend(here, TOP).items().get(1).rule()).isEqualTo("pin");
        for (String rule : List.of("recall", "pin", "boost", "bury", "over", "mail")) {
            assertThat(here.delete("/rules/" + rule).status()).isEqualTo(204);
        }
        assertThat(shown(here, TOP)).containsExactly("P0", "P1", "P2", "P3", "P4");
        assertThat(here.get("/rules/audit").text())
                .contains("\"subject\":\"recall\"", "\"changedBy\":\"test\"", "\"before\":", "\"after\":");
        assertThat(here.put("/rules/bad", "{\"action\":\"pin\",\"brand\":\"B1\"}")
                        .status())
                .isEqualTo(400);
        assertThat(new ServiceClient(port, tokens, Role.STOREFRONT)
                        .get("/rules")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aCapAndDiversityVaryTheList() {
        assertThat(shown(here, "{\"topN\":5,\"maxPerCategory\":1}")).containsExactly("P0", "P4", "P8");
        assertThat(shown(here, "{\"topN\":3,\"diversity\":0.7}"))
                .startsWith("P0")
                .doesNotContain("P2");
        assertThat(here.post("/recommend", "{\"diversity\":2}").status()).isEqualTo(400);
        assertThat(here.post("/recommend", "{\"page\":\"product\"}").status()).isEqualTo(400);
        assertThat(here.post("/recommend", "{\"page\":\"nowhere\"}").status()).isEqualTo(400);
        assertThat(here.post("/recommend", "[]").text()).contains("The body has the wrong form: ");
    }

    @Test
    void whatComesOfAnAnswerIsCountedOnceByModelPageAndVariant() {
        RecommendResponse answer = recommend(here, "{\"userId\":\"fan\",\"topN\":2,\"page\":\"cart\"}");
        assertThat(answer.recommendedProducts()).containsExactly("P0", "P1");
        for (int round = 0; round < 2; round++) {
            for (String product : answer.recommendedProducts()) {
                publish(event("fan", product, ActionType.IMPRESSION, answer.decisionId(), "round" + round));
            }
            publish(event("fan", "P0", ActionType.CLICK, answer.decisionId(), "round" + round));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(line("cart").clicks()).isEqualTo(1));
        buy("fan", "P0"); // names no answer; the click does
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(line("cart"))
                        .isEqualTo(
                                new FeedbackReport.Line("popularity", "cart", null, null, 2, 1, 0, 1, 10, 0.5, 1.0)));
        assertThat(here.get("/feedback?by=colour").status()).isEqualTo(400);
    }

    @Test
    void aPurchaseThatIsTakenInBeforeItsClickIsCreditedToTheAnswerAsWell() {
        RecommendResponse answer = recommend(here, "{\"userId\":\"hasty\",\"topN\":1,\"page\":\"email\"}");
        String product = answer.recommendedProducts().getFirst();
        BehaviorEvent click = event("hasty", product, ActionType.CLICK, answer.decisionId(), "late");
        buy("hasty", product);
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("SELECT 1 FROM interaction WHERE user_id = 'hasty'")
                                .query()
                                .listOfRows()
                                .size()
                        == 1);
        publish(click);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(line("email"))
                        .isEqualTo(
                                new FeedbackReport.Line("popularity", "email", null, null, 0, 1, 0, 1, 10, null, 1.0)));
    }

    private FeedbackReport.Line line(String page) {
        return there.get("/feedback").as(FeedbackReport.class).lines().stream()
                .filter(line -> page.equals(line.page()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No line yet of the page " + page));
    }

    @Test
    void anExperimentDealsShoppersOnceAndCountsThem() {
        String experiment = "{\"pages\":[\"home\"],\"variants\":[{\"name\":\"as-is\",\"share\":1},"
                + "{\"name\":\"pinned\",\"share\":1,\"ruleSet\":\"only-here\"}]}";
        assertThat(here.put("/experiments/lamps", experiment).status()).isEqualTo(200);
        here.put("/rules/in-set", "{\"action\":\"pin\",\"productId\":\"P9\",\"ruleSet\":\"only-here\"}");
        await().atMost(Duration.ofSeconds(2))
                .until(() -> there.get("/rules").text().contains("in-set"));
        List<String> variants = new ArrayList<>();
        for (int shopper = 0; shopper < 40; shopper++) {
            String request = "{\"userId\":\"E" + shopper + "\",\"page\":\"home\",\"topN\":1}";
            RecommendResponse answer = recommend(here, request);
            assertThat(recommend(there, request).variant()).isEqualTo(answer.variant());
            assertThat(answer.recommendedProducts()).containsExactly("pinned".equals(answer.variant()) ? "P9" : "P0");
            variants.add(answer.variant());
            if (shopper == 0) {
                publish(event(
                        "E0", answer.recommendedProducts().getFirst(), ActionType.CLICK, answer.decisionId(), "e"));
            }
        }
        assertThat(variants.stream().filter("pinned"::equals)).hasSizeBetween(10, 30);
        assertThat(recommend(here, TOP).experiment()).isNull();
        await().atMost(PATIENCE).untilAsserted(() -> {
            ExperimentResults results = here.get("/experiments/lamps/results").as(ExperimentResults.class);
            assertThat(shoppers(results)).isEqualTo(40);
            assertThat(results.variants().stream().mapToLong(v -> v.clicked())).containsExactlyInAnyOrder(0L, 1L);
            assertThat(results.verdict()).startsWith("Nothing is decided yet");
        });
        assertThat(here.put("/experiments/other", experiment).status()).isEqualTo(409);
        // With other shares it starts anew: who took part before counts again from the next answer on.
        here.put("/experiments/lamps", experiment.replace("\"share\":1,", "\"share\":2,"));
        recommend(here, "{\"userId\":\"E1\",\"page\":\"home\"}");
        await().atMost(PATIENCE)
                .until(() -> shoppers(here.get("/experiments/lamps/results").as(ExperimentResults.class)) == 1);
        here.delete("/rules/in-set");
        here.delete("/experiments/lamps");
    }

    private static long shoppers(ExperimentResults results) {
        return results.variants().stream()
                .mapToLong(ExperimentResults.VariantResult::shoppers)
                .sum();
    }

    @Test
    void whatAVariantWouldBringIsKnownBeforeAnyoneIsShownIt() {
        String experiment = "{\"pages\":[\"category\"],\"preview\":true,\"variants\":[{\"name\":\"as-is\",\"share\":1},"
                + "{\"name\":\"pinned\",\"share\":1,\"ruleSet\":\"fourth\"}]}";
        assertThat(here.put("/experiments/sooner", experiment).status()).isEqualTo(200);
        here.put("/rules/fourth", "{\"action\":\"pin\",\"productId\":\"P3\",\"ruleSet\":\"fourth\"}");
        Map<String, String> saw = new HashMap<>();
        for (int shopper = 0; shopper < 120; shopper++) {
            RecommendResponse answer = recommend(
                    here, "{\"userId\":\"V" + shopper + "\",\"page\":\"category\",\"category\":\"Room 0\",\"topN\":2}");
            assertThat(answer.experiment()).isNull();
            assertThat(answer.recommendedProducts()).hasSize(2);
            if (answer.recommendedProducts().contains("P3")) {
                saw.put("V" + shopper, answer.decisionId());
            }
        }
        // Whoever saw P3 clicks it, and nothing else: as it is, nobody would have seen it.
        saw.forEach((user, decision) -> publish(event(user, "P3", ActionType.CLICK, decision, "v")));
        await().atMost(PATIENCE).untilAsserted(() -> {
            ExperimentPreview preview = here.get("/experiments/sooner/preview").as(ExperimentPreview.class);
            assertThat(preview.answers()).isEqualTo(120);
            assertThat(preview.now().clicks().mean()).isZero();
            assertThat(preview.variants().getFirst().difference().clicks().mean())
                    .isZero();
            ExperimentPreview.VariantPreview pinned = preview.variants().getLast();
            assertThat(pinned.value().clicks().mean()).isBetween(0.6, 1.4);
            assertThat(pinned.difference().clicks().low()).isPositive();
            assertThat(preview.verdict()).isEqualTo("\"pinned\" would be clicked more.");
        });
        here.delete("/rules/fourth");
        here.delete("/experiments/sooner");
        saw.keySet()
                .forEach(user -> publisher
                        .publish(Topic.ERASURE, user, new ErasureRecord(user, "test", Instant.now()))
                        .join());
        for (ServiceClient client : List.of(here, there)) {
            await().atMost(PATIENCE).until(() -> shown(client, TOP).equals(List.of("P0", "P1", "P2", "P3", "P4")));
        }
    }

    private RecommendResponse recommend(ServiceClient client, String request) {
        Answer answer = client.post("/recommend", request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.as(RecommendResponse.class);
    }

    private List<String> shown(ServiceClient client, String request) {
        return recommend(client, request).recommendedProducts();
    }

    private void publish(BehaviorEvent event) {
        publisher.publish(Topic.USER_BEHAVIOR, event.userId(), event).join();
    }

    private static BehaviorEvent event(
            String user, String product, ActionType action, String decisionId, String unique) {
        return new BehaviorEvent(
                user + product + action + unique,
                user,
                product,
                action,
                Instant.now(),
                null,
                null,
                null,
                null,
                null,
                decisionId,
                null,
                null,
                null,
                null);
    }

    private void buy(String shopper, String product) {
        OrderLine line = new OrderLine(product, BigDecimal.ONE, BigDecimal.TEN, null, null);
        publisher
                .publish(
                        Topic.ORDER,
                        shopper + product,
                        OrderEvent.placed(shopper + product, shopper, Instant.now(), List.of(line), null))
                .join();
    }
}
