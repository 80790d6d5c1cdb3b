package io.clickshelf.contracts.logistics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.clickshelf.contracts.json.OnlyKnownFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Places that supply each other, whose stock is to be planned together.
 *
 * @param method       {@code base_stock} for a chain, {@code guaranteed_service} for a tree
 * @param stockOutCost of a unit that a customer waits for, per day; for {@code base_stock}
 * @param serviceLevel share of demand bounds that is covered, for {@code guaranteed_service}; .95 where absent
 */
@OnlyKnownFields
public record NetworkRequest(
        @NotNull Method method,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Stage> stages,
        @Nullable @Positive Double stockOutCost,
        @Nullable @DecimalMin("0.5") @DecimalMax("0.9999") Double serviceLevel) {

    private static final double USUAL_SERVICE = .95;

    /** How the levels are chosen. */
    public enum Method {
        /** Clark and Scarf: the least holding and waiting cost of a chain with random demand at its end. */
        BASE_STOCK,
        /** Graves and Willems: service times that each place promises the next, with the least safety stock. */
        GUARANTEED_SERVICE;

        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Method of(String json) {
            for (Method method : values()) {
                if (method.json().equals(json)) {
                    return method;
                }
            }
            throw new IllegalArgumentException("\"" + json + "\" is no method; use base_stock or guaranteed_service");
        }
    }

    /**
     * A place.
     *
     * @param suppliedBy        the ids of the places that it is supplied by; absent for one that buys outside
     * @param holdingCost       of a unit there, per day
     * @param leadTime          whole days from what supplies it
     * @param demandPerDay      of customers, mean units; absent where there are none
     * @param standardDeviation of a day's customers
     * @param serviceTime       days that customers accept to wait, for {@code guaranteed_service}; 0 where absent
     */
    @OnlyKnownFields
    public record Stage(
            @NotBlank @Size(max = 200) String id,
            @Nullable @Size(max = 200) List<@NotBlank String> suppliedBy,
            @NotNull @Positive Double holdingCost,
            @NotNull @Min(0) @Max(365) Integer leadTime,
            @Nullable @PositiveOrZero Double demandPerDay,
            @Nullable @PositiveOrZero Double standardDeviation,
            @Nullable @Min(0) @Max(365) Integer serviceTime) {

        public List<String> suppliers() {
            return Objects.requireNonNullElse(suppliedBy, List.of());
        }

        public double mean() {
            return Objects.requireNonNullElse(demandPerDay, 0.0);
        }
    }

    public double service() {
        return Objects.requireNonNullElse(serviceLevel, USUAL_SERVICE);
    }
}
