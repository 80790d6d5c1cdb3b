package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Orders of the platform's own that may come from several warehouses. */
@TestPropertySource(properties = "clickshelf.logistics.routes.split-orders=true")
class OrderSplitTest extends ServiceTest {

    private static final String LAYOUT = ",\"layout\":{\"aisles\":4,\"bays\":10}}";
    private static final Instant NOW = Instant.parse("2025-03-03T07:00:00Z");

    @Test
    void partsAreDeliveredOneByOneAndWhatIsLeftOfAnOrderStaysOpen() {
        put("/warehouses/W1", "{\"latitude\":53.5,\"longitude\":10" + LAYOUT);
        put("/warehouses/W2", "{\"latitude\":53.6,\"longitude\":10" + LAYOUT);
        put("/warehouses/W1/locations", "[{\"locationId\":\"A01-L03\",\"productId\":\"P\"}]");
        put("/warehouses/W2/locations", "[{\"locationId\":\"A02-R09\",\"productId\":\"P\"}]");
        publisher
                .publishAll(
                        Topic.INVENTORY,
                        List.of(Facts.stock("P", "W1", 3, NOW), Facts.stock("P", "W2", 2, NOW)),
                        InventoryRecord::key)
                .join();
        publisher
                .publishAll(
                        Topic.ORDER,
                        List.of(
                                Facts.order("A", "P", 4, NOW, 53.52, 10, null),
                                Facts.order("B", "P", 1, NOW, 53.58, 10, null)),
                        OrderEvent::key)
                .join();
        awaitPlan("{\"W1\":[\"A/W1\"],\"W2\":[\"B\",\"A/W2\"]}", "{\"W1\":[\"A/W1\"],\"W2\":[\"A/W2\",\"B\"]}");
        assertThat(picks()).containsExactlyInAnyOrder("W1: 3.0 for A/W1", "W2: 1.0 for A/W2", "W2: 1.0 for B");
        pickAll("W1");
        assertThat(picks())
                .as("what was picked is not picked again")
                .containsExactlyInAnyOrder("W2: 1.0 for A/W2", "W2: 1.0 for B");
        post("/deliveries", "{\"orderId\":\"A/W1\",\"deliveredAt\":\"2025-03-03T09:00:00Z\"}", 204);
        // Its other unit is with the one of B in the second warehouse, and fits beside it without a split.
        awaitPlan("{\"W1\":[],\"W2\":[\"B\",\"A\"]}", "{\"W1\":[],\"W2\":[\"A\",\"B\"]}");
        assertThat(picks()).containsExactlyInAnyOrder("W2: 1.0 for A", "W2: 1.0 for B");
    }

    /** What the pick routes of all warehouses take. */
    private List<String> picks() {
        List<String> picks = new ArrayList<>();
        for (JsonNode wave : post("/pick_routes", "{}").path("waves")) {
            for (JsonNode batch : wave.path("batches")) {
                for (JsonNode stop : batch.path("stops")) {
                    stop.path("picks")
                            .forEach(pick -> picks.add(wave.path("warehouseId").asString() + ": "
                                    + pick.path("quantity").asDouble() + " for "
                                    + pick.path("orderId").asString()));
                }
            }
        }
        return picks;
    }

    private void pickAll(String warehouse) {
        String wave = get("/pick_waves?warehouseId=" + warehouse)
                .get(0)
                .path("waveId")
                .asString();
        post("/pick_waves/" + wave + "/approve", "{}");
        for (JsonNode batch : get("/pick_waves/" + wave).path("batches")) {
            post(
                    "/picks",
                    "{\"waveId\":\"" + wave + "\",\"batch\":"
                            + batch.path("number").asInt() + ",\"seconds\":60}");
        }
    }

    private void awaitPlan(String... routePlans) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                post("/optimize_routes", "{}").path("routePlan").toString())
                        .isIn((Object[]) routePlans));
    }
}
