package io.clickshelf.pricing.store;

import io.clickshelf.contracts.json.Json;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Puts the prices of many listings into force in as many statements whatever their number. */
@Repository
public class PriceBatches {

    private final PriceHistory history;
    private final JdbcClient jdbc;

    PriceBatches(PriceHistory history, JdbcClient jdbc) {
        this.history = history;
        this.jdbc = jdbc;
    }

    /**
     * As {@link PriceHistory#add}, each for itself.
     *
     * @param points of each listing at most one, none by {@link PriceCause#FOLLOW}
     * @return those that came into force; of the others another price came in between
     */
    @Transactional
    public List<PricePoint> add(Collection<PricePoint> points) {
        if (points.isEmpty()) {
            return List.of();
        }
        // In one order, as all who lock several do, so that none waits for one that waits for it.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('price ' || id)) FROM unnest(?::text[]) AS given (id)")
                .param(points.stream()
                        .map(PricePoint::productId)
                        .distinct()
                        .sorted()
                        .toArray(String[]::new))
                .query(row -> {});
        Map<String, List<PricePoint>> byChannel =
                points.stream().collect(Collectors.groupingBy(point -> Listing.column(point.channel())));
        List<PricePoint> next = new ArrayList<>();
        byChannel.forEach((channel, listed) -> {
            Map<String, PricePoint> newest =
                    history.newest(listed.stream().map(PricePoint::productId).toList(), Listing.channel(channel));
            listed.stream()
                    .filter(point -> PriceHistory.isNext(point, newest.get(point.productId())))
                    .forEach(next::add);
        });
        insert(next);
        return next;
    }

    /** Reasons go as JSON: arrays of arrays must all have the same length. */
    private void insert(List<PricePoint> points) {
        jdbc.sql("WITH added AS (INSERT INTO price_history (product_id, channel, price, previous_price, currency,"
                        + " effective_from, cause, changed_by, comment, decision_id, model_version, reasons)"
                        + " SELECT product_id, channel, price, previous_price, currency, effective_from, cause,"
                        + " changed_by, comment, decision_id, model_version,"
                        + " ARRAY(SELECT jsonb_array_elements_text(reasons::jsonb))"
                        + " FROM unnest(?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::text[], ?::timestamptz[],"
                        + " ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) AS given (product_id,"
                        + " channel, price, previous_price, currency, effective_from, cause, changed_by, comment,"
                        + " decision_id, model_version, reasons) RETURNING id)"
                        + " INSERT INTO price_outbox (history_id) SELECT id FROM added")
                .param(texts(points, PricePoint::productId))
                .param(texts(points, point -> Listing.column(point.channel())))
                .param(texts(points, point -> point.price().toPlainString()))
                .param(texts(points, point -> text(point.previousPrice())))
                .param(texts(points, PricePoint::currency))
                .param(texts(points, point -> point.effectiveFrom().toString()))
                .param(texts(points, point -> point.cause().json()))
                .param(texts(points, PricePoint::changedBy))
                .param(texts(points, PricePoint::comment))
                .param(texts(points, PricePoint::decisionId))
                .param(texts(points, PricePoint::modelVersion))
                .param(texts(points, point -> Json.mapper().writeValueAsString(point.reasons())))
                .update();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String[] texts(List<PricePoint> points, Function<PricePoint, @Nullable String> of) {
        return points.stream().map(of).toArray(String[]::new);
    }
}
