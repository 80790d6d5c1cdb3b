package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MisspeltFieldsTest extends ServiceTest {

    private static final String ROUTES = "{\"warehouseLocations\":[[\"W\",50,8]],\"deliveryPoints\":[["
            + "\"A\",50.1,8],{\"id\":\"B\",\"latitude\":50,\"longitude\":8.1%s}]%s}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|,\"second\":1|second|seconds",
                ",\"lateCost\":1||deliveryPoints[1].lateCost|lateCostPerHour",
                ",\"fetchFrom\":{\"latitude\":50,\"longitude\":8,\"service\":1}||deliveryPoints[1].fetchFrom.service|serviceSeconds",
                "|,\"vehicles\":[{\"id\":\"V\",\"warehouseId\":\"W\",\"drivinghours\":{}}]|vehicles[0].drivinghours|drivingHours",
                "|,\"stock\":[{\"warehouseId\":\"W\",\"productId\":\"P\",\"units\":1,\"unit\":2}]|stock[0].unit|units",
                "|,\"conditions\":[{\"kind\":\"traffic\",\"subject\":\"S\",\"radius\":5}]|conditions[0].radius|radiusMeters",
            })
    void routesRefuseThemByName(String ofStop, String ofPlan, String field, String meant) {
        String request = ROUTES.formatted(ofStop == null ? "" : ofStop, ofPlan == null ? "" : ofPlan);
        assertRefused(post("/optimize_routes", request, 400), field, meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/optimize_warehouse|{\"maxMove\":3}|maxMove|maxMoves",
                "/optimize_warehouse|{\"layout\":{\"aisles\":4,\"bay\":10}}|layout.bay|bays",
                "/pick_routes|{\"card\":{}}|card|cart",
                "/pick_routes|{\"work\":{\"picker\":2}}|work.picker|pickers",
                "/pick_routes|{\"orders\":[{\"orderId\":\"O\",\"lines\":[{\"productId\":\"P\",\"units\":2}]}]}"
                        + "|orders[0].lines[0].units|quantity",
                "/picks|{\"wave\":\"W\"}|wave|waveId",
                "/put_away|{\"goods\":[{\"productId\":\"P\",\"unit\":2}]}|goods[0].unit|units",
                "/deliveries|{\"orderId\":\"O\",\"deliverdAt\":\"2025-03-03T09:00:00Z\"}|deliverdAt|deliveredAt",
                "/route_plans/none/change|{\"removeVehicle\":[\"V#1\"]}|removeVehicle|removeVehicles",
            })
    void soDoTheWarehouseAndDeliveries(String path, String request, String field, String meant) {
        assertRefused(post(path, request, 400), field, meant);
    }

    private static void assertRefused(JsonNode answer, String field, String meant) {
        assertThat(answer.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(answer.path("message").asString()).contains(meant);
    }
}
