package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.clickshelf.logistics.store.RoutePlans;
import io.clickshelf.logistics.store.warehouse.PickPlans;
import io.clickshelf.logistics.store.warehouse.PickWaves;
import io.clickshelf.logistics.store.warehouse.WarehouseProposals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Pick plans of what a request brings; plans are not lost with their worker, and not kept for ever. */
@SuppressWarnings("NullAway.Init")
class PlansTest extends ServiceTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RoutePlans routePlans;

    @Autowired
    private PickPlans pickPlans;

    @Autowired
    private PickWaves waves;

    @Autowired
    private WarehouseProposals proposals;

    @Test
    void ordersAreRoutedOnALayoutThatComesWithThem() {
        JsonNode answer = post(
                "/pick_routes",
                "{\"layout\":{\"aisles\":4,\"bays\":10},\"orders\":[[\"O1\",\"A01-L03\"],[\"O2\",\"A04-R09\"]]}");
        assertThat(answer.path("pickRoutes").path("warehouse-1").size()).isEqualTo(2);
        // Up the first aisle to its third bay and back, over to the fourth, through it and home along the back.
        assertThat(answer.path("summary").path("distanceMeters").asDouble()).isCloseTo(12 + 12 + 12 + 12, within(0.1));
        assertThat(answer.path("summary").path("orders").asInt()).isEqualTo(2);
        assertThat(answer.path("notes").toString()).contains("No other batches of these 2 orders are walked shorter");
        JsonNode oneWay = post(
                "/pick_routes",
                "{\"layout\":{\"aisles\":2,\"bays\":5,\"oneWay\":{\"1\":\"up\",\"2\":\"down\"}},"
                        + "\"orders\":[[\"O1\",\"A01-L03\",\"A02-R02\"]],\"work\":{\"pickers\":2}}");
        assertThat(oneWay.path("summary").path("distanceMeters").asDouble()).isCloseTo(7 + 4 + 7 + 4, within(0.1));
        assertThat(post(
                                "/pick_routes",
                                "{\"layout\":{\"aisles\":2,\"bays\":5,\"oneWay\":{\"1\":\"up\"},"
                                        + "\"blocked\":[{\"aisle\":2,\"from\":3,\"to\":4}]},\"orders\":[[\"O1\",\"A01-L03\"]]}",
                                400)
                        .path("message")
                        .asString())
                .contains("\"aisle 1 at 1.5 m\" can't be reached");
        assertThat(post("/warehouses/W9/proposals/approve", "{\"kind\":\"mvoe\"}", 400)
                        .path("message")
                        .asString())
                .contains("mvoe", "put_away");
        assertThat(post("/pick_routes", "{\"warehouseId\":\"W9\"}", 404)
                        .path("message")
                        .asString())
                .contains("W9", "layout");
        JsonNode slotted = post(
                "/optimize_warehouse",
                "{\"layout\":{\"aisles\":4,\"bays\":10},\"orders\":[[\"O1\",\"P1\",\"P2\"],[\"O2\",\"P1\"]]}");
        assertThat(slotted.path("recommendedLocations")
                        .path("warehouse")
                        .path("P1")
                        .asString())
                .isIn("A01-L01", "A01-R01");
    }

    @Test
    void plansWhoseWorkerDiedAreTakenUpAgain() {
        String routes = "/route_plans/"
                + post(
                                "/optimize_routes",
                                "{\"warehouseLocations\":[[\"W\",50,8]],\"deliveryPoints\":[[\"X\",50.021,8.021]],\"async\":true}",
                                202)
                        .path("planId")
                        .asString();
        String picks = "/pick_plans/"
                + post(
                                "/pick_routes",
                                "{\"layout\":{\"aisles\":4,\"bays\":10},\"orders\":[[\"O1\",\"A01-L03\"]],\"async\":true}",
                                202)
                        .path("planId")
                        .asString();
        awaitResults(routes, picks);
        for (String table : List.of("route_plan", "pick_plan")) {
            jdbc.sql("UPDATE " + table
                            + " SET status = 'running', result = NULL, heartbeat = now() - interval '1 minute'")
                    .update();
        }
        awaitResults(routes, picks);
    }

    private void awaitResults(String routes, String picks) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(routes).has("result") && get(picks).has("result"));
    }

    @Test
    void whatIsOverIsForgottenInTime() {
        put("/warehouses/OLD", "{\"latitude\":50,\"longitude\":8,\"layout\":{\"aisles\":4,\"bays\":10}}");
        put("/warehouses/OLD/locations", "[{\"locationId\":\"A04-R09\",\"productId\":\"OLD1\",\"units\":9}]");
        String orders = "\"warehouseId\":\"OLD\",\"propose\":true,\"orders\":[[\"%s\",\"OLD1\"]]}";
        JsonNode slotted = post("/optimize_warehouse", "{\"leastMetersSaved\":0," + orders.formatted("O1"));
        String proposal = "/warehouses/OLD/proposals/"
                + slotted.path("warehouses")
                        .get(0)
                        .path("moves")
                        .get(0)
                        .path("proposalId")
                        .asString();
        post("/warehouses/OLD/proposals/reject", "{}");
        JsonNode over = post("/pick_routes", "{" + orders.formatted("O1"));
        String overWave =
                "/pick_waves/" + over.path("waves").get(0).path("waveId").asString();
        post(overWave + "/reject", "{}");
        JsonNode open = post("/pick_routes", "{" + orders.formatted("O2"));
        String openWave =
                "/pick_waves/" + open.path("waves").get(0).path("waveId").asString();
        String pickPlan = "/pick_plans/" + over.path("planId").asString();
        String routePlan = "/route_plans/"
                + post(
                                "/optimize_routes",
                                "{\"warehouseLocations\":[[\"W\",50,8]],\"deliveryPoints\":[[\"X\",50.02,8.02]]}")
                        .path("planId")
                        .asString();
        List<String> all = List.of(proposal, overWave, openWave, pickPlan, routePlan);
        forget(Instant.now().minus(Duration.ofDays(1)));
        assertThat(all).allSatisfy(path -> get(path));

        List.of("route_plan", "pick_plan", "pick_wave")
                .forEach(table -> jdbc.sql("UPDATE " + table + " SET created_at = created_at - interval '90 days'")
                        .update());
        jdbc.sql("UPDATE warehouse_proposal SET updated_at = updated_at - interval '90 days'")
                .update();
        forget(Instant.now().minus(Duration.ofDays(1)));
        assertThat(List.of(proposal, overWave, pickPlan, routePlan)).allSatisfy(path -> absent(path));
        assertThat(get(openWave).path("status").asString()).isEqualTo("pending");
    }

    private void forget(Instant before) {
        routePlans.forgetBefore(before);
        pickPlans.forgetBefore(before);
        waves.forgetBefore(before);
        proposals.forgetBefore(before);
    }
}
