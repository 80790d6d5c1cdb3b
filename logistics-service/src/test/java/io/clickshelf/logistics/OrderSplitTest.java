package io.clickshelf.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Orders of the platform's own that may come from several warehouses. */
@TestPropertySource(properties = "clickshelf.logistics.routes.split-orders=true")
class OrderSplitTest extends ServiceTest {

    private static final Instant NOW = Instant.parse("2025-03-03T07:00:00Z");

    @Test
    void partsAreDeliveredOneByOneAndWhatIsLeftOfAnOrderStaysOpen() {
        put("/warehouses/W1", "{\"latitude\":53.5,\"longitude\":10}");
        put("/warehouses/W2", "{\"latitude\":53.6,\"longitude\":10}");
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
        post("/deliveries", "{\"orderId\":\"A/W1\",\"deliveredAt\":\"2025-03-03T09:00:00Z\"}", 204);
        // Its other unit is with the one of B in the second warehouse, and fits beside it without a split.
        awaitPlan("{\"W1\":[],\"W2\":[\"B\",\"A\"]}", "{\"W1\":[],\"W2\":[\"A\",\"B\"]}");
    }

    private void awaitPlan(String... routePlans) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                post("/optimize_routes", "{}").path("routePlan").toString())
                        .isIn((Object[]) routePlans));
    }
}
