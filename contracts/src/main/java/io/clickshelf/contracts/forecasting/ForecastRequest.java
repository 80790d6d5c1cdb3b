package io.clickshelf.contracts.forecasting;

import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to forecast: products of the shop, a series sent along, or both. The smallest: {@code {"productId":"P1"}}.
 *
 * @param horizon     days ahead, or observations of the series; 28 where absent
 * @param granularity day, the default, or week
 * @param levels      of the quantiles; .05, .1, .25, .5, .75, .9 and .95 where absent
 * @param series      observations, oldest first, null where unknown
 * @param season      of the series, in observations; none where absent
 * @param seasons     several instead of one, such as 24 and 168 of hours with a day and a week
 */
@OnlyKnownFields
public record ForecastRequest(
        @Nullable @Size(max = 200) String productId,
        @Nullable @Size(max = 10_000) List<@NotNull String> productIds,
        @Nullable @Min(1) @Max(365) Integer horizon,
        @Nullable Granularity granularity,
        @Nullable @Size(min = 1, max = 99) List<@NotNull @DecimalMin("0.001") @DecimalMax("0.999") Double> levels,
        @Nullable @Size(min = 3, max = 100_000) List<@Nullable Double> series,
        @Nullable @Min(2) @Max(10_000) Integer season,
        @Nullable @Size(max = 3) List<@NotNull @Min(2) @Max(10_000) Integer> seasons) {

    private static final int DEFAULT_HORIZON = 28;
    private static final List<Double> DEFAULT_LEVELS = List.of(.05, .1, .25, .5, .75, .9, .95);

    public int steps() {
        return Objects.requireNonNullElse(horizon, DEFAULT_HORIZON);
    }

    public Granularity period() {
        return Objects.requireNonNullElse(granularity, Granularity.DAY);
    }

    /**
     * The seasons of the series, shortest first.
     *
     * @throws IllegalArgumentException if both forms are used
     */
    public int[] seasonLengths() {
        if (season != null && seasons != null) {
            throw new IllegalArgumentException("season and seasons exclude each other; send one of them.");
        }
        List<Integer> all = season != null ? List.of(season) : Objects.requireNonNullElse(seasons, List.of());
        return all.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    }

    /** The levels asked for, rising. */
    public double[] quantileLevels() {
        return Objects.requireNonNullElse(levels, DEFAULT_LEVELS).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .distinct()
                .toArray();
    }
}
