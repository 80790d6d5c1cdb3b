package io.clickshelf.ingestion.stream.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderAssemblerTest {

    private final List<OrderEvent> orders = new ArrayList<>();
    private final OrderAssembler assembler = new OrderAssembler(
            new RowMapper(new Mapping(ImportKind.ORDERS, null, null, null, null, null), List.of()), orders::add);

    @Test
    void neighbouringRowsOfOneOrderAndTypeAreOneEvent() throws RejectedRow {
        add("O1", "A", "1", Map.of());
        add("O1", "A", "1", Map.of());
        add("O1", "A", "-1", Map.of("type", "cancelled"));
        add("O2", "B", "2", Map.of());
        assembler.flush();
        assertThat(orders)
                .extracting(
                        OrderEvent::orderId,
                        OrderEvent::type,
                        order -> order.lines().size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("O1", OrderEventType.PLACED, 2),
                        org.assertj.core.groups.Tuple.tuple("O1", OrderEventType.CANCELLED, 1),
                        org.assertj.core.groups.Tuple.tuple("O2", OrderEventType.PLACED, 1));
        assertThat(orders.get(1).lines().getFirst().quantity()).isEqualByComparingTo("1");
    }

    @Test
    void anOrderThatComesAgainFurtherDownIsAnotherEventWithAnotherId() throws RejectedRow {
        add("O1", "A", "1", Map.of());
        add("O2", "A", "1", Map.of());
        add("O1", "A", "1", Map.of());
        assembler.flush();
        assertThat(orders.stream().map(OrderEvent::eventId).distinct()).hasSize(3);
    }

    @Test
    void aBadRowIsRejectedAloneAndLeavesTheOrderAsItWas() throws RejectedRow {
        add("O1", "A", "1", Map.of());
        rejected("O1", "A", "none", Map.of(), "quantity is no number");
        rejected("O1", "A", "0", Map.of(), "no quantity");
        rejected("O1", "A", "1", Map.of("unitPrice", "-2"), "unitPrice: must be greater");
        rejected("O9", "A", "1", Map.of("weightKg", "heavy"), "weightKg can't be read");
        rejected("O9".repeat(200), "A", "1", Map.of(), "orderId: size must be");
        rejected("O1", "A", "1", Map.of("type", "lost"), "unknown type");
        add("O1", "B", "1", Map.of());
        assembler.flush();
        assertThat(orders).hasSize(1);
        assertThat(orders.getFirst().lines()).hasSize(2);
    }

    @Test
    void moreLinesThanAnOrderMayHaveBecomeTwoEvents() throws RejectedRow {
        for (int line = 0; line <= 10_000; line++) {
            add("O1", "A", "1", Map.of());
        }
        assembler.flush();
        assertThat(orders).extracting(order -> order.lines().size()).containsExactly(10_000, 1);
    }

    private void add(String orderId, String productId, String quantity, Map<String, String> more) throws RejectedRow {
        Map<String, String> fields = new HashMap<>(Map.of(
                "orderId", orderId, "productId", productId, "quantity", quantity, "timestamp", "2011-12-01T08:26:00Z"));
        fields.putAll(more);
        assembler.add(fields);
    }

    private void rejected(String orderId, String productId, String quantity, Map<String, String> more, String reason) {
        assertThatExceptionOfType(RejectedRow.class)
                .isThrownBy(() -> add(orderId, productId, quantity, more))
                .withMessageStartingWith(reason);
    }
}
