package io.clickshelf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.json.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A day of deliveries through the public address: a sale brings four hundred orders of four regions, each goes to the
 * warehouse that serves it best and has its goods, a motorway closes, a vehicle falls ill, and the outcomes teach tomorrow.
 */
final class DeliveryDay {

    private static final int ORDERS = 400;
    /** Hamburg and Lübeck, Munich and Augsburg: each pair an hour apart. */
    private static final double[][] REGIONS = {{53.55, 10.0}, {53.87, 10.69}, {48.14, 11.57}, {48.37, 10.9}};

    /** Units of what is not everywhere, by warehouse. */
    private static final Map<String, int[]> STOCK = Map.of(
            "USUAL", new int[] {500, 500, 500, 500},
            "RARE", new int[] {50, 0, 50, 0},
            "SCARCE", new int[] {40, 4, 0, 40});

    private final GatewayClient producer;
    private final GatewayClient operations;
    private final Instant day;

    /** @param day midnight before it */
    DeliveryDay(GatewayClient producer, GatewayClient operations, Instant day) {
        this.producer = producer;
        this.operations = operations;
        this.day = day;
    }

    void run() throws Exception {
        ordersComeIn();
        JsonNode plan = planned();
        JsonNode followed = follow(plan);
        JsonNode afterClosure = roadCloses(followed);
        JsonNode afterIllness = vehicleFallsIll(afterClosure);
        outcomesTeach(afterIllness);
    }

    /** One in ten wants what only one warehouse of its half has; one in ten what is short in Lübeck. */
    private static String product(int order) {
        return order / 4 % 10 == 3 ? "RARE" : order / 4 % 10 == 7 && order % 4 != 2 ? "SCARCE" : "USUAL";
    }

    private Instant opens(int order) {
        return day.plusSeconds(8 * 3600 + 3600L * (order / 4 % 4));
    }

    private Instant closes(int order) {
        return opens(order).plusSeconds(4 * 3600);
    }

    private void ordersComeIn() throws Exception {
        Instant eve = day.minusSeconds(3600);
        for (int w = 0; w < REGIONS.length; w++) {
            send(
                    operations,
                    "PUT",
                    "/warehouses/H" + w,
                    Map.of(
                            "latitude",
                            REGIONS[w][0],
                            "longitude",
                            REGIONS[w][1],
                            "vehicles",
                            8,
                            "vehicleCapacity",
                            20));
        }
        List<Object> stock = new ArrayList<>();
        STOCK.forEach((product, units) -> {
            for (int w = 0; w < units.length; w++) {
                stock.add(Map.of(
                        "productId",
                        product,
                        "stockLevel",
                        units[w],
                        "warehouseId",
                        "H" + w,
                        "timestamp",
                        eve.toString()));
            }
        });
        send(producer, "POST", "/inventory", stock);
        List<Object> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            double[] region = REGIONS[i % 4];
            double angle = 2.4 * i;
            double far = 0.02 + 0.1 * (i % 37) / 37;
            orders.add(Map.of(
                    "orderId",
                    "DAY" + i,
                    "timestamp",
                    eve.plusSeconds(i).toString(),
                    "lines",
                    List.of(Map.of("productId", product(i), "quantity", 1, "price", 5)),
                    "shipTo",
                    Map.of(
                            "latitude", region[0] + far * Math.cos(angle),
                            "longitude", region[1] + 1.5 * far * Math.sin(angle)),
                    "promisedWindow",
                    Map.of("start", opens(i).toString(), "end", closes(i).toString())));
        }
        send(producer, "POST", "/orders", orders);
    }

    private JsonNode planned() throws Exception {
        // Until orders and stock have come; a look that nobody drives by.
        Map<String, Object> look = Map.of("async", false, "seconds", 0.05, "follow", false);
        eventually(() -> {
            JsonNode seen = send(operations, "POST", "/optimize_routes", look);
            JsonNode summary = seen.path("summary");
            assertThat(summary.path("stops").asInt()
                            + summary.path("unassigned").asInt())
                    .isEqualTo(ORDERS);
            assertThat(seen.path("routePlan").path("H1").toString())
                    .as("the stock is known too: what only others have is not taken from there")
                    .doesNotContain("\"DAY13\"", "\"DAY389\"");
        });
        JsonNode plan = done(send(operations, "POST", "/optimize_routes", Map.of()));
        assertThat(plan.path("unassigned")).isEmpty();
        Map<String, Integer> taken = new HashMap<>();
        for (JsonNode route : plan.path("routes")) {
            String warehouse = route.path("warehouseId").asString();
            Set<String> ownGoods = new HashSet<>();
            Set<String> broughtFromElsewhere = new HashSet<>();
            for (JsonNode stop : route.path("stops")) {
                if (stop.path("kind").asString().equals("delivery")) {
                    int i = Integer.parseInt(stop.path("id").asString().substring(3));
                    taken.merge(product(i) + warehouse, 1, Integer::sum);
                    if (!warehouse.equals("H" + i % 4)) {
                        (product(i).equals("USUAL") ? ownGoods : broughtFromElsewhere).add("H" + i % 4);
                    }
                    assertThat(Instant.parse(stop.path("startsAt").asString())).isBetween(opens(i), closes(i));
                }
            }
            assertThat(broughtFromElsewhere)
                    .as("a region is served from another one only by who brings there what its warehouse has not got")
                    .containsAll(ownGoods);
        }
        STOCK.forEach((product, units) -> {
            for (int w = 0; w < units.length; w++) {
                assertThat(taken.getOrDefault(product + "H" + w, 0)).isLessThanOrEqualTo(units[w]);
            }
        });
        assertThat(taken.get("SCARCEH1"))
                .as("what Lübeck has goes out from there")
                .isEqualTo(4);
        return plan;
    }

    /** What was planned, at once or in the background. */
    private JsonNode done(JsonNode answer) {
        if (answer.has("routes")) {
            return answer;
        }
        List<JsonNode> result = new ArrayList<>();
        eventually(() -> {
            JsonNode plan = send(
                    operations, "GET", "/route_plans/" + answer.path("planId").asString(), null);
            assertThat(plan.path("status").asString()).isEqualTo("done");
            result.add(plan.path("result"));
        });
        return result.getLast();
    }

    /** Progress comes through the gateway as it is made, and ends with the result. */
    private JsonNode follow(JsonNode plan) throws Exception {
        String planId = plan.path("planId").asString();
        JsonNode queued = send(
                operations,
                "POST",
                "/route_plans/" + planId + "/change",
                Map.of("seconds", 6, "conditions", List.of()));
        String path = "/route_plans/" + queued.path("planId").asString();
        HttpRequest request = operations.request(path + "/events").build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> events = http.send(request, HttpResponse.BodyHandlers.ofLines());
            var lines = events.body().iterator();
            String first = lines.next();
            assertThat(first).as("sent while the search runs").isNotNull();
            send(operations, "POST", path + "/stop", Map.of());
            List<String> rest = new ArrayList<>();
            lines.forEachRemaining(rest::add);
            assertThat(rest).contains("event:done");
        }
        return done(queued);
    }

    private JsonNode roadCloses(JsonNode plan) throws Exception {
        String path = "/route_plans/" + plan.path("planId").asString();
        send(
                producer,
                "POST",
                "/external",
                Map.of(
                        "type",
                        "closure",
                        "subject",
                        "A7",
                        "timestamp",
                        day.plusSeconds(60).toString(),
                        "attributes",
                        Map.of("line", List.of(List.of(53.75, 10.01), List.of(53.35, 10.01)))));
        eventually(() -> assertThat(send(operations, "GET", path, null).has("replacedBy"))
                .isTrue());
        JsonNode anew = send(
                operations,
                "GET",
                "/route_plans/"
                        + send(operations, "GET", path, null).path("replacedBy").asString(),
                null);
        assertThat(anew.path("cause").asString()).isEqualTo("closure A7");
        assertThat(anew.path("result").path("summary").path("stops").asInt()).isEqualTo(ORDERS);
        assertThat(anew.path("result").path("conditions").toString()).contains("A7");
        for (JsonNode change : anew.path("result").path("changes")) {
            assertThat(change.path("id").asString()).as("for whom").startsWith("DAY");
            assertThat(change.path("what").asString()).isIn("time", "vehicle", "warehouse", "assigned", "unassigned");
        }
        return anew.path("result");
    }

    private JsonNode vehicleFallsIll(JsonNode plan) throws Exception {
        JsonNode route = plan.path("routes").get(0);
        String vehicle = route.path("vehicleId").asString() + "#"
                + route.path("vehicleNumber").asInt();
        String at = route.path("stops").get(1).path("leavesAt").asString();
        JsonNode changed = done(send(
                operations,
                "POST",
                "/route_plans/" + plan.path("planId").asString() + "/change",
                Map.of("at", at, "removeVehicles", List.of(vehicle), "seconds", 2)));
        assertThat(changed.path("summary").path("stops").asInt()).isEqualTo(ORDERS);
        String next = route.path("stops").get(2).path("id").asString();
        assertThat(changed.path("changes")
                        .valueStream()
                        .filter(change -> change.path("id").asString().equals(next))
                        .map(change -> change.path("what").asString()))
                .as("another brings it, perhaps from another warehouse")
                .hasSize(1)
                .isSubsetOf("vehicle", "warehouse");
        return changed;
    }

    /** Every leg took a third longer than planned, and every stop seven minutes. */
    private void outcomesTeach(JsonNode plan) throws Exception {
        Map<String, Object> tomorrow = Map.of(
                "warehouseLocations", List.of(List.of("T", REGIONS[2][0], REGIONS[2][1])),
                "deliveryPoints", List.of(List.of("X", REGIONS[2][0] + 0.05, REGIONS[2][1] + 0.05)),
                "departAt", day.plusSeconds(34 * 3600).toString());
        JsonNode before = send(operations, "POST", "/optimize_routes", tomorrow);
        for (JsonNode route : plan.path("routes")) {
            Instant planned = Instant.parse(route.path("departsAt").asString());
            Instant now = planned;
            for (JsonNode stop : route.path("stops")) {
                long leg = Duration.between(
                                planned, Instant.parse(stop.path("arrivesAt").asString()))
                        .toSeconds();
                planned = Instant.parse(stop.path("leavesAt").asString());
                if (stop.path("kind").asString().equals("delivery")) {
                    Instant arrived = now.plusSeconds(leg * 4 / 3);
                    Map<String, Object> outcome = new HashMap<>();
                    outcome.put("orderId", stop.path("id").asString());
                    outcome.put("vehicle", route.path("vehicleId").asString() + route.path("vehicleNumber"));
                    outcome.put("departedAt", now.toString());
                    outcome.put("arrivedAt", arrived.toString());
                    now = arrived.plusSeconds(420);
                    outcome.put("deliveredAt", now.toString());
                    send(operations, "POST", "/deliveries", outcome);
                } else {
                    now = planned.isAfter(now) ? planned : now;
                }
            }
        }
        JsonNode learned = send(operations, "GET", "/deliveries/learned", null);
        assertThat(learned.path("outcomes").asInt()).isEqualTo(ORDERS);
        assertThat(learned.path("serviceTimes").get(0).path("value").asDouble()).isBetween(300.0, 420.0);
        assertThat(send(operations, "POST", "/optimize_routes", Map.of())
                        .path("summary")
                        .path("stops")
                        .asInt())
                .as("all delivered")
                .isZero();
        JsonNode after = send(operations, "POST", "/optimize_routes", tomorrow);
        assertThat(after.path("summary").path("distanceMeters"))
                .isEqualTo(before.path("summary").path("distanceMeters"));
        assertThat(after.path("summary").path("durationSeconds").asLong())
                .as("tomorrow reckons with four minutes more at the door, and longer ways")
                .isGreaterThan(before.path("summary").path("durationSeconds").asLong() + 240);
    }

    private static JsonNode send(GatewayClient client, String method, String path, @Nullable Object body)
            throws InterruptedException {
        byte[] answer = client.send(client.request(path)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.write(body)))
                .build());
        return answer.length == 0 ? Json.mapper().nullNode() : Json.read(answer, JsonNode.class);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
