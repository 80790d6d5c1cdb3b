package io.clickshelf.contracts.forecasting;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By what the products' forecasts are added up. */
public enum ForecastLevel {
    TOTAL,
    CATEGORY,
    WAREHOUSE;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such level */
    public static ForecastLevel of(String json) {
        for (ForecastLevel level : values()) {
            if (level.json().equals(json)) {
                return level;
            }
        }
        throw new IllegalArgumentException("\"" + json + "\" is no level; use total, category or warehouse");
    }
}
