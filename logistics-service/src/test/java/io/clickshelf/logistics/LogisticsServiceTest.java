package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.ForecastDay;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.ShipTo;
import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@IntegrationTest("spring.config.name=logistics")
@SuppressWarnings("NullAway.Init")
class LogisticsServiceTest {

    private static final Instant NOW = Instant.parse("2025-03-03T06:00:00Z");
    private static final double[] LEVELS = {.05, .25, .5, .75, .95};

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private InternalTokens tokens;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void plainStockRequestGetsALevelThatCoversTheLeadTime() {
        JsonNode answer = post("/optimize_stock", "{\"demandForecast\":{\"P1\":12.5},\"leadTime\":7}", 200);
        long level = answer.path("recommendedStockLevels").path("P1").asLong();
        assertThat(level).isBetween(95L, 120L);
        JsonNode line = answer.path("lines").get(0);
        assertThat(line.path("expectedService").asDouble()).isGreaterThanOrEqualTo(0.95);
        double parts = 0;
        for (JsonNode part : line.path("explanation")) {
            parts += part.path("units").asDouble();
        }
        assertThat(parts).isCloseTo(level, within(1.0));
        assertThat(answer.path("decisionId").asString()).isNotEmpty();
    }

    @Test
    void badValuesAreNamed() {
        assertThat(post("/optimize_stock", "{\"demandForecast\":{\"P1\":-3},\"leadTime\":7}", 400)
                        .path("message")
                        .asString())
                .contains("-3");
        assertThat(post("/optimize_stock", "{\"demandForecast\":{\"P1\":\"NaN\"},\"leadTime\":7}", 400)
                        .path("message")
                        .asString())
                .contains("NaN");
        String places = "{\"warehouseLocations\":[[\"W1\",40.7,-74.0]],\"deliveryPoints\":[[\"O1\",%s,-74.01]]}";
        assertThat(post("/optimize_routes", places.formatted("95.5"), 400)
                        .path("message")
                        .asString())
                .contains("95.5", "deliveryPoints[0].latitude");
        assertThat(post("/optimize_routes", places.formatted("NaN"), 400)
                        .path("message")
                        .asString())
                .contains("NaN");
        assertThat(post("/optimize_routes", places.formatted("\"north\""), 400)
                        .path("message")
                        .asString())
                .contains("north");
    }

    @Test
    void plainRouteRequestIsAnswered() {
        JsonNode answer = post(
                "/optimize_routes",
                "{\"warehouseLocations\":[[\"W1\",40.7,-74.0]],\"deliveryPoints\":[[\"O1\",40.71,-74.01]]}",
                200);
        assertThat(answer.path("routePlan").toString()).isEqualTo("{\"W1\":[\"O1\"]}");
        JsonNode route = answer.path("routes").get(0);
        assertThat(route.path("stops").size()).isEqualTo(3);
        assertThat(route.path("distanceMeters").asLong()).isBetween(3000L, 5000L);
    }

    @Test
    void aHundredStopsAndThreeWarehousesAreEachServedOnceInTime() throws Exception {
        Random random = new Random(4);
        String points = IntStream.range(0, 100)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "[\"O%d\",%.4f,%.4f]",
                        i,
                        40.5 + 0.5 * random.nextDouble(),
                        -74.2 + 0.5 * random.nextDouble()))
                .collect(Collectors.joining(","));
        String warehouses = "[\"W1\",40.6,-74.1],[\"W2\",40.9,-74.0],[\"W3\",40.7,-73.8]";
        String request = "{\"warehouseLocations\":[" + warehouses + "],\"deliveryPoints\":[" + points + "]}";
        long started = System.nanoTime();
        JsonNode answer = post("/optimize_routes", request, 200);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(6));
        List<String> served = new ArrayList<>();
        answer.path("routePlan").forEach(ids -> ids.forEach(id -> served.add(id.asString())));
        assertThat(served).hasSize(100).doesNotHaveDuplicates();
        for (JsonNode route : answer.path("routes")) {
            Instant before = Instant.MIN;
            for (JsonNode stop : route.path("stops")) {
                Instant arrives = Instant.parse(stop.path("arrivesAt").asString());
                assertThat(arrives).isAfterOrEqualTo(before);
                before = Instant.parse(stop.path("leavesAt").asString());
            }
        }

        String async = request.substring(0, request.length() - 1) + ",\"async\":true,\"seconds\":60}";
        JsonNode queued = post("/optimize_routes", async, 202);
        String path = "/route_plans/" + queued.path("planId").asString();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !get(path).path("progress").isEmpty());
        post(path + "/stop", null, 202);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(path).path("status").asString().equals("done"));
        assertThat(text(path + "/events")).contains("event:progress").contains("event:done");
        JsonNode changed =
                post(path + "/change", "{\"remove\":[\"O7\"],\"seconds\":0.5,\"add\":[[\"X\",40.7,-74]]}", 200);
        assertThat(changed.path("changes").toString())
                .contains("{\"id\":\"O7\",\"what\":\"removed\"")
                .contains("{\"id\":\"X\",\"what\":\"added\"");
    }

    @Test
    void ownForecastsStockAndOrdersBecomePlansThatRepeatToTheSame() {
        for (Map.Entry<String, double[]> place : Map.of("N", new double[] {52.5, 13.4}, "S", new double[] {52.1, 11.6})
                .entrySet()) {
            send(
                    "PUT",
                    "/warehouses/" + place.getKey(),
                    "{\"name\":\"" + place.getKey() + "\",\"latitude\":" + place.getValue()[0] + ",\"longitude\":"
                            + place.getValue()[1] + "}",
                    200);
        }
        publisher
                .publishAll(
                        Topic.INVENTORY,
                        List.of(
                                stock("A", "N", 500, NOW.minusSeconds(60)),
                                stock("A", "S", 2, NOW.minusSeconds(60)),
                                stock("A", "S", 99, NOW.minusSeconds(3600)),
                                stock("B", "N", 1, NOW.minusSeconds(60)),
                                stock("B", "S", 50, NOW.minusSeconds(60))),
                        InventoryRecord::key)
                .join();
        publisher
                .publishAll(
                        Topic.FORECAST,
                        List.of(forecast("A", Map.of("N", .5, "S", .5)), forecast("C", Map.of("-", 1.0))),
                        ForecastRecord::productId)
                .join();
        publisher
                .publishAll(
                        Topic.ORDER,
                        List.of(
                                order("O1", "A", 3, 52.4, 13.3),
                                order("O2", "B", 5, 52.4, 13.5),
                                order("O3", "B", 500, 48.2, 11.5),
                                order("O4", "A", 1, 48.2, 11.7),
                                cancelled("O4", "A", 1)),
                        OrderEvent::key)
                .join();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            assertThat(post("/optimize_stock", "{\"propose\":false}", 200)
                            .path("lines")
                            .size())
                    .isEqualTo(3);
            JsonNode routes = post("/optimize_routes", "{}", 200);
            assertThat(routes.path("routePlan").toString()).isEqualTo("{\"N\":[\"O1\"],\"S\":[\"O2\"]}");
            assertThat(routes.path("unassigned").size()).isEqualTo(1);
        });
        JsonNode unserved =
                post("/optimize_routes", "{}", 200).path("unassigned").get(0);
        assertThat(unserved.path("id").asString()).isEqualTo("O3");
        assertThat(unserved.path("reason").asString()).isEqualTo("stock");

        JsonNode plan = post("/optimize_stock", "{}", 200);
        assertThat(plan.path("planDate").asString()).isEqualTo("2025-03-03");
        assertThat(plan.path("transfers").get(0).path("from").asString()).isEqualTo("N");
        assertThat(plan.path("transfers").get(0).path("to").asString()).isEqualTo("S");
        assertThat(plan.path("recommendedStockLevels").path("C").asLong()).isGreaterThan(70);
        JsonNode proposals = get("/stock/proposals");
        assertThat(post("/optimize_stock", "{}", 200).path("lines")).isEqualTo(plan.path("lines"));
        assertThat(get("/stock/proposals")).isEqualTo(proposals);

        String id =
                get("/stock/proposals?productId=C").get(0).path("proposalId").asString();
        JsonNode approved = post("/stock/proposals/" + id + "/approve", "{\"comment\":\"fine\"}", 200);
        assertThat(approved.path("status").asString()).isEqualTo("approved");
        assertThat(approved.path("history").get(1).path("comment").asString()).isEqualTo("fine");
        post("/stock/proposals/" + id + "/reject", null, 409);
        JsonNode after = post("/optimize_stock", "{\"productIds\":[\"C\"]}", 200)
                .path("lines")
                .get(0);
        assertThat(after.path("quantity").asDouble()).isZero();
        assertThat(after.path("proposed").asDouble()).isPositive();

        send("POST", "/deliveries", "{\"orderId\":\"O1\",\"deliveredAt\":\"2025-03-03T10:00:00Z\"}", 204);
        assertThat(post("/optimize_routes", "{}", 200)
                        .path("routePlan")
                        .path("N")
                        .size())
                .isZero();
    }

    private static InventoryRecord stock(String product, String warehouse, int units, Instant at) {
        return new InventoryRecord(null, product, BigDecimal.valueOf(units), warehouse, at, null, null, null);
    }

    /** About ten a day. */
    private static ForecastRecord forecast(String product, Map<String, Double> shares) {
        List<ForecastDay> days = new ArrayList<>();
        for (int day = 1; day <= 28; day++) {
            double mean = 10.0 * day;
            double sd = 4 * Math.sqrt(day);
            double[] sum = {mean - 1.64 * sd, mean - .67 * sd, mean, mean + .67 * sd, mean + 1.64 * sd};
            double[] one = {4, 7.3, 10, 12.7, 16.6};
            for (int i = 0; i < sum.length; i++) {
                sum[i] = Math.max(0, sum[i]);
            }
            days.add(new ForecastDay(LocalDate.parse("2025-03-02").plusDays(day), 10, one, mean, sum));
        }
        return new ForecastRecord(product, LocalDate.parse("2025-03-02"), NOW, "m", "m-1", LEVELS, days, shares);
    }

    private static OrderEvent order(String id, String product, int units, double latitude, double longitude) {
        return event(
                id,
                OrderEventType.PLACED,
                product,
                units,
                new ShipTo(latitude, longitude, "DE", null, null, null),
                new TimeWindow(NOW.plusSeconds(3600), NOW.plusSeconds(8 * 3600)));
    }

    private static OrderEvent cancelled(String id, String product, int units) {
        return event(id, OrderEventType.CANCELLED, product, units, null, null);
    }

    private static OrderEvent event(
            String id,
            OrderEventType type,
            String product,
            int units,
            @Nullable ShipTo to,
            @Nullable TimeWindow window) {
        OrderLine line = new OrderLine(product, BigDecimal.valueOf(units), BigDecimal.TEN, null, null);
        return new OrderEvent(null, id, type, "u", NOW, List.of(line), "EUR", null, to, window, null, null, null, null);
    }

    private JsonNode post(String path, @Nullable String body, int status) {
        return send("POST", path, body, status);
    }

    private JsonNode get(String path) {
        return send("GET", path, null, 200);
    }

    private String text(String path) throws IOException, InterruptedException {
        return http.send(request("GET", path, null), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private JsonNode send(String method, String path, @Nullable String body, int status) {
        try {
            HttpResponse<String> answer = http.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("%s %s: %s", method, path, answer.body())
                    .isEqualTo(status);
            return answer.body().isEmpty()
                    ? Json.mapper().nullNode()
                    : Json.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, @Nullable String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + tokens.issue("test", List.of(Role.OPERATIONS)))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
