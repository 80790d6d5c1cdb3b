package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.pricing.store.PriceHistory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts prices into force: into the history, and from there to the topic. */
@Component
public class PriceSetter {

    /** Who changes prices where no person does. */
    public static final String SERVICE = "pricing-service";

    private final PriceHistory history;
    private final PricePublisher publisher;
    private final Clock clock;

    PriceSetter(PriceHistory history, PricePublisher publisher, Clock clock) {
        this.history = history;
        this.publisher = publisher;
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

    /** Empty if another price came into force since the change was decided; then nothing is changed. */
    public Optional<PricePoint> set(Change change) {
        Optional<PricePoint> point = put(change);
        if (point.isPresent()) {
            publisher.publishWaiting();
        }
        return point;
    }

    /** As {@link #set}, but leaves bringing it to the topic to the next {@link PricePublisher#publishWaiting()}. */
    Optional<PricePoint> put(Change change) {
        PricePoint point = new PricePoint(
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
        return history.add(point).map(id -> point);
    }
}
