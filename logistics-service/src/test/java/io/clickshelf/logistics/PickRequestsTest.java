package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pick routes and places of what a request brings. */
class PickRequestsTest extends ServiceTest {

    @Test
    void ordersAreRoutedOnALayoutThatComesWithThem() {
        JsonNode answer = post(
                "/pick_routes",
                "{\"layout\":{\"aisles\":4,\"bays\":10},\"orders\":[[\"O1\",\"A01-L03\"],[\"O2\",\"A04-R09\"]]}");
        assertThat(answer.path("pickRoutes").path("warehouse-1").size()).isEqualTo(2);
        // Up the first aisle to its third bay and back, over to the fourth, through it and home along the back.
        assertThat(answer.path("summary").path("distanceMeters").asDouble()).isCloseTo(12 + 12 + 12 + 12, within(0.1));
        assertThat(answer.path("summary").path("orders").asInt()).isEqualTo(2);
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
}
