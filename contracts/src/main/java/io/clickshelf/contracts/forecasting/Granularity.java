package io.clickshelf.contracts.forecasting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How long a period of an answer is. */
public enum Granularity {
    DAY(1),
    WEEK(7);

    private final int days;

    Granularity(int days) {
        this.days = days;
    }

    public int days() {
        return days;
    }

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such granularity */
    @JsonCreator
    public static Granularity of(String json) {
        for (Granularity granularity : values()) {
            if (granularity.json().equals(json)) {
                return granularity;
            }
        }
        throw new IllegalArgumentException("\"" + json + "\" is no granularity; use day or week");
    }
}
