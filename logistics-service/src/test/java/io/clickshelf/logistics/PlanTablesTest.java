package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
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

/** Plans are not lost with their worker, and not kept for ever. */
@SuppressWarnings("NullAway.Init")
class PlanTablesTest extends ServiceTest {

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
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(routes).has("result") && get(picks).has("result"));
        for (String table : List.of("route_plan", "pick_plan")) {
            jdbc.sql("UPDATE " + table
                            + " SET status = 'running', result = NULL, heartbeat = now() - interval '1 minute'")
                    .update();
        }
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
