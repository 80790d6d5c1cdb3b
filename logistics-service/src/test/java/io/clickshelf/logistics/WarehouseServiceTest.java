package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.ForecastDay;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.warehouse.StoredProduct;
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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The season turns: products are moved, the next day's orders are picked, a rush order joins, goods arrive. */
@IntegrationTest("spring.config.name=logistics")
@SuppressWarnings("NullAway.Init")
class WarehouseServiceTest {

    private static final Instant NOW = Instant.parse("2025-11-03T06:00:00Z");
    private static final int PRODUCTS = 120;
    /** Sold in summer and in winter. */
    private static final int SEASONAL = 30;

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private InternalTokens tokens;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(5);

    @Test
    void ordersAreRoutedOnALayoutThatComesWithThem() {
        JsonNode answer = send(
                "POST",
                "/pick_routes",
                "{\"layout\":{\"aisles\":4,\"bays\":10},\"orders\":[[\"O1\",\"A01-L03\"],[\"O2\",\"A04-R09\"]]}",
                200);
        assertThat(answer.path("pickRoutes").path("warehouse-1").size()).isEqualTo(2);
        // Up the first aisle to its third bay and back, over to the fourth, through it and home along the back.
        assertThat(answer.path("summary").path("distanceMeters").asDouble()).isCloseTo(12 + 12 + 12 + 12, within(0.1));
        assertThat(answer.path("summary").path("orders").asInt()).isEqualTo(2);
        JsonNode oneWay = send(
                "POST",
                "/pick_routes",
                "{\"layout\":{\"aisles\":2,\"bays\":5,\"oneWay\":{\"1\":\"up\",\"2\":\"down\"}},"
                        + "\"orders\":[[\"O1\",\"A01-L03\",\"A02-R02\"]],\"work\":{\"pickers\":2}}",
                200);
        assertThat(oneWay.path("summary").path("distanceMeters").asDouble()).isCloseTo(7 + 4 + 7 + 4, within(0.1));
        assertThat(send(
                                "POST",
                                "/pick_routes",
                                "{\"layout\":{\"aisles\":2,\"bays\":5,\"oneWay\":{\"1\":\"up\"},"
                                        + "\"blocked\":[{\"aisle\":2,\"from\":3,\"to\":4}]},\"orders\":[[\"O1\",\"A01-L03\"]]}",
                                400)
                        .path("message")
                        .asString())
                .contains("can't be reached");
        assertThat(send("POST", "/pick_routes", "{\"warehouseId\":\"W9\"}", 404)
                        .path("message")
                        .asString())
                .contains("W9", "layout");
        JsonNode slotted = send(
                "POST",
                "/optimize_warehouse",
                "{\"layout\":{\"aisles\":4,\"bays\":10},\"orders\":[[\"O1\",\"P1\",\"P2\"],[\"O2\",\"P1\"]]}",
                200);
        assertThat(slotted.path("recommendedLocations")
                        .path("warehouse")
                        .path("P1")
                        .asString())
                .isIn("A01-L01", "A01-R01");
    }

    @Test
    void theSeasonTurns() throws Exception {
        send(
                "PUT",
                "/warehouses/W",
                "{\"name\":\"Winter\",\"latitude\":52.5,\"longitude\":13.4,\"layout\":{\"aisles\":7,\"blocks\":2,\"bays\":12,"
                        + "\"levels\":2,\"reserveLevels\":1,\"zones\":[{\"name\":\"cold\",\"aisles\":[7],\"categories\":"
                        + "[\"Food\"]}],\"cart\":{\"orders\":4,\"units\":30},\"work\":{\"pickers\":2,\"pickersPerAisle\":1,"
                        + "\"cutOffs\":[\"14:00\"]}}}",
                200);
        assertThat(text("/warehouses/W/picture")).startsWith("<svg");
        List<StoredProduct> before = new ArrayList<>();
        List<Product> products = new ArrayList<>();
        List<ForecastRecord> forecasts = new ArrayList<>();
        for (int p = 0; p < PRODUCTS; p++) {
            products.add(Product.of(id(p), "Product " + p, BigDecimal.TEN, "EUR"));
            // Summer lies in front, winter at the back, what sells always between.
            before.add(new StoredProduct(location(p), id(p), 200.0));
            forecasts.add(forecast(id(p), p < SEASONAL ? 0.2 : p >= PRODUCTS - SEASONAL ? 6 : 1));
        }
        send("PUT", "/warehouses/W/locations", Json.mapper().writeValueAsString(before), 200);
        publisher.publishAll(Topic.CATALOG, products, Product::key).join();
        publisher
                .publishAll(Topic.FORECAST, forecasts, ForecastRecord::productId)
                .join();
        List<OrderEvent> past = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            past.add(order("past" + i, NOW.minus(Duration.ofDays(20 - i / 20)), i < 200));
        }
        publisher.publishAll(Topic.ORDER, past, OrderEvent::key).join();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode plan = send("POST", "/optimize_warehouse", "{\"propose\":false}", 200);
            assertThat(plan.path("warehouses").get(0).path("moves").size()).isGreaterThan(25);
            assertThat(send("POST", "/optimize_warehouse", "{\"propose\":false}", 200)
                            .path("recommendedLocations"))
                    .isEqualTo(plan.path("recommendedLocations"));
        });

        JsonNode plan = send("POST", "/optimize_warehouse", "{}", 200);
        JsonNode moves = plan.path("warehouses").get(0).path("moves");
        assertThat(moves.get(0).path("metersPerDay").asDouble())
                .isGreaterThan(moves.get(moves.size() - 1).path("metersPerDay").asDouble());
        assertThat(moves.get(0).path("reason").asString()).contains("expected on");
        assertThat(moves.get(0).path("minutesPerDay").asDouble()).isPositive();
        JsonNode again = send("POST", "/optimize_warehouse", "{}", 200);
        assertThat(again.path("recommendedLocations")).isEqualTo(plan.path("recommendedLocations"));
        assertThat(get("/warehouses/W/proposals?kind=move").size()).isEqualTo(moves.size());
        assertThat(send("POST", "/warehouses/W/proposals/approve", "{\"comment\":\"before the rush\"}", 200)
                        .size())
                .isEqualTo(moves.size());
        send("POST", "/warehouses/W/proposals/done", "{\"kind\":\"move\"}", 200);
        send("POST", "/warehouses/W/proposals/approve", "{\"proposalIds\":[\"none\"]}", 404);
        Map<String, String> now = new TreeMap<>();
        get("/warehouses/W/locations")
                .forEach(place -> now.put(
                        place.path("productId").asString(),
                        place.path("locationId").asString()));
        assertThat(now).hasSize(PRODUCTS);
        for (JsonNode move : moves) {
            if (now.getOrDefault(move.path("productId").asString(), "")
                    .equals(move.path("toLocationId").asString())) {
                assertThat(move.path("fromLocationId").asString()).isNotEmpty();
            }
        }

        // The next day: winter.
        List<OrderEvent> next = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            next.add(order("next" + i, NOW.minusSeconds(600), false));
        }
        publisher.publishAll(Topic.ORDER, next, OrderEvent::key).join();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(send("POST", "/pick_routes", "{\"propose\":false}", 200)
                                .path("summary")
                                .path("orders")
                                .asInt())
                        .isGreaterThanOrEqualTo(40));
        JsonNode wave = send("POST", "/pick_routes", "{}", 200).path("waves").get(0);
        assertThat(wave.path("distanceMeters").asDouble())
                .isLessThan(wave.path("firstComeMeters").asDouble());
        assertThat(walked(wave)).isCloseTo(wave.path("distanceMeters").asDouble(), within(5.0));
        JsonNode asBefore = send(
                "POST",
                "/pick_routes",
                "{\"warehouseId\":\"W\",\"propose\":false,\"stored\":"
                        + Json.mapper().writeValueAsString(before) + "}",
                200);
        assertThat(wave.path("distanceMeters").asDouble())
                .isLessThan(
                        0.9 * asBefore.path("summary").path("distanceMeters").asDouble());
        String waveId = wave.path("waveId").asString();
        assertThat(send("POST", "/pick_routes", "{}", 200)
                        .path("waves")
                        .get(0)
                        .path("waveId")
                        .asString())
                .isEqualTo(waveId);
        picks(waveId, 1, "begun", null, 409);
        assertThat(send("POST", "/pick_waves/" + waveId + "/approve", null, 200)
                        .path("status")
                        .asString())
                .isEqualTo("approved");
        picks(waveId, 1, "begun", null, 200);

        // A rush order joins a batch that is not begun.
        publisher
                .publishAll(Topic.ORDER, List.of(order("rush", NOW.minusSeconds(60), false)), OrderEvent::key)
                .join();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(send("POST", "/pick_waves/" + waveId + "/join", "{}", 200)
                                .path("orders")
                                .asInt())
                        .isEqualTo(wave.path("orders").asInt() + 1));
        JsonNode joined = get("/pick_waves/" + waveId);
        assertThat(joined.path("batches").get(0).path("orderIds"))
                .isEqualTo(wave.path("batches").get(0).path("orderIds"));
        assertThat(joined.path("batches").toString()).contains("\"rush\"");
        assertThat(joined.path("history").toString()).contains("approved", "batch 1 begun", "joined", "rush");
        assertThat(text("/warehouses/W/picture?waveId=" + waveId + "&batch=2")).contains(">2</text>");

        // All is picked, a little faster than planned.
        for (JsonNode batch : joined.path("batches")) {
            picks(
                    waveId,
                    batch.path("number").asInt(),
                    "done",
                    0.9 * batch.path("durationSeconds").asDouble(),
                    200);
        }
        JsonNode done = get("/pick_waves/" + waveId);
        assertThat(done.path("status").asString()).isEqualTo("done");
        assertThat(done.path("savedMinutes").asDouble()).isPositive();
        String moveId = moves.get(0).path("proposalId").asString();
        JsonNode measured = get("/warehouses/W/proposals/" + moveId);
        assertThat(measured.path("status").asString()).isEqualTo("done");
        assertThat(measured.path("savedMinutes").isNumber()).isTrue();
        assertThat(measured.path("history").size()).isEqualTo(3);
        assertThat(send("POST", "/pick_routes", "{}", 200)
                        .path("summary")
                        .path("orders")
                        .asInt())
                .isZero();

        // Two pallets and a return find their places.
        JsonNode goods = send(
                "POST",
                "/put_away",
                "{\"warehouseId\":\"W\",\"goods\":[{\"productId\":\"P119\",\"units\":48,\"kind\":\"pallet\"},"
                        + "{\"productId\":\"NEW\",\"units\":24,\"kind\":\"pallet\"},"
                        + "{\"productId\":\"P60\",\"units\":1,\"kind\":\"return\"}]}",
                200);
        assertThat(goods.path("tasks").size()).isEqualTo(3);
        assertThat(goods.path("tasks").get(0).path("toLocationId").asString()).endsWith("-2");
        assertThat(goods.path("tasks").get(1).path("toLocationId").asString()).endsWith("-1");
        assertThat(goods.path("tasks").get(2).path("toLocationId").asString()).isEqualTo(now.get("P60"));
        send("POST", "/warehouses/W/proposals/done", "{\"kind\":\"put_away\"}", 200);
        assertThat(get("/warehouses/W/locations").toString()).contains("\"NEW\"");

        JsonNode queued = send(
                "POST", "/pick_routes", "{\"orders\":[[\"X\",\"P1\"],[\"Y\",\"P2\",\"P90\"]],\"async\":true}", 202);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/pick_plans/" + queued.path("planId").asString())
                        .path("status")
                        .asString()
                        .equals("done"));
    }

    private void picks(String waveId, int batch, String status, @Nullable Double seconds, int answer) {
        send(
                "POST",
                "/picks",
                "{\"waveId\":\"" + waveId + "\",\"batch\":" + batch + ",\"status\":\"" + status + "\",\"seconds\":"
                        + seconds + "}",
                answer);
    }

    /** A walk of our own: straight aisles four metres apart, two blocks of eight metres. */
    private static double walked(JsonNode wave) {
        double meters = 0;
        for (JsonNode batch : wave.path("batches")) {
            double[] at = {0, 0};
            for (JsonNode stop : batch.path("stops")) {
                String id = stop.path("locationId").asString();
                double x = 4.0 * (Integer.parseInt(id.substring(1, 3)) - 1);
                int bay = Integer.parseInt(id.substring(5, 7)) - 1;
                double y = 8.0 * (bay / 6) + 1.5 + bay % 6;
                meters += way(at[0], at[1], x, y);
                at = new double[] {x, y};
            }
            meters += way(at[0], at[1], 0, 0);
        }
        return meters;
    }

    private static double way(double x, double y, double toX, double toY) {
        double best = x == toX ? Math.abs(y - toY) : Double.MAX_VALUE;
        for (double cross : new double[] {0, 8, 16}) {
            best = Math.min(best, Math.abs(y - cross) + Math.abs(x - toX) + Math.abs(toY - cross));
        }
        return best;
    }

    private static String id(int p) {
        return "P" + p;
    }

    /** Pick faces of the first five aisles, front to back. */
    private static String location(int p) {
        return String.format("A%02d-%s%02d-1", 1 + p / 24, p % 2 == 0 ? "L" : "R", 1 + p % 24 / 2);
    }

    private OrderEvent order(String id, Instant at, boolean summer) {
        List<OrderLine> lines = new ArrayList<>();
        int first = random.nextInt(4) == 0
                ? SEASONAL + random.nextInt(PRODUCTS - 2 * SEASONAL)
                : (summer ? 0 : PRODUCTS - SEASONAL) + random.nextInt(SEASONAL);
        lines.add(new OrderLine(id(first), BigDecimal.ONE, BigDecimal.TEN, null, null));
        int second = SEASONAL + random.nextInt(PRODUCTS - 2 * SEASONAL);
        if (second != first) {
            lines.add(new OrderLine(id(second), BigDecimal.ONE, BigDecimal.TEN, null, null));
        }
        return new OrderEvent(
                null, id, OrderEventType.PLACED, "u", at, lines, "EUR", "W", null, null, null, null, null, null);
    }

    private static ForecastRecord forecast(String product, double mean) {
        List<ForecastDay> days = new ArrayList<>();
        for (int day = 0; day < 28; day++) {
            double[] quantiles = {mean * 0.5, mean, mean * 1.5};
            days.add(new ForecastDay(
                    LocalDate.parse("2025-11-03").plusDays(day), mean, quantiles, mean * (day + 1), quantiles));
        }
        return new ForecastRecord(
                product,
                LocalDate.parse("2025-11-02"),
                NOW,
                "m",
                "m-1",
                new double[] {.1, .5, .9},
                days,
                Map.of("W", 1.0));
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
