package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.PriceBatches;
import io.clickshelf.pricing.store.PriceHistory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts prices into force: into the history, and into the outbox to the topic. */
@Component
public class PriceSetter {

    /** Who changes prices where no person does. */
    public static final String SERVICE = "pricing-service";

    private final PriceHistory history;
    private final PriceBatches batches;
    private final Clock clock;

    PriceSetter(PriceHistory history, PriceBatches batches, Clock clock) {
        this.history = history;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * A price to put into force.
     *
     * @param channel      null for the shop's own
     * @param currentPrice that it was decided from
     */
    public record Change(
            String productId,
            @Nullable String channel,
            BigDecimal price,
            BigDecimal currentPrice,
            @Nullable String currency,
            PriceCause cause,
            String changedBy,
            @Nullable String comment,
            String decisionId,
            String modelVersion,
            List<String> reasons) {}

    /**
     * Empty if another price came into force since the change was decided; then nothing is changed. It comes to the topic by
     * {@link PricePublisher#publishWaiting()}.
     */
    public Optional<PricePoint> put(Change change) {
        PricePoint point = point(change);
        return history.add(point).map(id -> point);
    }

    /** As {@link #put}, of many listings; returns those whose price came into force. */
    Set<Listing> putAll(List<Change> changes) {
        return batches.add(changes.stream().map(this::point).toList()).stream()
                .map(point -> new Listing(point.productId(), point.channel()))
                .collect(Collectors.toSet());
    }

    private PricePoint point(Change change) {
        return new PricePoint(
                change.productId(),
                change.channel(),
                change.price(),
                change.currentPrice(),
                change.currency(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS), // as the table keeps it
                change.cause(),
                change.changedBy(),
                change.comment(),
                change.decisionId(),
                change.modelVersion(),
                change.reasons());
    }
}
