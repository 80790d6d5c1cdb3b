package io.clickshelf.logistics.store;

import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.OrderEventType;
import io.clickshelf.contracts.event.OrderLine;
import io.clickshelf.contracts.event.ShipTo;
import io.clickshelf.contracts.event.TimeWindow;
import io.clickshelf.contracts.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Orders and what became of them, event by event, so that neither a repeated nor an early cancellation miscounts. Lines of
 * orders that don't say where they go are not kept: they can't be delivered by a route.
 */
@Repository
public class OpenOrders {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    OpenOrders(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Adds those that are not there yet, in one round trip. */
    public void add(List<OrderEvent> events) {
        Map<String, OrderEvent> byIdentity = new TreeMap<>();
        for (OrderEvent event : events) {
            byIdentity.put(event.identity(), event);
        }
        if (!byIdentity.isEmpty()) {
            template.execute((Connection connection) -> insert(connection, byIdentity));
        }
    }

    private static int insert(Connection connection, Map<String, OrderEvent> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO order_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING")) {
            for (Map.Entry<String, OrderEvent> entry : events.entrySet()) {
                OrderEvent event = entry.getValue();
                ShipTo to = event.shipTo();
                Double latitude = to == null ? null : to.latitude();
                Double longitude = to == null ? null : to.longitude();
                boolean located = latitude != null && longitude != null;
                TimeWindow window = event.promisedWindow();
                statement.setString(1, entry.getKey());
                statement.setString(2, event.orderId());
                statement.setString(3, event.type().json());
                statement.setTimestamp(4, Timestamp.from(event.timestamp()));
                statement.setObject(5, located ? latitude : null, java.sql.Types.DOUBLE);
                statement.setObject(6, located ? longitude : null, java.sql.Types.DOUBLE);
                statement.setTimestamp(7, window == null ? null : Timestamp.from(window.start()));
                statement.setTimestamp(8, window == null ? null : Timestamp.from(window.end()));
                statement.setString(9, warehouse(event));
                statement.setString(
                        10,
                        located || event.type() != OrderEventType.PLACED
                                ? Json.mapper().writeValueAsString(units(event))
                                : "{}");
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    /** The order's, or that of its lines where they agree. */
    private static @Nullable String warehouse(OrderEvent event) {
        if (event.warehouseId() != null) {
            return event.warehouseId();
        }
        List<@Nullable String> named = new ArrayList<>();
        for (OrderLine line : event.lines()) {
            if (!named.contains(line.warehouseId())) {
                named.add(line.warehouseId());
            }
        }
        return named.size() == 1 ? named.getFirst() : null;
    }

    private static Map<String, Double> units(OrderEvent event) {
        Map<String, Double> units = new LinkedHashMap<>();
        for (OrderLine line : event.lines()) {
            units.merge(line.productId(), line.quantity().doubleValue(), Double::sum);
        }
        return units;
    }

    /** Marks an order as delivered; a repeated report changes nothing. */
    public void delivered(String orderId, Instant at, @Nullable String comment, String who) {
        jdbc.sql("INSERT INTO delivery VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .param(orderId)
                .param(Timestamp.from(at))
                .param(comment)
                .param(who)
                .update();
    }

    /** Marks a part of an order as delivered; a repeated report changes nothing. */
    public void partDelivered(String orderId, String partId, Map<String, Double> goods, Instant at) {
        jdbc.sql("INSERT INTO order_event (event_id, order_id, type, at, lines) VALUES (?, ?, 'delivered', ?, ?::jsonb)"
                        + " ON CONFLICT DO NOTHING")
                .param("delivered " + partId)
                .param(orderId)
                .param(Timestamp.from(at))
                .param(Json.mapper().writeValueAsString(goods))
                .update();
    }

    /** Orders placed since, not delivered, with what was neither cancelled nor returned; by id. */
    public List<OpenOrder> open(Instant placedSince) {
        Map<String, Draft> drafts = new TreeMap<>();
        jdbc.sql("SELECT * FROM order_event WHERE order_id IN (SELECT order_id FROM order_event WHERE type = 'placed'"
                        + " AND at >= ? EXCEPT SELECT order_id FROM delivery) ORDER BY at")
                .param(Timestamp.from(placedSince))
                .query(row -> {
                    drafts.computeIfAbsent(row.getString("order_id"), id -> new Draft())
                            .add(row);
                });
        List<OpenOrder> open = new ArrayList<>();
        drafts.forEach((id, draft) -> {
            OpenOrder order = draft.order(id);
            if (order != null) {
                open.add(order);
            }
        });
        return open;
    }

    /** An order as it was placed. */
    public Optional<OpenOrder> find(String orderId) {
        Draft draft = new Draft();
        jdbc.sql("SELECT * FROM order_event WHERE order_id = ? AND type = 'placed'")
                .param(orderId)
                .query(row -> {
                    draft.add(row);
                });
        return Optional.ofNullable(draft.order(orderId));
    }

    public void forgetBefore(Instant at) {
        jdbc.sql("DELETE FROM order_event WHERE at < ?")
                .param(Timestamp.from(at))
                .update();
        jdbc.sql("DELETE FROM delivery WHERE delivered_at < ?")
                .param(Timestamp.from(at))
                .update();
    }

    public @Nullable Instant newest() {
        Timestamp at = jdbc.sql("SELECT max(at) FROM order_event")
                .query(Timestamp.class)
                .optional()
                .orElse(null);
        return at == null ? null : at.toInstant();
    }

    /** An order as its events are read. */
    private static final class Draft {

        private final Map<String, Double> units = new LinkedHashMap<>();
        private @Nullable Instant placedAt;
        private boolean located;
        private double latitude;
        private double longitude;
        private @Nullable TimeWindow window;
        private @Nullable String warehouseId;
        private boolean takenBack;

        void add(ResultSet row) throws SQLException {
            Map<?, ?> lines = Json.mapper().readValue(row.getString("lines"), Map.class);
            boolean placed = OrderEventType.PLACED.json().equals(row.getString("type"));
            takenBack |= !placed;
            lines.forEach((product, quantity) ->
                    units.merge((String) product, (placed ? 1 : -1) * ((Number) quantity).doubleValue(), Double::sum));
            if (placed) {
                placedAt = row.getTimestamp("at").toInstant();
                located = row.getObject("latitude") != null;
                latitude = row.getDouble("latitude");
                longitude = row.getDouble("longitude");
                Timestamp start = row.getTimestamp("window_start");
                window = start == null
                        ? null
                        : new TimeWindow(
                                start.toInstant(),
                                row.getTimestamp("window_end").toInstant());
                warehouseId = row.getString("warehouse_id");
            }
        }

        @Nullable
        OpenOrder order(String id) {
            Instant at = placedAt;
            units.values().removeIf(quantity -> quantity <= 0);
            boolean wanted = located ? !units.isEmpty() : !takenBack;
            return at == null || !wanted
                    ? null
                    : new OpenOrder(id, at, located, latitude, longitude, window, warehouseId, Map.copyOf(units));
        }
    }
}
