package io.clickshelf.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.DecisionRecord;
import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.gateway.store.DecisionRow;
import io.clickshelf.gateway.store.DecisionStore;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.testing.IntegrationTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@IntegrationTest({
    "spring.config.name=gateway",
    "clickshelf.gateway.keys.operations=" + OverviewTest.OPERATIONS,
})
class OverviewTest {

    static final String OPERATIONS = "operations-key-of-the-tests-0123456789";
    private static final String NOT_HERE = "{\"code\":\"not_found\",\"message\":\"There is no model here\"}";
    private static final String MODEL = """
        [{"name":"demand","version":3,"champion":true,"fittedAt":"2026-05-01T00:00:00Z","bytes":10,
          "metrics":{"mase":0.8},"reason":"better"}]\
        """;
    private static final String DOCUMENT = """
        {"openapi":"3.1.0","paths":{
           "/forecasts/{productId}":{"get":{"operationId":"get","responses":{"200":{"description":"OK","content":
             {"application/json":{"schema":{"$ref":"#/components/schemas/KeyState"}}}}}}},
           "/models":{"get":{"operationId":"models","responses":{}}},
           "/internal/secret":{"get":{"operationId":"secret","responses":{}}}},
         "components":{"schemas":{"KeyState":{"type":"object","description":"something else"}}}}\
        """;

    private static final Upstream FORECASTING = new Upstream()
            .answering("/models", 200, "application/json", MODEL)
            .answering("/models/demand/retrain", 202, "application/json", "{\"status\":\"fitting\"}")
            .answering("/models/none/retrain", 404, "application/problem+json", NOT_HERE)
            .answering("/actuator/info", 200, "application/json", "{\"build\":{\"version\":\"9.9\"}}")
            .answering("/v3/api-docs", 200, "application/json", DOCUMENT);
    private static final Upstream OTHERS = new Upstream()
            .answering("/models", 200, "application/json", "[]")
            .answering("/models/demand/retrain", 404, "application/problem+json", NOT_HERE)
            .answering("/models/none/retrain", 404, "application/problem+json", NOT_HERE)
            .answering("/v3/api-docs", 200, "application/json", "{\"openapi\":\"3.1.0\",\"paths\":{}}");

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private DecisionStore decisions;

    private Caller caller;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Upstream gone = new Upstream();
        gone.close();
        for (String service : List.of("ingestion", "feature", "recommendation", "pricing")) {
            properties.add("clickshelf.services." + service + ".url", OTHERS::url);
        }
        properties.add("clickshelf.services.forecasting.url", FORECASTING::url);
        properties.add("clickshelf.services.logistics.url", gone::url);
    }

    @AfterAll
    static void stopAll() {
        FORECASTING.close();
        OTHERS.close();
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        caller = new Caller(port);
    }

    @Test
    void aDecisionThatWasLoggedCanBeLookedUpUntilItsShopperIsForgotten() {
        Instant now = Instant.parse(Json.mapper()
                .readTree(caller.get("/status", OPERATIONS).body())
                .path("asOf")
                .asString());
        DecisionRecord decision = new DecisionRecord(
                "d-1",
                "recommend",
                "shopper-1",
                now,
                "recommendation",
                "7",
                "digest",
                Json.mapper().readTree("{\"userId\":\"shopper-1\",\"odd\":\"a\\u0000b\"}"),
                Json.mapper().readTree("{\"recommendedProducts\":[\"P1\"]}"),
                List.of("bought together"));
        // As after a failure: the same record twice; and one that nobody can read.
        publisher.publish(Topic.DECISION, "d-1", decision).join();
        publisher.publish(Topic.DECISION, "d-1", decision).join();
        publisher.publish(Topic.DECISION, "odd", "no decision").join();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> caller.get("/decisions/d-1", OPERATIONS).statusCode() == 200);
        HttpResponse<String> found = caller.get("/decisions/d-1", OPERATIONS);
        assertThat(Json.read(found.body().getBytes(StandardCharsets.UTF_8), DecisionRecord.class))
                .isEqualTo(decision);
        JsonNode list = Caller.json(
                caller.get("/decisions?subject=shopper-1&kind=recommend&to=" + now.plusSeconds(1), OPERATIONS));
        assertThat(list).hasSize(1);
        assertThat(Caller.json(caller.get("/decisions?subject=nobody", OPERATIONS)))
                .isEmpty();
        assertThat(caller.get("/decisions/none", OPERATIONS).statusCode()).isEqualTo(404);
        publisher
                .publish(Topic.ERASURE, "shopper-1", new ErasureRecord("shopper-1", "admin", now))
                .join();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> caller.get("/decisions/d-1", OPERATIONS).statusCode() == 404);
        assertThat(caller.get("/decisions?from=yesterday", OPERATIONS).statusCode())
                .isEqualTo(400);
    }

    @Test
    void daysThatAreOverAreForgottenWhole() {
        Instant day = Instant.parse("2020-02-28T12:00:00Z");
        decisions.addAll(List.of(
                new DecisionRow("old-1", day, "price", null, "{}"),
                new DecisionRow("old-2", day.plus(Duration.ofDays(2)), "price", null, "{}")));
        assertThat(decisions.forgetBefore(Instant.parse("2020-03-01T00:00:00Z")))
                .isEqualTo(1);
        assertThat(decisions.find("old-1")).isEmpty();
        assertThat(decisions.find("old-2")).isPresent();
        decisions.addAll(List.of(new DecisionRow("old-3", day, "price", null, "{}")));
        assertThat(decisions.find("old-3")).isPresent();
    }

    @Test
    void modelsAreJoinedAndWhatIsAskedOfOneGoesToItsService() {
        JsonNode models = Caller.json(caller.get("/models", OPERATIONS));
        assertThat(models.path("models").get(0).path("service").asString()).isEqualTo("forecasting");
        assertThat(models.path("unavailable").get(0).asString()).isEqualTo("logistics");
        assertThat(caller.post("/models/demand/retrain", OPERATIONS, "").statusCode())
                .isEqualTo(202);
        HttpResponse<String> unknown = caller.post("/models/none/retrain", OPERATIONS, "");
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(Caller.json(unknown).path("message").asString()).contains("logistics");
    }

    @Test
    void statusNamesWhatIsDown() {
        JsonNode status = Caller.json(caller.get("/status", OPERATIONS));
        assertThat(status.path("status").asString()).isEqualTo("degraded");
        for (JsonNode service : status.path("services")) {
            boolean down = service.path("service").asString().equals("logistics");
            assertThat(service.path("status").asString()).isEqualTo(down ? "down" : "up");
            if (service.path("service").asString().equals("forecasting")) {
                assertThat(service.path("version").asString()).isEqualTo("9.9");
            }
        }
    }

    @Test
    void theDescriptionJoinsWhatIsPublicAndOnlyThat() {
        HttpResponse<String> answer = caller.get("/v3/api-docs", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode document = Caller.json(answer);
        JsonNode paths = document.path("paths");
        assertThat(paths.propertyNames())
                .contains("/forecasts/{productId}", "/keys", "/decisions", "/models", "/status")
                .doesNotContain("/internal/secret", "/v3/api-docs");
        String reference = paths.path("/forecasts/{productId}")
                .path("get")
                .at("/responses/200/content/application~1json/schema/$ref")
                .asString();
        assertThat(reference).isEqualTo("#/components/schemas/ForecastingKeyState");
        assertThat(document.at("/components/schemas/ForecastingKeyState/description")
                        .asString())
                .isEqualTo("something else");
        assertThat(document.at("/components/schemas/KeyState/properties/roles").isMissingNode())
                .isFalse();
        assertThat(document.path("x-unavailable").get(0).asString()).isEqualTo("logistics");
        assertThat(caller.get("/docs", null).statusCode()).isEqualTo(302);
        assertThat(caller.get("/swagger-ui/index.html", null).statusCode()).isEqualTo(200);
        assertThat(caller.get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
        assertThat(caller.get("/actuator/prometheus", null).body()).contains("clickshelf_gateway_upstream");
    }
}
