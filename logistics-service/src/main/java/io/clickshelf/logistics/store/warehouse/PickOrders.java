package io.clickshelf.logistics.store.warehouse;

import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders to pick and orders picked, event by event, so that neither a repeated nor an early cancellation miscounts. */
@Repository
public class PickOrders {

    /**
     * An order, with what was neither cancelled nor returned.
     *
     * @param warehouseId null where it names none
     * @param windowStart when it was promised to arrive
     */
    public record PickOrderRow(
            String orderId,
            Instant placedAt,
            @Nullable String warehouseId,
            @Nullable Instant windowStart,
            Map<String, Double> units) {}

    private static final String OPEN = "SELECT * FROM pick_order_event WHERE order_id IN (SELECT order_id FROM"
            + " pick_order_event WHERE type = 'placed' AND at >= ? EXCEPT SELECT order_id FROM picked_order EXCEPT"
            + " SELECT order_id FROM delivery EXCEPT SELECT unnest(order_ids) FROM pick_batch b JOIN pick_wave w"
            + " USING (wave_id) WHERE w.status IN ('approved', 'done')) ORDER BY at";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    PickOrders(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Adds those that are not there yet, in one round trip. */
    public void add(List<OrderEvent> events) {
        Map<String, OrderEvent> byIdentity = new TreeMap<>();
        events.forEach(event -> byIdentity.put(event.identity(), event));
        template.batchUpdate(
                "INSERT INTO pick_order_event VALUES (?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING",
                byIdentity.values(),
                2000,
                (statement, event) -> {
                    statement.setString(1, event.identity());
                    statement.setString(2, event.orderId());
                    statement.setString(3, event.type().json());
                    statement.setTimestamp(4, Timestamp.from(event.timestamp()));
                    statement.setString(5, warehouse(event));
                    statement.setTimestamp(
                            6,
                            event.promisedWindow() == null
                                    ? null
                                    : Timestamp.from(event.promisedWindow().start()));
                    statement.setString(7, Json.mapper().writeValueAsString(units(event)));
                });
    }

    private static @Nullable String warehouse(OrderEvent event) {
        return event.warehouseId() != null
                ? event.warehouseId()
                : event.lines().stream()
                        .map(OrderLine::warehouseId)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static Map<String, Double> units(OrderEvent event) {
        Map<String, Double> units = new LinkedHashMap<>();
        event.lines()
                .forEach(line -> units.merge(line.productId(), line.quantity().doubleValue(), Double::sum));
        return units;
    }

    /** Placed since, not picked, not delivered, not in an approved wave; oldest first. */
    public List<PickOrderRow> open(Instant placedSince) {
        return orders(OPEN, placedSince);
    }

    /** All placed since, newest last: what was to be picked. */
    public List<PickOrderRow> since(Instant placedSince) {
        return orders("SELECT * FROM pick_order_event WHERE at >= ? ORDER BY at", placedSince);
    }

    /** Of those that are known, the units that were neither cancelled nor returned: none where all was. */
    public Map<String, Map<String, Double>> standing(Collection<String> orderIds) {
        Map<String, Map<String, Double>> standing = new LinkedHashMap<>();
        drafts("SELECT * FROM pick_order_event WHERE order_id = ANY(?)", (Object) orderIds.toArray(String[]::new))
                .forEach((id, draft) -> {
                    if (draft.placedAt != null) {
                        standing.put(id, draft.units);
                    }
                });
        return standing;
    }

    /** Of some orders those that another approved wave has, or that were picked or delivered. */
    public Set<String> elsewhere(Collection<String> orderIds, String waveId) {
        return Set.copyOf(jdbc.sql("SELECT order_id FROM (SELECT unnest(order_ids) AS order_id FROM pick_batch b JOIN"
                        + " pick_wave w USING (wave_id) WHERE w.status IN ('approved', 'done') AND w.wave_id <> :wave"
                        + " AND b.order_ids && :ids::text[] UNION SELECT order_id FROM picked_order UNION SELECT order_id FROM"
                        + " delivery) gone WHERE order_id = ANY(:ids::text[])")
                .param("wave", waveId)
                .param("ids", orderIds.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list());
    }

    /** Ids of parts of some orders, named {@code order/…}, that an approved wave has, or that were picked or delivered. */
    public List<String> partsGone(Collection<String> orderIds) {
        return jdbc.sql(
                        "SELECT DISTINCT order_id FROM (SELECT unnest(order_ids) AS order_id FROM pick_batch b JOIN pick_wave"
                                + " w USING (wave_id) WHERE w.status IN ('approved', 'done') UNION SELECT order_id FROM picked_order"
                                + " UNION SELECT order_id FROM delivery) gone WHERE order_id LIKE '%/%'"
                                + " AND regexp_replace(order_id, '/[^/]*$', '') = ANY(?) ORDER BY order_id")
                .param(orderIds.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private Map<String, Draft> drafts(String sql, Object parameter) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        jdbc.sql(sql).param(parameter).query(row -> {
            drafts.computeIfAbsent(row.getString("order_id"), id -> new Draft()).add(row);
        });
        drafts.values().forEach(draft -> draft.units.values().removeIf(units -> units <= 0));
        return drafts;
    }

    private List<PickOrderRow> orders(String sql, Instant since) {
        List<PickOrderRow> orders = new ArrayList<>();
        drafts(sql, Timestamp.from(since)).forEach((id, draft) -> {
            Instant at = draft.placedAt;
            if (at != null && !draft.units.isEmpty()) {
                orders.add(new PickOrderRow(id, at, draft.warehouseId, draft.windowStart, draft.units));
            }
        });
        return orders;
    }

    public void picked(Collection<String> orderIds, Instant at) {
        template.batchUpdate(
                "INSERT INTO picked_order VALUES (?, ?) ON CONFLICT DO NOTHING",
                orderIds.stream().sorted().toList(),
                1000,
                (statement, id) -> {
                    statement.setString(1, id);
                    statement.setTimestamp(2, Timestamp.from(at));
                });
    }

    /** All products of the orders that are kept. */
    public List<String> productsSold() {
        return jdbc.sql("SELECT DISTINCT jsonb_object_keys(lines) FROM pick_order_event WHERE type = 'placed'")
                .query((row, number) -> row.getString(1))
                .list();
    }

    public void forgetBefore(Instant at) {
        jdbc.sql("DELETE FROM pick_order_event WHERE at < ?")
                .param(Timestamp.from(at))
                .update();
        jdbc.sql("DELETE FROM picked_order WHERE at < ?")
                .param(Timestamp.from(at))
                .update();
    }

    /** An order as its events are read. */
    private static final class Draft {

        private final Map<String, Double> units = new LinkedHashMap<>();
        private @Nullable Instant placedAt;
        private @Nullable String warehouseId;
        private @Nullable Instant windowStart;

        void add(ResultSet row) throws SQLException {
            boolean placed = OrderEventType.PLACED.json().equals(row.getString("type"));
            Map<?, ?> lines = Json.mapper().readValue(row.getString("lines"), Map.class);
            lines.forEach((product, quantity) ->
                    units.merge((String) product, (placed ? 1 : -1) * ((Number) quantity).doubleValue(), Double::sum));
            if (placed) {
                placedAt = row.getTimestamp("at").toInstant();
                warehouseId = row.getString("warehouse_id");
                Timestamp window = row.getTimestamp("window_start");
                windowStart = window == null ? null : window.toInstant();
            }
        }
    }
}
