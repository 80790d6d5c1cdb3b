package io.clickshelf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.UserFeatures;
import io.clickshelf.contracts.feature.DemandTotals;
import io.clickshelf.contracts.forecasting.ProductForecast;
import io.clickshelf.contracts.gateway.PlatformStatus;
import io.clickshelf.contracts.ingestion.Accepted;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.recommendation.RecommendResponse;
import io.clickshelf.embedded.EmbeddedDatabase;
import io.clickshelf.embedded.EmbeddedKafka;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The services as processes of their own, two of them recommending, against a broker and a database they are told of. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApartTest {

    /** More at a time only take the cores of a small machine from each other. */
    private static final int STARTED_TOGETHER = 3;

    private static final Map<String, String> KEYS = Map.of(
            "producer", "a-producer-of-the-test-that-runs-apart",
            "storefront", "a-storefront-of-the-test-that-runs-apart",
            "operations", "an-operator-of-the-test-that-runs-apart",
            "pricing", "a-merchant-of-the-test-that-runs-apart");

    @TempDir
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static TraceCollector collector;

    private static final Map<String, ServiceProcess> SERVICES = new HashMap<>();
    private static @Nullable EmbeddedKafka kafka;
    private static @Nullable EmbeddedDatabase database;
    private static String gateway = "";

    @BeforeAll
    static void startEachServiceAsAProcess() throws Exception {
        Map<HostedService, Path> jars = ServiceProcess.builtJars();
        // Unpacked once per user and machine, as for the tests of the services.
        Path binaries =
                Path.of(System.getProperty("java.io.tmpdir"), "clickshelf-postgres-" + System.getProperty("user.name"));
        QuietStart.apply();
        collector = new TraceCollector();
        kafka = EmbeddedKafka.start(home.resolve("kafka"), "127.0.0.1", 0);
        database = EmbeddedDatabase.start(home.resolve("postgres"), binaries, 0);
        database.createIfMissing("clickshelf");

        Map<String, String> environment = sharedEnvironment(kafka, database);
        Map<String, Integer> ports = new HashMap<>();
        for (HostedService service : HostedService.inner()) {
            boolean twice = service == HostedService.RECOMMENDATION;
            List<String> urls = new ArrayList<>();
            for (String name :
                    twice ? List.of("recommendation-1", "recommendation-2") : List.of(service.serviceName())) {
                ports.put(name, ServiceProcess.freePort());
                urls.add("http://127.0.0.1:" + ports.get(name));
            }
            environment.put("CLICKSHELF_SERVICES_" + service.name() + "_URL", String.join(",", urls));
        }
        // The door makes the topics that the others expect.
        startTogether(List.of("ingestion"), jars, ports, environment);
        List<String> others = ports.keySet().stream()
                .filter(name -> !name.equals("ingestion"))
                .sorted()
                .toList();
        for (int from = 0; from < others.size(); from += STARTED_TOGETHER) {
            List<String> next = others.subList(from, Math.min(from + STARTED_TOGETHER, others.size()));
            startTogether(next, jars, ports, environment);
        }
        ports.put("gateway", ServiceProcess.freePort());
        KEYS.forEach((role, key) -> environment.put("CLICKSHELF_GATEWAY_KEYS_" + role.toUpperCase(Locale.ROOT), key));
        startTogether(List.of("gateway"), jars, ports, environment);
        gateway = SERVICES.get("gateway").url();
    }

    @AfterAll
    static void stopAll() throws InterruptedException {
        SERVICES.values().forEach(ServiceProcess::stop);
        for (ServiceProcess service : SERVICES.values()) {
            service.close();
        }
        collector.close();
        if (kafka != null) {
            kafka.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    @Order(1)
    void theGatewayFindsEachServiceUp() throws Exception {
        PlatformStatus status = get("operations", "/status", PlatformStatus.class);
        assertThat(status.services())
                .hasSize(HostedService.inner().size())
                .allSatisfy(service ->
                        assertThat(service.status()).as(service.service()).isEqualTo("up"));
        assertThat(status.services())
                .filteredOn(service -> service.service().equals("recommendation"))
                .singleElement()
                .satisfies(service -> assertThat(service.breakers()).hasSize(2));
    }

    @Test
    @Order(2)
    void whatIsSentIsCountedOnceAcrossProcesses() throws Exception {
        List<OrderEvent> orders = SmallShop.orders();
        send("/products", SmallShop.products());
        send("/orders", orders);
        send("/orders", orders);
        send("/events", SmallShop.clicks());

        BigDecimal units = orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(OrderLine::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        eventually(() -> {
            DemandTotals totals = get("operations", "/features/demand/totals", DemandTotals.class);
            assertThat(totals.units()).isEqualByComparingTo(units);
            assertThat(totals.lines()).isEqualTo(2L * orders.size());
            assertThat(totals.products()).isEqualTo(SmallShop.PRODUCTS);
        });
        eventually(() -> {
            UserFeatures visitor = get("storefront", "/features/users/visitor", UserFeatures.class);
            assertThat(visitor.actions()).containsOnly(Map.entry(ActionType.CLICK, (long) SmallShop.CLICKS));
            ProductFeatures product = get("storefront", "/features/products/P0", ProductFeatures.class);
            assertThat(product.windows().get("1h").clicks()).isEqualTo(SmallShop.CLICKS);
        });
    }

    @Test
    @Order(3)
    void bothInstancesRecommendFromTheSameFit() {
        eventually(() -> {
            List<RecommendResponse> answers = new ArrayList<>();
            for (int call = 0; call < 6; call++) {
                answers.add(recommend("U1"));
            }
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.modelVersion()).startsWith("recommendation-");
                assertThat(answer.recommendedProducts()).isNotEmpty();
            });
            assertThat(answers)
                    .extracting(RecommendResponse::recommendedProducts)
                    .containsOnly(answers.getFirst().recommendedProducts());
            assertThat(answeredBy("recommendation-1")).isPositive();
            assertThat(answeredBy("recommendation-2")).isPositive();
        });
    }

    @Test
    @Order(4)
    void demandThatTravelledThroughThreeProcessesIsForecast() {
        eventually(() -> {
            ProductForecast forecast = get("operations", "/forecasts/P0?horizon=14", ProductForecast.class);
            assertThat(forecast.periods()).hasSize(14);
            // One order of two to four units each second day.
            assertThat(forecast.totalMean()).isBetween(5.0, 60.0);
        });
    }

    @Test
    @Order(5)
    void aShopperOfPhonesIsOfferedEarphonesAndBuysOnePair() throws Exception {
        new ShoppingStory(ApartTest::call, SmallShop.AFTERWARDS.plus(Duration.ofDays(1))).play();
    }

    @Test
    @Order(6)
    void aRivalIsFollowedToTheFloorAndOffersGoToThoseTheyBringBack() throws Exception {
        new PricingStory(ApartTest::call, SmallShop.AFTERWARDS.plus(Duration.ofDays(2))).play();
    }

    @Test
    @Order(7)
    void oneTraceGoesFromTheDoorOverTopicsToEachServiceThatTheClickReaches() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        GatewayClient client = new GatewayClient(gateway, KEYS.get("producer"));
        client.send(client.request("/events")
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofByteArray(
                        Json.write(BehaviorEvent.of("traced", "P1", ActionType.CLICK, SmallShop.AFTERWARDS))))
                .build());
        eventually(() -> assertThat(collector.spans(trace))
                .extracting(span -> span.service() + ": " + span.name())
                .contains(
                        "gateway: http post /events",
                        "ingestion: http post /events",
                        "recommendation: user-behavior-topic process",
                        "feature: user-behavior-topic process",
                        "pricing: product-feature-topic process"));
    }

    @Test
    @Order(8)
    void theDescriptionOfTheApiThatIsKeptAsAFileIsCurrent() throws Exception {
        Path file = Path.of(System.getProperty("clickshelf.root", "."), "docs", "api", "openapi.json");
        JsonNode kept = Json.mapper().readTree(file.toFile());
        // A service that is slow to describe itself is missing at first.
        eventually(() -> assertThat(get("operations", "/v3/api-docs", JsonNode.class))
                .as("The API has changed: ./clickshelf openapi writes the file anew")
                .isEqualTo(kept));
    }

    @Test
    @Order(10)
    void theSeasonTurnsInTheWarehouse() throws Exception {
        new WarehouseStory(ApartTest::call, SmallShop.AFTERWARDS.plus(Duration.ofDays(6))).play();
    }

    @Test
    @Order(11)
    void aBrandOfShoesSurgesAndStockFollows() throws Exception {
        new SurgeStory(ApartTest::call, SmallShop.AFTERWARDS.plus(Duration.ofDays(30))).play();
    }

    @Test
    @Order(12)
    void whenOneInstanceIsKilledTheOtherAnswers() throws Exception {
        double before = answeredBy("recommendation-2");
        SERVICES.get("recommendation-1").kill();
        for (int call = 0; call < 4; call++) {
            assertThat(recommend("U2").recommendedProducts()).isNotEmpty();
        }
        assertThat(answeredBy("recommendation-2")).isEqualTo(before + 4);
    }

    @Test
    @Order(9)
    void aDayOfDeliveriesIsPlannedChangedAndLearntFrom() throws Exception {
        Instant day = SmallShop.AFTERWARDS.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));
        new DeliveryDay(
                        new GatewayClient(gateway, KEYS.get("producer")),
                        new GatewayClient(gateway, KEYS.get("operations")),
                        day)
                .run();
    }

    private static Map<String, String> sharedEnvironment(EmbeddedKafka kafka, EmbeddedDatabase database) {
        return new HashMap<>(Map.of(
                "SPRING_KAFKA_BOOTSTRAPSERVERS", kafka.bootstrapServers(),
                "SPRING_DATASOURCE_URL", database.jdbcUrl("clickshelf"),
                "SPRING_DATASOURCE_USERNAME", database.username(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", collector.url(),
                "CLICKSHELF_INTERNAL_SECRET", "a-secret-of-the-test-that-runs-apart",
                "CLICKSHELF_MODELS_TRAINING_QUIET", "1s",
                "CLICKSHELF_MODELS_TRAINING_INTERVAL", "1s"));
    }

    private static void startTogether(
            List<String> names,
            Map<HostedService, Path> jars,
            Map<String, Integer> ports,
            Map<String, String> environment)
            throws Exception {
        for (String name : names) {
            HostedService service =
                    HostedService.valueOf(name.replaceFirst("-\\d$", "").toUpperCase(Locale.ROOT));
            SERVICES.put(
                    name,
                    ServiceProcess.start(name, jars.get(service), ports.get(name), home.resolve(name), environment));
        }
        for (String name : names) {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(250))
                    .until(SERVICES.get(name)::ready);
        }
    }

    private static double answeredBy(String instance) throws Exception {
        return SERVICES.get(instance).meter("clickshelf_decision_seconds_count{");
    }

    private static RecommendResponse recommend(String user) throws Exception {
        return Json.read(post("storefront", "/recommend", Map.of("userId", user, "topN", 3)), RecommendResponse.class);
    }

    private static void send(String path, List<?> records) throws Exception {
        Accepted accepted = Json.read(post("producer", path, records), Accepted.class);
        assertThat(accepted.accepted()).isEqualTo(records.size());
    }

    private static byte[] post(String role, String path, Object body) throws Exception {
        return call(role, "POST", path, Json.mapper().writeValueAsString(body));
    }

    private static byte[] call(String role, String method, String path, String body) throws Exception {
        GatewayClient client = new GatewayClient(gateway, KEYS.get(role));
        return client.send(client.request(path)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private static <T> T get(String role, String path, Class<T> type) throws Exception {
        GatewayClient client = new GatewayClient(gateway, KEYS.get(role));
        return Json.read(
                client.send(client.request(path).timeout(Duration.ofSeconds(30)).build()), type);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
