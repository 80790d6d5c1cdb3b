package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.ExternalType;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.event.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** A day of deliveries: planned once, changed while vehicles are out, followed when roads change, and learnt from. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RouteDayTest extends ServiceTest {

    private static final Instant EVE = Instant.parse("2025-03-02T20:00:00Z");
    private static final Instant DAY = Instant.parse("2025-03-03T00:00:00Z");
    private static final int ORDERS = 12;

    @BeforeEach
    void theShopHasItsOrders() {
        if (!get("/warehouses").isEmpty()) {
            return;
        }
        publisher
                .publishAll(Topic.INVENTORY, List.of(Facts.stock("P", "H", 500, EVE)), InventoryRecord::key)
                .join();
        List<OrderEvent> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            // On a ring around the warehouse; each is promised for the day.
            double angle = 2 * Math.PI * i / ORDERS;
            orders.add(order(
                    "D" + i,
                    53.55 + 0.1 * Math.cos(angle),
                    10 + 0.17 * Math.sin(angle),
                    EVE,
                    new TimeWindow(DAY.plusSeconds(8 * 3600), DAY.plusSeconds(18 * 3600))));
        }
        orders.add(order("old", 53.6, 10.1, EVE.minus(Duration.ofDays(3)), null));
        orders.add(order(
                "later",
                53.6,
                10.1,
                EVE,
                new TimeWindow(
                        DAY.plus(Duration.ofDays(1)),
                        DAY.plus(Duration.ofDays(1)).plusSeconds(3600))));
        publisher.publishAll(Topic.ORDER, orders, OrderEvent::key).join();
        put(
                "/warehouses/H",
                "{\"name\":\"Hamburg\",\"latitude\":53.55,\"longitude\":10,\"vehicles\":3,\"vehicleCapacity\":6}");
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> ids(post("/optimize_routes", "{}")).size() == ORDERS);
    }

    @Test
    @Order(1)
    void theDaysOrdersArePlannedOnceFromOwnStockAndVehicles() {
        JsonNode plan = post("/optimize_routes", "{}");
        assertThat(ids(plan)).hasSize(ORDERS).doesNotContain("old", "later");
        assertThat(plan.path("planDate").asString()).isEqualTo("2025-03-03");
        assertThat(plan.path("routes").size()).isBetween(2, 3);
        assertThat(post("/optimize_routes", "{}").path("planId")).isEqualTo(plan.path("planId"));
        JsonNode stop = plan.path("routes").get(0).path("stops").get(1);
        assertThat(stop.path("reason").path("text").asString()).startsWith("Adds ");
        assertThat(stop.path("binds").asString()).isNotEmpty();
        JsonNode drawn = get("/route_plans/" + plan.path("planId").asString() + "/geojson");
        assertThat(drawn.path("features").get(0).path("geometry").path("type").asString())
                .isEqualTo("LineString");
        BigDecimal parts = BigDecimal.ZERO;
        for (String part : List.of("fixedCost", "distanceCost", "timeCost")) {
            parts = parts.add(plan.path("summary").path(part).decimalValue());
        }
        assertThat(parts).isEqualByComparingTo(plan.path("summary").path("cost").decimalValue());
    }

    @Test
    @Order(2)
    void aVehicleThatFallsIllOnItsWayLeavesWhatItHadToOthersAndWhatIsDrivenStays() {
        JsonNode plan = post("/optimize_routes", "{}");
        JsonNode first = plan.path("routes").get(0);
        Instant at = Instant.parse(first.path("stops").get(2).path("leavesAt").asString())
                .plusSeconds(1);
        String ill = first.path("vehicleId").asString() + "#"
                + first.path("vehicleNumber").asInt();
        JsonNode changed = post(
                "/route_plans/" + plan.path("planId").asString() + "/change",
                "{\"at\":\"" + at + "\",\"removeVehicles\":[\"" + ill + "\"],\"add\":[[\"new\",53.56,10.02]],"
                        + "\"remove\":[\"" + last(plan) + "\"],\"seconds\":1}");
        List<String> before = deliveries(first);
        JsonNode stopped = route(changed, ill);
        assertThat(deliveries(stopped)).isEqualTo(before.subList(0, 2));
        assertThat(ids(changed)).hasSize(ORDERS).contains("new").doesNotContain(last(plan));
        for (JsonNode route : changed.path("routes")) {
            int driven = route.path("drivenStops").asInt();
            JsonNode same = route(plan, name(route));
            for (int i = 0; i < driven; i++) {
                assertThat(route.path("stops").get(i))
                        .isEqualTo(same.path("stops").get(i));
            }
            Instant time = Instant.MIN;
            for (JsonNode stop : route.path("stops")) {
                assertThat(Instant.parse(stop.path("arrivesAt").asString())).isAfterOrEqualTo(time);
                time = Instant.parse(stop.path("leavesAt").asString());
            }
        }
        String fetched = before.get(2);
        assertThat(changed.path("routes").toString())
                .contains("\"kind\":\"load\",\"id\":\"" + fetched + "\"")
                .contains("\"kind\":\"load\",\"id\":\"new\"");
        assertThat(changed.path("changes").toString())
                .contains("{\"id\":\"" + fetched + "\",\"what\":\"vehicle\"")
                .contains("{\"id\":\"new\",\"what\":\"added\"")
                .contains("{\"id\":\"" + last(plan) + "\",\"what\":\"removed\"");
        assertThat(get("/route_plans/" + plan.path("planId").asString())
                        .path("replacedBy")
                        .asString())
                .isEqualTo(changed.path("planId").asString());
        post(
                "/route_plans/" + changed.path("planId").asString() + "/change",
                "{\"at\":\"" + at + "\",\"remove\":[\"" + before.getFirst() + "\"]}",
                409);
    }

    @Test
    @Order(3)
    void ordersThatCameOrWereCancelledSinceChangeThePlanAndNothingElse() {
        JsonNode plan = post("/optimize_routes", "{}");
        OrderEvent late =
                order("late", 53.6, 10.1, EVE, new TimeWindow(DAY.plusSeconds(9 * 3600), DAY.plusSeconds(12 * 3600)));
        OrderEvent cancelled = Facts.cancelled("D0", "P", 1, EVE);
        publisher
                .publishAll(Topic.ORDER, List.of(late, cancelled), OrderEvent::key)
                .join();
        String path = "/route_plans/" + plan.path("planId").asString() + "/change";
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode changed = post(path, "{\"refreshOrders\":true}");
            assertThat(ids(changed)).contains("late").doesNotContain("D0").hasSize(ORDERS);
            assertThat(changed.path("changes").toString())
                    .contains("{\"id\":\"D0\",\"what\":\"removed\"", "{\"id\":\"late\",\"what\":\"added\"");
        });
    }

    @Test
    @Order(4)
    void aClosedRoadMakesAFollowedPlanAnew() {
        JsonNode plan = post("/optimize_routes", "{\"departAt\":\"2025-03-03T07:00:00Z\"}");
        Instant at = DAY.plusSeconds(7 * 3600 + 60);
        publisher
                .publishAll(
                        Topic.EXTERNAL_DATA,
                        List.of(new ExternalEvent(
                                null,
                                ExternalType.CLOSURE,
                                "A7",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                at,
                                null,
                                Map.of("line", List.of(List.of(53.7, 10.02), List.of(53.4, 10.02))))),
                        ExternalEvent::key)
                .join();
        String path = "/route_plans/" + plan.path("planId").asString();
        await().atMost(Duration.ofSeconds(20)).until(() -> get(path).has("replacedBy"));
        JsonNode anew = get("/route_plans/" + get(path).path("replacedBy").asString());
        assertThat(anew.path("cause").asString()).isEqualTo("closure A7");
        assertThat(anew.path("result").path("conditions").get(0).path("subject").asString())
                .isEqualTo("A7");
        assertThat(ids(anew.path("result"))).containsExactlyInAnyOrderElementsOf(ids(plan));
        assertThat(anew.path("result").path("summary").path("distanceMeters").asLong())
                .isGreaterThan(plan.path("summary").path("distanceMeters").asLong());
        assertThat(get("/road_conditions").get(0).path("kind").asString()).isEqualTo("closure");
    }

    @Test
    @Order(5)
    void outcomesTeachTheNextPlan() {
        String request = "{\"warehouseLocations\":[[\"W\",50,8]],\"deliveryPoints\":[[\"X\",50.021,8.021]]}";
        JsonNode before = post("/optimize_routes", request).path("routes").get(0);
        for (int i = 0; i < 20; i++) {
            Instant arrived = EVE.plusSeconds(3_600L * i);
            post(
                    "/deliveries",
                    String.format(
                            Locale.ROOT,
                            "{\"orderId\":\"L%d\",\"departedAt\":\"%s\",\"arrivedAt\":\"%s\",\"deliveredAt\":\"%s\","
                                    + "\"fromLatitude\":50,\"fromLongitude\":8,\"latitude\":50.021,\"longitude\":8.021,"
                                    + "\"carrier\":\"swift\"}",
                            i,
                            arrived.minusSeconds(720),
                            arrived,
                            arrived.plusSeconds(600)),
                    204);
        }
        JsonNode learned = get("/deliveries/learned");
        assertThat(learned.path("serviceTimes").get(0).path("value").asDouble()).isBetween(450.0, 600.0);
        assertThat(learned.path("travelFactors").get(0).path("value").asDouble())
                .isGreaterThan(1.5);
        assertThat(learned.path("carriers").get(0).path("carrier").asString()).isEqualTo("swift");
        JsonNode after = post("/optimize_routes", request).path("routes").get(0);
        assertThat(after.path("distanceMeters")).isEqualTo(before.path("distanceMeters"));
        assertThat(after.path("durationSeconds").asLong())
                .isGreaterThan(before.path("durationSeconds").asLong() + 500);
    }

    private static OrderEvent order(
            String id, double latitude, double longitude, Instant placed, @Nullable TimeWindow window) {
        return Facts.order(id, "P", 1, placed, latitude, longitude, window);
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("routePlan").forEach(plan -> plan.forEach(id -> ids.add(id.asString())));
        return ids;
    }

    private static List<String> deliveries(JsonNode route) {
        return route.path("stops")
                .valueStream()
                .filter(stop -> stop.path("kind").asString().equals("delivery"))
                .map(stop -> stop.path("id").asString())
                .toList();
    }

    /** The last stop of the last route. */
    private static String last(JsonNode plan) {
        return deliveries(plan.path("routes").get(plan.path("routes").size() - 1))
                .getLast();
    }

    private static String name(JsonNode route) {
        return route.path("vehicleId").asString() + "#"
                + route.path("vehicleNumber").asInt();
    }

    private static JsonNode route(JsonNode plan, String vehicle) {
        return IntStream.range(0, plan.path("routes").size())
                .mapToObj(plan.path("routes")::get)
                .filter(route -> name(route).equals(vehicle))
                .findFirst()
                .orElseThrow();
    }
}
