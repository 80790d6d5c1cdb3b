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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A day of deliveries through the public address: orders of two regions come in, each goes to the warehouse that has its
 * goods, a road closes, a vehicle falls ill, and the outcomes teach tomorrow.
 */
final class DeliveryDay {

    private static final int ORDERS = 16;
    private static final double[][] REGIONS = {{53.55, 10.0}, {48.14, 11.57}};

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
        follow(plan);
        JsonNode afterClosure = roadCloses(plan);
        JsonNode afterIllness = vehicleFallsIll(afterClosure);
        outcomesTeach(afterIllness);
    }

    private void ordersComeIn() throws Exception {
        Instant eve = day.minusSeconds(3600);
        for (int w = 0; w < REGIONS.length; w++) {
            send(
                    operations,
                    "PUT",
                    "/warehouses/H" + w,
                    Map.of("latitude", REGIONS[w][0], "longitude", REGIONS[w][1], "vehicles", 2, "vehicleCapacity", 8));
        }
        List<Object> stock = new ArrayList<>();
        stock.add(Map.of("productId", "BOTH", "stockLevel", 100, "warehouseId", "H0", "timestamp", eve.toString()));
        stock.add(Map.of("productId", "BOTH", "stockLevel", 100, "warehouseId", "H1", "timestamp", eve.toString()));
        stock.add(Map.of("productId", "SOUTH", "stockLevel", 5, "warehouseId", "H1", "timestamp", eve.toString()));
        stock.add(Map.of("productId", "SOUTH", "stockLevel", 0, "warehouseId", "H0", "timestamp", eve.toString()));
        send(producer, "POST", "/inventory", stock);
        List<Object> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            double[] region = REGIONS[i % 2];
            double angle = 2 * Math.PI * i / ORDERS;
            orders.add(Map.of(
                    "orderId",
                    "DAY" + i,
                    "timestamp",
                    eve.toString(),
                    "lines",
                    List.of(Map.of("productId", i == 1 ? "SOUTH" : "BOTH", "quantity", 1, "price", 5)),
                    "shipTo",
                    Map.of(
                            "latitude", region[0] + 0.09 * Math.cos(angle),
                            "longitude", region[1] + 0.14 * Math.sin(angle)),
                    "promisedWindow",
                    Map.of(
                            "start", day.plusSeconds(8 * 3600 + 1800L * (i % 4)).toString(),
                            "end", day.plusSeconds(16 * 3600).toString())));
        }
        send(producer, "POST", "/orders", orders);
    }

    private JsonNode planned() {
        List<JsonNode> plans = new ArrayList<>();
        eventually(() -> {
            JsonNode plan = send(operations, "POST", "/optimize_routes", Map.of());
            assertThat(plan.path("summary").path("stops").asInt()).isEqualTo(ORDERS);
            plans.add(plan);
        });
        JsonNode plan = plans.getLast();
        assertThat(plan.path("unassigned")).isEmpty();
        for (JsonNode route : plan.path("routes")) {
            for (JsonNode stop : route.path("stops")) {
                if (stop.path("kind").asString().equals("delivery")) {
                    int i = Integer.parseInt(stop.path("id").asString().substring(3));
                    assertThat(route.path("warehouseId").asString()).isEqualTo("H" + i % 2);
                    assertThat(Instant.parse(stop.path("startsAt").asString()))
                            .isBetween(day.plusSeconds(8 * 3600 + 1800L * (i % 4)), day.plusSeconds(16 * 3600));
                }
            }
        }
        return plan;
    }

    /** Progress comes through the gateway as it is made, and ends with the result. */
    private void follow(JsonNode plan) throws Exception {
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
    }

    private JsonNode roadCloses(JsonNode plan) throws Exception {
        JsonNode current = send(operations, "GET", "/route_plans?current=true&limit=1", null)
                .get(0);
        String path = "/route_plans/" + current.path("planId").asString();
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
                        Map.of("line", List.of(List.of(53.7, 10.01), List.of(53.4, 10.01)))));
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
        assertThat(anew.path("result").path("summary").path("distanceMeters").asLong())
                .isGreaterThan(plan.path("summary").path("distanceMeters").asLong());
        return anew.path("result");
    }

    private JsonNode vehicleFallsIll(JsonNode plan) throws Exception {
        JsonNode route = plan.path("routes").get(0);
        String vehicle = route.path("vehicleId").asString() + "#"
                + route.path("vehicleNumber").asInt();
        String at = route.path("stops").get(1).path("leavesAt").asString();
        JsonNode changed = send(
                operations,
                "POST",
                "/route_plans/" + plan.path("planId").asString() + "/change",
                Map.of("at", at, "removeVehicles", List.of(vehicle), "seconds", 1));
        assertThat(changed.path("summary").path("stops").asInt()).isEqualTo(ORDERS);
        String next = route.path("stops").get(2).path("id").asString();
        assertThat(changed.path("changes").toString()).contains("{\"id\":\"" + next + "\",\"what\":\"vehicle\"");
        return changed;
    }

    private void outcomesTeach(JsonNode plan) throws Exception {
        for (JsonNode route : plan.path("routes")) {
            for (JsonNode stop : route.path("stops")) {
                if (stop.path("kind").asString().equals("delivery")) {
                    Instant arrived = Instant.parse(stop.path("startsAt").asString());
                    Map<String, Object> outcome = new HashMap<>();
                    outcome.put("orderId", stop.path("id").asString());
                    outcome.put("arrivedAt", arrived.toString());
                    outcome.put("deliveredAt", arrived.plusSeconds(420).toString());
                    send(operations, "POST", "/deliveries", outcome);
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
