package io.clickshelf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import tools.jackson.databind.JsonNode;

/**
 * Two models of one brand of sports shoes are searched for and looked at as never before, and people talk of it: alerts say
 * so, forecasts and levels rise, the south is asked to send what the north will lack. Then one model sells and the other
 * doesn't. All through the public address.
 */
final class SurgeStory {

    private static final String SELLS = "FLEET-1";
    private static final String FALLS_FLAT = "FLEET-2";
    private static final String BRAND = "fleetfoot";
    private static final int DAYS = 60;
    private static final int NORTH_UNITS = 4;
    private static final int SOUTH_UNITS = 1;

    private final ShoppingStory.Api api;
    private final Instant now;

    /** @param now an afternoon after all that the shop sold */
    SurgeStory(ShoppingStory.Api api, Instant now) {
        this.api = api;
        this.now = now;
    }

    private record Outlook(double units, double north, double south, int transfers) {}

    void play() throws Exception {
        usualWeeks();
        eventually(() -> assertThat(forecast(SELLS).path("origin").asString()).isEqualTo(day(-1)));
        eventually(
                () -> assertThat(forecast(FALLS_FLAT).path("origin").asString()).isEqualTo(day(-1)));
        eventually(() -> assertThat(outlook(SELLS).north()).isPositive());
        Outlook before = outlook(SELLS);
        assertThat(before.transfers())
                .as("the north has enough for what is usual")
                .isZero();

        surge();
        eventually(() -> alertsSaySoWithTheirEvidence());
        eventually(() -> assertThat(outlook(SELLS).units()).isGreaterThan(1.3 * before.units()));
        Outlook raised = outlook(SELLS);
        eventually(() -> {
            Outlook planned = outlook(SELLS);
            assertThat(planned.north()).isGreaterThan(1.1 * before.north());
            assertThat(planned.south()).isGreaterThan(before.south());
            assertThat(planned.transfers()).isPositive();
        });
        theSouthSendsToTheNorth();

        for (int later = 0; later < 4; later++) {
            sell(later, SELLS, 3);
            sell(later, FALLS_FLAT, 1);
        }
        eventually(() -> {
            assertThat(forecast(SELLS).path("origin").asString()).isEqualTo(day(3));
            assertThat(outlook(SELLS).units()).as("sales confirm").isGreaterThan(1.5 * before.units());
            assertThat(outlook(FALLS_FLAT).units()).as("sales deny").isLessThan(0.8 * raised.units());
        });
    }

    private void alertsSaySoWithTheirEvidence() throws Exception {
        JsonNode model = operations("GET", "/alerts?kind=demand_spike&subject=" + SELLS, "")
                .get(0);
        assertThat(Instant.parse(model.path("timestamp").asString())).isBetween(now, now.plusSeconds(60));
        JsonNode evidence = model.path("evidence");
        assertThat(evidence.path("looksLastHour").asInt()).isGreaterThanOrEqualTo(15);
        assertThat(evidence.path("brand").asString()).isEqualTo(BRAND);
        assertThat(evidence.path("forecast14DaysNow").asDouble())
                .isGreaterThan(evidence.path("forecast14DaysBefore").asDouble());
        JsonNode brand = operations("GET", "/alerts?kind=demand_spike&subject=" + BRAND, "")
                .get(0);
        assertThat(brand.path("evidence").path("searchesLastHour").asInt()).isGreaterThanOrEqualTo(15);
        assertThat(brand.path("evidence").path("mentionsLastHour").asInt()).isEqualTo(140);
        assertThat(brand.path("evidence").path("mentionsUsualPerHour").asDouble())
                .isLessThan(2);
        assertThat(brand.path("evidence").path("productIds").toString()).contains(SELLS, FALLS_FLAT);
    }

    private void theSouthSendsToTheNorth() throws Exception {
        JsonNode plan = operations("POST", "/optimize_stock", "{\"productIds\":[\"" + SELLS + "\",\"NO-SUCH\"]}");
        JsonNode transfer = plan.path("transfers").get(0);
        assertThat(transfer.path("from").asString()).isEqualTo("SOUTH");
        assertThat(transfer.path("to").asString()).isEqualTo("NORTH");
        assertThat(plan.path("withoutForecast").path("productIds").toString()).isEqualTo("[\"NO-SUCH\"]");
        String proposal = "/stock/proposals/" + transfer.path("proposalId").asString();
        assertThat(operations("POST", proposal + "/approve", "{\"comment\":\"the race is on Sunday\"}")
                        .path("status")
                        .asString())
                .isEqualTo("approved");
    }

    private void usualWeeks() throws Exception {
        List<Object> products = new ArrayList<>();
        for (String id : List.of(SELLS, FALLS_FLAT)) {
            products.add(Map.of(
                    "productId",
                    id,
                    "title",
                    "Running shoes " + id,
                    "brand",
                    "FleetFoot",
                    "category",
                    "Sports > Shoes",
                    "price",
                    90,
                    "cost",
                    50,
                    "currency",
                    "EUR"));
        }
        api.call("producer", "POST", "/products", json(products));
        for (String[] place : new String[][] {{"NORTH", "53.55", "10.0"}, {"SOUTH", "48.1", "11.6"}}) {
            operations(
                    "PUT", "/warehouses/" + place[0], "{\"latitude\":" + place[1] + ",\"longitude\":" + place[2] + "}");
        }
        for (int day = -DAYS; day < 0; day++) {
            sell(day, SELLS, 1);
            sell(day, FALLS_FLAT, 1);
        }
        List<Object> stock = new ArrayList<>();
        List<Object> looks = new ArrayList<>();
        for (String id : List.of(SELLS, FALLS_FLAT)) {
            stock.add(Map.of("productId", id, "warehouseId", "NORTH", "stockLevel", 52, "timestamp", now));
            stock.add(Map.of("productId", id, "warehouseId", "SOUTH", "stockLevel", 400, "timestamp", now));
            for (int hour = 30; hour < 160; hour += 10) {
                looks.add(look(id, hour, now.minus(Duration.ofHours(hour))));
            }
        }
        for (int hour = 30; hour < 160; hour += 10) {
            looks.add(search(hour, now.minus(Duration.ofHours(hour))));
        }
        api.call("producer", "POST", "/inventory", json(stock));
        // Somebody looks at something today: yesterday is over.
        looks.add(look("P0", 1, now.minus(Duration.ofHours(2))));
        api.call(
                "producer",
                "POST",
                "/external",
                json(List.of(
                        mentions(30, now.minus(Duration.ofDays(3))),
                        mentions(140, now.minus(Duration.ofMinutes(30))))));
        api.call("producer", "POST", "/events", json(looks));
    }

    private void surge() throws Exception {
        List<Object> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant at = now.plusMillis(500L * i);
            events.add(search(1000 + i, at));
            events.add(look(SELLS, 1000 + i, at));
            events.add(look(FALLS_FLAT, 1000 + i, at));
        }
        api.call("producer", "POST", "/events", json(events));
    }

    private static Map<String, Object> look(String product, int who, Instant at) {
        return Map.of("userId", "runner" + who, "productId", product, "actionType", "view", "timestamp", at);
    }

    private static Map<String, Object> search(int who, Instant at) {
        return Map.of(
                "userId", "runner" + who, "query", "FleetFoot running shoes", "actionType", "search", "timestamp", at);
    }

    private static Map<String, Object> mentions(int count, Instant at) {
        return Map.of(
                "type",
                "sentiment",
                "subject",
                "FleetFoot",
                "value",
                0.8,
                "timestamp",
                at,
                "attributes",
                Map.of("mentions", count));
    }

    /** A day's sales, so many times the usual, four of five in the north. */
    private void sell(int later, String product, int times) throws Exception {
        List<Object> orders = new ArrayList<>();
        Instant at = now.plus(Duration.ofDays(later)).minus(Duration.ofHours(6));
        for (String place : List.of("NORTH", "SOUTH")) {
            int units = times * (place.equals("NORTH") ? NORTH_UNITS : SOUTH_UNITS);
            orders.add(Map.of(
                    "orderId",
                    product + place + later,
                    "type",
                    "placed",
                    "timestamp",
                    at,
                    "warehouseId",
                    place,
                    "currency",
                    "EUR",
                    "lines",
                    List.of(Map.of("productId", product, "quantity", units, "unitPrice", 90))));
        }
        api.call("producer", "POST", "/orders", json(orders));
    }

    private Outlook outlook(String product) throws Exception {
        JsonNode plan =
                operations("POST", "/optimize_stock", "{\"productIds\":[\"" + product + "\"],\"propose\":false}");
        double north = 0;
        double south = 0;
        for (JsonNode line : plan.path("lines")) {
            double level = line.path("orderUpTo").asDouble();
            north += line.path("warehouseId").asString().equals("NORTH") ? level : 0;
            south += line.path("warehouseId").asString().equals("SOUTH") ? level : 0;
        }
        return new Outlook(
                forecast(product).path("totalMean").asDouble(),
                north,
                south,
                plan.path("transfers").size());
    }

    private JsonNode forecast(String product) throws Exception {
        return operations("GET", "/forecasts/" + product + "?horizon=14", "");
    }

    private String day(int later) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(later).toString();
    }

    private JsonNode operations(String method, String path, String body) throws Exception {
        return Json.mapper().readTree(api.call("operations", method, path, body));
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
