package io.clickshelf.pricing.model.price;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lowest price of the thirty days before a price reduction, which the European Union's Directive 98/6/EC, article 6a
 * (Omnibus), requires beside the reduced price.
 */
public final class LowestPrice {

    /** The directive's window. */
    public static final Duration WINDOW = Duration.ofDays(30);

    private LowestPrice() {}

    /** A price in force from a moment until the next one. */
    public record PricePoint(Instant from, BigDecimal price) {}

    /** {@link #before(List, Instant, Duration)} with the directive's {@link #WINDOW}. */
    public static Optional<BigDecimal> before(List<PricePoint> history, Instant reduction) {
        return before(history, reduction, WINDOW);
    }

    /**
     * @param history   of one product on one channel, in order of time
     * @param reduction when the reduction begins; prices from then on don't count
     * @return the lowest price in force at any moment of the window before, the one already in force at their start
     *     included; empty if the product had no price then
     * @throws IllegalArgumentException if the history isn't in order of time
     */
    public static Optional<BigDecimal> before(List<PricePoint> history, Instant reduction, Duration window) {
        Instant start = reduction.minus(window);
        BigDecimal lowest = null;
        for (int k = 0; k < history.size(); k++) {
            PricePoint point = history.get(k);
            if (k > 0 && point.from().isBefore(history.get(k - 1).from())) {
                throw new IllegalArgumentException("The price of " + point.from() + " comes after that of "
                        + history.get(k - 1).from() + "; give the history in order of time.");
            }
            if (!point.from().isBefore(reduction)) {
                break;
            }
            boolean ended = k + 1 < history.size() && !history.get(k + 1).from().isAfter(start);
            if (!ended && (lowest == null || point.price().compareTo(lowest) < 0)) {
                lowest = point.price();
            }
        }
        return Optional.ofNullable(lowest);
    }

    /**
     * @param history as for {@link #before(List, Instant, Duration)}
     * @return from when on, within the window, prices are known; empty if none is
     */
    public static Optional<Instant> knownSince(List<PricePoint> history, Instant reduction, Duration window) {
        Instant start = reduction.minus(window);
        return history.stream()
                .map(PricePoint::from)
                .filter(from -> from.isBefore(reduction))
                .findFirst()
                .map(from -> from.isBefore(start) ? start : from);
    }
}
