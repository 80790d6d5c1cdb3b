package io.clickshelf.ingestion.stream.imports;

import io.clickshelf.contracts.event.EventIds;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Puts orders together from the rows of a file, one row a line: rows that follow each other with the same order and type
 * become one event. Its id is made of the order, the count of earlier groups of that order in this file, and the
 * content, so that a repeated import makes the same ids and counts nothing twice, while two equal lines of one order are
 * both counted. Memory: one counter per order.
 */
final class OrderAssembler {

    private static final List<String> OF_THE_LINE =
            List.of("productId", "quantity", "unitPrice", "promotionId", "title", "category", "brand");

    private static final int MOST_LINES = 10_000;

    private final RowMapper rows;
    private final Consumer<OrderEvent> sink;
    private final Map<String, Integer> groups = new HashMap<>();
    private @Nullable OrderEvent head;
    private String headKey = "";
    private final List<OrderLine> lines = new ArrayList<>();

    OrderAssembler(RowMapper rows, Consumer<OrderEvent> sink) {
        this.rows = rows;
        this.sink = sink;
    }

    /** Adds a line; its quantity counts by size, since the type says which way it went. */
    OrderLine add(Map<String, String> fields) throws RejectedRow {
        OrderLine line = line(fields);
        String orderId = required(fields, "orderId");
        OrderEventType type = type(fields.get("type"));
        String key = orderId + '\u001f' + type.json();
        if (!key.equals(headKey) || lines.size() == MOST_LINES) {
            Map<String, String> ofOrder = new LinkedHashMap<>(fields);
            OF_THE_LINE.forEach(ofOrder::remove);
            required(fields, "timestamp");
            Map<String, Object> tree = rows.tree(ofOrder);
            tree.put("lines", List.of(line));
            OrderEvent next = FileImport.record(tree, OrderEvent.class);
            flush();
            head = next;
            headKey = key;
        }
        lines.add(line);
        return line;
    }

    /** Hands on what is put together so far. */
    void flush() {
        if (head == null) {
            return;
        }
        OrderEvent order = head.withLines(List.copyOf(lines));
        lines.clear();
        head = null;
        int group = groups.merge(order.orderId(), 1, Integer::sum);
        sink.accept(order.withEventId(EventIds.digest("import", group, order.identity())));
        headKey = "";
    }

    private static OrderLine line(Map<String, String> fields) throws RejectedRow {
        BigDecimal quantity = number(fields, "quantity");
        if (quantity == null || quantity.signum() == 0) {
            throw new RejectedRow("no quantity");
        }
        OrderLine line = new OrderLine(
                required(fields, "productId"),
                quantity.abs(),
                number(fields, "unitPrice"),
                fields.get("warehouseId"),
                fields.get("promotionId"));
        FileImport.requireValid(line);
        return line;
    }

    private static OrderEventType type(@Nullable String text) throws RejectedRow {
        try {
            return text == null ? OrderEventType.PLACED : OrderEventType.of(text);
        } catch (IllegalArgumentException | JacksonException e) {
            throw new RejectedRow("unknown type of order");
        }
    }

    private static String required(Map<String, String> fields, String name) throws RejectedRow {
        String text = fields.get(name);
        if (text == null) {
            throw new RejectedRow("no " + name);
        }
        return text;
    }

    private static @Nullable BigDecimal number(Map<String, String> fields, String name) throws RejectedRow {
        String text = fields.get(name);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new RejectedRow(name + " is no number");
        }
    }
}
