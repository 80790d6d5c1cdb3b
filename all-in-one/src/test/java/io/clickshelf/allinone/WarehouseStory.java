package io.clickshelf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import tools.jackson.databind.JsonNode;

/**
 * The season turns: what sold in summer lies in front, what sells from now on at the back. Products are moved, the next
 * day's orders are picked, a rush order joins, pallets and a return arrive. Walks are measured anew here, by hand.
 */
final class WarehouseStory {

    private static final int PRODUCTS = 96;
    private static final int SEASONAL = 24;
    private static final int PAST = 420;
    private static final int TOMORROW = 36;
    private static final int MOST_MOVES = 40;

    private final ShoppingStory.Api api;
    private final Instant morning;
    private final Random random = new Random(5);
    private final List<Map<String, Object>> before = new ArrayList<>();

    /** @param morning of the day on which products are moved: after all that the shop sold */
    WarehouseStory(ShoppingStory.Api api, Instant morning) {
        this.api = api;
        this.morning = morning;
    }

    void play() throws Exception {
        autumn();
        counted();
        JsonNode moves = moved();
        String waveId = nextDay();
        rushOrder(waveId);
        picked(waveId, moves);
        arrivals();
    }

    /** Three weeks of which the last brings winter. */
    private void autumn() throws Exception {
        operations(
                "PUT",
                "/warehouses/WINTER",
                "{\"latitude\":52.5,\"longitude\":13.4,\"layout\":{\"aisles\":6,\"blocks\":2,\"bays\":12,\"levels\":2,"
                        + "\"reserveLevels\":1,\"cart\":{\"orders\":4},\"work\":{\"pickers\":2,\"cutOffs\":[\"14:00\"]}}}");
        // Where there are two, orders that name no warehouse, those of other stories, are neither's.
        operations(
                "PUT",
                "/warehouses/OTHER",
                "{\"latitude\":48.1,\"longitude\":11.6,\"layout\":{\"aisles\":2,\"bays\":4}}");
        List<Object> products = new ArrayList<>();
        for (int p = 0; p < PRODUCTS; p++) {
            products.add(Map.of("productId", id(p), "title", (isWinter(p) ? "Sledge " : "Thing ") + p, "price", 10));
            before.add(Map.of("locationId", location(p), "productId", id(p), "units", 200));
        }
        api.call("producer", "POST", "/products", json(products));
        operations("PUT", "/warehouses/WINTER/locations", json(before));
    }

    /**
     * Forecasts go on from a day as soon as anything is known of it; what of days before comes later is taken up by the next
     * fit, or after a minute. So the last day's orders come when the others are counted.
     */
    private void counted() throws Exception {
        LocalDate today = LocalDate.ofInstant(morning, ZoneOffset.UTC);
        Map<Boolean, List<Object>> past = new HashMap<>(Map.of(false, new ArrayList<>(), true, new ArrayList<>()));
        for (int i = 0; i < PAST; i++) {
            Instant at = morning.minus(Duration.ofMinutes(72L * (PAST - i)));
            past.get(!LocalDate.ofInstant(at, ZoneOffset.UTC).isBefore(today)).add(order("PAST" + i, at, i < 280));
        }
        api.call("producer", "POST", "/orders", json(past.get(false)));
        forecastFrom(today.minusDays(1));
        api.call("producer", "POST", "/orders", json(past.get(true)));
        forecastFrom(today);
    }

    private void forecastFrom(LocalDate origin) {
        eventually(() -> {
            for (int p = 0; p < PRODUCTS; p++) {
                assertThat(operations("GET", "/forecasts/" + id(p), "")
                                .path("origin")
                                .asString())
                        .isEqualTo(origin.toString());
            }
        });
    }

    private JsonNode moved() throws Exception {
        eventually(() -> {
            JsonNode plan = operations("POST", "/optimize_warehouse", "{\"warehouseId\":\"WINTER\",\"propose\":false}")
                    .path("warehouses")
                    .get(0);
            assertThat(plan.path("orders").asInt()).isEqualTo(PAST);
            assertThat(plan.path("forecasts").asInt()).isEqualTo(PRODUCTS);
        });
        JsonNode plan = operations("POST", "/optimize_warehouse", "{\"warehouseId\":\"WINTER\"}")
                .path("warehouses")
                .get(0);
        JsonNode moves = plan.path("moves");
        assertThat(moves.size()).isBetween(8, MOST_MOVES);
        assertThat(plan.path("placements").size())
                .as("what is sold elsewhere does not come here")
                .isZero();
        double last = Double.MAX_VALUE;
        for (JsonNode move : moves) {
            assertThat(move.path("reason").asString()).contains("lately");
            assertThat(move.path("minutesPerDay").asDouble()).isPositive();
            assertThat(move.path("metersPerDay").asDouble()).isLessThanOrEqualTo(last);
            last = move.path("metersPerDay").asDouble();
        }
        assertThat(moves.valueStream()
                        .limit(10)
                        .filter(move -> move.path("reason").asString().startsWith("Sledge"))
                        .count())
                .as("what sells from now on comes to the front")
                .isGreaterThan(6);
        assertThat(plan.path("metersPerDayAfter").asDouble())
                .isLessThan(0.9 * plan.path("metersPerDayBefore").asDouble());
        operations("POST", "/warehouses/WINTER/proposals/approve", "{\"kind\":\"move\"}");
        assertThat(operations("POST", "/warehouses/WINTER/proposals/done", "{\"kind\":\"move\"}")
                        .size())
                .isEqualTo(moves.size());
        return moves;
    }

    private String nextDay() throws Exception {
        List<Map<String, Object>> orders = new ArrayList<>();
        for (int i = 0; i < TOMORROW; i++) {
            orders.add(order("WINTER" + i, morning.plusSeconds(60L * i), false));
        }
        api.call("producer", "POST", "/orders", json(orders));
        // Of the days before some are open as well: nobody has said that they were picked.
        eventually(() -> {
            String waves = operations("POST", "/pick_routes", "{\"warehouseId\":\"WINTER\",\"propose\":false}")
                    .path("waves")
                    .toString();
            assertThat(orders).allSatisfy(order -> assertThat(waves).contains("\"" + order.get("orderId") + "\""));
        });
        JsonNode wave = operations("POST", "/pick_routes", "{\"warehouseId\":\"WINTER\"}")
                .path("waves")
                .get(0);
        double meters = wave.path("distanceMeters").asDouble();
        assertThat(meters).isLessThan(wave.path("firstComeMeters").asDouble());
        assertThat(walked(wave)).isCloseTo(meters, within(0.01 * meters));
        JsonNode asBefore = operations(
                        "POST",
                        "/pick_routes",
                        "{\"warehouseId\":\"WINTER\",\"propose\":false,\"stored\":" + json(before) + "}")
                .path("waves")
                .get(0);
        assertThat(asBefore.path("orders")).isEqualTo(wave.path("orders"));
        // 7 to 8 % by a champion that was fitted before these products came, 11 to 13 % by one that expects more of
        // them.
        assertThat(walked(wave)).as("metres saved by the moves").isLessThan(0.95 * walked(asBefore));
        String waveId = wave.path("waveId").asString();
        operations("POST", "/pick_waves/" + waveId + "/approve", "{}");
        report(waveId, 1, "begun", "null");
        return waveId;
    }

    private void rushOrder(String waveId) throws Exception {
        JsonNode wave = operations("GET", "/pick_waves/" + waveId, "");
        api.call("producer", "POST", "/orders", json(List.of(order("RUSH", morning.plusSeconds(3_600), false))));
        // By itself: it must leave by the wave's cut-off.
        eventually(() -> assertThat(operations("GET", "/pick_waves/" + waveId, "")
                        .path("batches")
                        .toString())
                .contains("\"RUSH\""));
        JsonNode joined = operations("GET", "/pick_waves/" + waveId, "");
        assertThat(joined.path("batches").get(0).path("orderIds"))
                .as("what is begun stays as it is")
                .isEqualTo(wave.path("batches").get(0).path("orderIds"));
        assertThat(joined.path("firstComeMeters").asDouble())
                .isGreaterThanOrEqualTo(wave.path("firstComeMeters").asDouble());
        assertThat(joined.path("history").toString()).contains("joined", "RUSH");
    }

    private void picked(String waveId, JsonNode moves) throws Exception {
        for (JsonNode batch : operations("GET", "/pick_waves/" + waveId, "").path("batches")) {
            double seconds = 0.9 * batch.path("durationSeconds").asDouble();
            report(waveId, batch.path("number").asInt(), "done", String.valueOf(seconds));
        }
        JsonNode done = operations("GET", "/pick_waves/" + waveId, "");
        assertThat(done.path("status").asString()).isEqualTo("done");
        assertThat(done.path("savedMinutes").asDouble()).isPositive();
        double saved = 0;
        for (JsonNode move : moves) {
            String path =
                    "/warehouses/WINTER/proposals/" + move.path("proposalId").asString();
            saved += operations("GET", path, "").path("savedMinutes").asDouble();
        }
        assertThat(saved).as("minutes that the moves really saved").isPositive();
    }

    private void arrivals() throws Exception {
        Map<String, String> lies = new HashMap<>();
        operations("GET", "/warehouses/WINTER/locations", "")
                .forEach(place -> lies.put(
                        place.path("productId").asString(),
                        place.path("locationId").asString()));
        JsonNode tasks = operations(
                        "POST",
                        "/put_away",
                        "{\"warehouseId\":\"WINTER\",\"goods\":[{\"productId\":\"S95\",\"units\":48,\"kind\":\"pallet\"},"
                                + "{\"productId\":\"S-NEW\",\"units\":24,\"kind\":\"pallet\"},"
                                + "{\"productId\":\"S40\",\"units\":1,\"kind\":\"return\"}]}")
                .path("tasks");
        assertThat(tasks.get(0).path("toLocationId").asString()).as("reserve").endsWith("-2");
        assertThat(tasks.get(1).path("toLocationId").asString())
                .as("a pick face of its own")
                .endsWith("-1")
                .isNotIn(lies.values());
        assertThat(tasks.get(2).path("toLocationId").asString()).isEqualTo(lies.get("S40"));
    }

    private void report(String waveId, int batch, String status, String seconds) throws Exception {
        operations(
                "POST",
                "/picks",
                "{\"waveId\":\"%s\",\"batch\":%d,\"status\":\"%s\",\"seconds\":%s}"
                        .formatted(waveId, batch, status, seconds));
    }

    /** Straight aisles four metres apart, two blocks of eight metres. */
    private static double walked(JsonNode wave) {
        double meters = 0;
        for (JsonNode batch : wave.path("batches")) {
            double x = 0;
            double y = 0;
            for (JsonNode stop : batch.path("stops")) {
                String id = stop.path("locationId").asString();
                int bay = Integer.parseInt(id.substring(5, 7)) - 1;
                double toX = 4.0 * (Integer.parseInt(id.substring(1, 3)) - 1);
                double toY = 8.0 * (bay / 6) + 1.5 + bay % 6;
                meters += way(x, y, toX, toY);
                x = toX;
                y = toY;
            }
            meters += way(x, y, 0, 0);
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

    private Map<String, Object> order(String id, Instant at, boolean summer) {
        int first = random.nextInt(5) == 0
                ? SEASONAL + random.nextInt(PRODUCTS - 2 * SEASONAL)
                : (summer ? 0 : PRODUCTS - SEASONAL) + random.nextInt(SEASONAL);
        int second = SEASONAL + random.nextInt(PRODUCTS - 2 * SEASONAL);
        List<Object> lines = Stream.of(first, second)
                .distinct()
                .map(p -> (Object) Map.of("productId", id(p), "quantity", 1, "price", 10))
                .toList();
        return Map.of("orderId", id, "timestamp", at.toString(), "warehouseId", "WINTER", "lines", lines);
    }

    private static boolean isWinter(int p) {
        return p >= PRODUCTS - SEASONAL;
    }

    private static String id(int p) {
        return "S" + p;
    }

    /** Pick faces of the first four aisles, front to back. */
    private static String location(int p) {
        return String.format(Locale.ROOT, "A%02d-%s%02d-1", 1 + p / 24, p % 2 == 0 ? "L" : "R", 1 + p % 24 / 2);
    }

    private JsonNode operations(String method, String path, String body) throws Exception {
        return Json.read(api.call("operations", method, path, body), JsonNode.class);
    }

    private static String json(Object value) {
        return Json.mapper().writeValueAsString(value);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
