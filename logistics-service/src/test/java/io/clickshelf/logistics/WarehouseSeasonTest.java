package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.warehouse.StoredProduct;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The season turns: products are moved, the next day's orders are picked, a rush order joins, goods arrive. */
class WarehouseSeasonTest extends ServiceTest {

    private static final Instant NOW = Instant.parse("2025-11-03T06:00:00Z");
    private static final LocalDate EVE = LocalDate.parse("2025-11-02");
    private static final int PRODUCTS = 120;
    /** Sold in summer and in winter. */
    private static final int SEASONAL = 30;

    private final Random random = new Random(5);

    private List<StoredProduct> before = List.of();

    @Test
    void theSeasonTurns() {
        shopAtTheEndOfSummer();
        JsonNode moves = productsAreMoved();
        String waveId = nextDayIsWinter();
        whatIsNotBegunFollowsProductsThatAreMoved(waveId);
        rushOrderJoins(waveId);
        ofTheLastUnitTheSecondIsSaidToBeLeftOut(waveId);
        allIsPicked(waveId);
        JsonNode measured =
                get("/warehouses/W/proposals/" + moves.get(0).path("proposalId").asString());
        assertThat(measured.path("status").asString()).isEqualTo("done");
        assertThat(measured.path("savedMinutes").isNumber()).isTrue();
        assertThat(measured.path("history").size()).isEqualTo(3);
        palletsAndAReturnArrive();
    }

    private void shopAtTheEndOfSummer() {
        put(
                "/warehouses/W",
                "{\"name\":\"Winter\",\"latitude\":52.5,\"longitude\":13.4,\"layout\":{\"aisles\":7,\"blocks\":2,\"bays\":12,"
                        + "\"levels\":2,\"reserveLevels\":1,\"zones\":[{\"name\":\"cold\",\"aisles\":[7],\"categories\":"
                        + "[\"Food\"]}],\"cart\":{\"orders\":4,\"units\":30},\"work\":{\"pickers\":2,\"pickersPerAisle\":1,"
                        + "\"cutOffs\":[\"14:00\"]}}}");
        assertThat(text("/warehouses/W/picture")).startsWith("<svg");
        List<StoredProduct> places = new ArrayList<>();
        List<Product> products = new ArrayList<>();
        List<ForecastRecord> forecasts = new ArrayList<>();
        for (int p = 0; p < PRODUCTS; p++) {
            products.add(Product.of(id(p), "Product " + p, BigDecimal.TEN, "EUR"));
            // Summer lies in front, winter at the back, what sells always between.
            places.add(new StoredProduct(location(p), id(p), 200.0));
            forecasts.add(Facts.forecast(
                    id(p), EVE, p < SEASONAL ? 0.2 : p >= PRODUCTS - SEASONAL ? 6 : 1, Map.of("W", 1.0)));
        }
        places.add(new StoredProduct("A06-L01-1", "LAST", 1.0));
        before = places;
        put("/warehouses/W/locations", Json.mapper().writeValueAsString(before));
        publisher.publishAll(Topic.CATALOG, products, Product::key).join();
        publisher
                .publishAll(Topic.FORECAST, forecasts, ForecastRecord::productId)
                .join();
        List<OrderEvent> past = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            past.add(order("past" + i, NOW.minus(Duration.ofDays(20 - i / 20)), i < 200));
        }
        publisher.publishAll(Topic.ORDER, past, OrderEvent::key).join();
    }

    private JsonNode productsAreMoved() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode plan = post("/optimize_warehouse", "{\"propose\":false}");
            assertThat(plan.path("warehouses").get(0).path("moves").size()).isGreaterThan(25);
            assertThat(post("/optimize_warehouse", "{\"propose\":false}").path("recommendedLocations"))
                    .isEqualTo(plan.path("recommendedLocations"));
        });

        JsonNode plan = post("/optimize_warehouse", "{}");
        JsonNode moves = plan.path("warehouses").get(0).path("moves");
        assertThat(moves.get(0).path("metersPerDay").asDouble())
                .isGreaterThan(moves.get(moves.size() - 1).path("metersPerDay").asDouble());
        assertThat(moves.get(0).path("reason").asString()).contains("expected on");
        assertThat(moves.get(0).path("minutesPerDay").asDouble()).isPositive();
        assertThat(get("/warehouses/W/proposals?kind=move").size()).isEqualTo(moves.size());
        assertThat(post("/warehouses/W/proposals/approve", "{\"comment\":\"before the rush\"}")
                        .size())
                .isEqualTo(moves.size());
        post("/warehouses/W/proposals/done", "{\"kind\":\"move\"}");
        post("/warehouses/W/proposals/approve", "{\"proposalIds\":[\"none\"]}", 404);
        assertThat(locations()).hasSize(PRODUCTS + 1);
        return moves;
    }

    private String nextDayIsWinter() {
        List<OrderEvent> next = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            next.add(order("next" + i, NOW.minusSeconds(600), false));
        }
        publisher.publishAll(Topic.ORDER, next, OrderEvent::key).join();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(post("/pick_routes", "{\"propose\":false}")
                                .path("summary")
                                .path("orders")
                                .asInt())
                        .isGreaterThanOrEqualTo(40));
        JsonNode wave = post("/pick_routes", "{}").path("waves").get(0);
        assertThat(wave.path("distanceMeters").asDouble())
                .isLessThan(wave.path("firstComeMeters").asDouble());
        assertThat(walked(wave)).isCloseTo(wave.path("distanceMeters").asDouble(), within(5.0));
        JsonNode asBefore = post(
                "/pick_routes",
                "{\"warehouseId\":\"W\",\"propose\":false,\"stored\":"
                        + Json.mapper().writeValueAsString(before) + "}");
        assertThat(wave.path("distanceMeters").asDouble())
                .isLessThan(
                        0.9 * asBefore.path("summary").path("distanceMeters").asDouble());
        String waveId = wave.path("waveId").asString();
        assertThat(post("/pick_routes", "{}")
                        .path("waves")
                        .get(0)
                        .path("waveId")
                        .asString())
                .isEqualTo(waveId);
        picks(waveId, 1, "begun", null, 409);
        assertThat(post("/pick_waves/" + waveId + "/approve", "").path("status").asString())
                .isEqualTo("approved");
        picks(waveId, 1, "begun", null, 200);
        return waveId;
    }

    private void whatIsNotBegunFollowsProductsThatAreMoved(String waveId) {
        post("/optimize_warehouse", "{\"leastMetersSaved\":0}");
        post("/warehouses/W/proposals/approve", "{\"kind\":\"move\"}");
        assertThat(post("/warehouses/W/proposals/done", "{\"kind\":\"move\"}")).isNotEmpty();
        Map<String, String> lie = locations();
        for (JsonNode batch : get("/pick_waves/" + waveId).path("batches")) {
            for (JsonNode stop : batch.path("stops")) {
                for (JsonNode pick : stop.path("picks")) {
                    if (batch.path("status").asString().equals("planned")) {
                        assertThat(stop.path("locationId").asString())
                                .isEqualTo(lie.get(pick.path("productId").asString()));
                    }
                }
            }
        }
    }

    /** By itself, as it must leave by the wave's cut-off; and one that is called off leaves again. */
    private void rushOrderJoins(String waveId) {
        JsonNode wave = get("/pick_waves/" + waveId);
        OrderEvent regretted = Facts.picked("regretted", NOW.minusSeconds(60), "W", List.of("P40", "P100"));
        publisher
                .publishAll(
                        Topic.ORDER, List.of(order("rush", NOW.minusSeconds(60), false), regretted), OrderEvent::key)
                .join();
        JsonNode both = waveOf(waveId, wave.path("orders").asInt() + 2);
        publisher
                .publishAll(Topic.ORDER, List.of(Facts.calledOff(regretted, NOW)), OrderEvent::key)
                .join();
        JsonNode joined = waveOf(waveId, wave.path("orders").asInt() + 1);
        assertThat(joined.path("distanceMeters").asDouble())
                .isLessThan(both.path("distanceMeters").asDouble());
        assertThat(walked(joined)).isCloseTo(joined.path("distanceMeters").asDouble(), within(5.0));
        assertThat(joined.path("batches").get(0).path("orderIds"))
                .isEqualTo(wave.path("batches").get(0).path("orderIds"));
        assertThat(joined.path("batches").toString()).contains("\"rush\"").doesNotContain("\"regretted\"");
        assertThat(joined.path("history").toString())
                .contains("approved", "batch 1 begun", "joined", "rush", "cancelled: regretted");
        assertThat(text("/warehouses/W/picture?waveId=" + waveId + "&batch=2")).contains("<polyline", ">2</text>");
        post("/pick_waves/" + waveId + "/join", "{\"orders\":[[\"rush\",\"P40\"]]}", 409);
    }

    private void ofTheLastUnitTheSecondIsSaidToBeLeftOut(String waveId) {
        int orders = get("/pick_waves/" + waveId).path("orders").asInt();
        OrderEvent first = Facts.picked("first", NOW.minusSeconds(50), "W", List.of("LAST"));
        publisher.publishAll(Topic.ORDER, List.of(first), OrderEvent::key).join();
        waveOf(waveId, orders + 1);
        OrderEvent second = Facts.picked("second", NOW.minusSeconds(40), "W", List.of("LAST"));
        publisher.publishAll(Topic.ORDER, List.of(second), OrderEvent::key).join();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                get("/pick_waves/" + waveId).path("leftOut").toString())
                        .contains("second", "W has 1 of LAST, 1 for orders that come first; 1 ordered"));
        assertThat(get("/pick_waves/" + waveId).path("history").toString()).contains("can't join: second");
        assertThat(post("/pick_routes", "{\"propose\":false}").path("unplanned").toString())
                .contains("second", "for orders that come first");
        publisher
                .publishAll(Topic.ORDER, List.of(Facts.calledOff(second, NOW)), OrderEvent::key)
                .join();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                get("/pick_waves/" + waveId).path("leftOut").isMissingNode())
                        .isTrue());
    }

    private JsonNode waveOf(String waveId, int orders) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                get("/pick_waves/" + waveId).path("orders").asInt())
                        .isEqualTo(orders));
        return get("/pick_waves/" + waveId);
    }

    /** A little faster than planned. */
    private void allIsPicked(String waveId) {
        for (JsonNode batch : get("/pick_waves/" + waveId).path("batches")) {
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
        assertThat(post("/pick_routes", "{}").path("summary").path("orders").asInt())
                .isZero();
    }

    private void palletsAndAReturnArrive() {
        String usual = locations().get("P60");
        JsonNode goods = post(
                "/put_away",
                "{\"warehouseId\":\"W\",\"goods\":[{\"productId\":\"P119\",\"units\":48,\"kind\":\"pallet\"},"
                        + "{\"productId\":\"NEW\",\"units\":24,\"kind\":\"pallet\"},"
                        + "{\"productId\":\"P60\",\"units\":1,\"kind\":\"return\"}]}");
        assertThat(goods.path("tasks").size()).isEqualTo(3);
        assertThat(goods.path("tasks").get(0).path("toLocationId").asString()).endsWith("-2");
        assertThat(goods.path("tasks").get(1).path("toLocationId").asString()).endsWith("-1");
        assertThat(goods.path("tasks").get(2).path("toLocationId").asString()).isEqualTo(usual);
        post("/warehouses/W/proposals/done", "{\"kind\":\"put_away\"}");
        assertThat(get("/warehouses/W/locations").toString()).contains("\"NEW\"");
    }

    private Map<String, String> locations() {
        Map<String, String> places = new HashMap<>();
        get("/warehouses/W/locations")
                .forEach(place -> places.put(
                        place.path("productId").asString(),
                        place.path("locationId").asString()));
        return places;
    }

    private void picks(String waveId, int batch, String status, @Nullable Double seconds, int answer) {
        post(
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
        int first = random.nextInt(4) == 0
                ? SEASONAL + random.nextInt(PRODUCTS - 2 * SEASONAL)
                : (summer ? 0 : PRODUCTS - SEASONAL) + random.nextInt(SEASONAL);
        int second = SEASONAL + random.nextInt(PRODUCTS - 2 * SEASONAL);
        return Facts.picked(
                id, at, "W", Stream.of(id(first), id(second)).distinct().toList());
    }
}
