package io.clickshelf.contracts.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What happens to a price that an event led to. */
public enum PricingMode {
    /** Put into force where it keeps within what needs no approval; else proposed. */
    AUTOMATIC,
    /** Proposed; a person decides. */
    REVIEW,
    /** Proposed, with an alert; only an administrator may decide or set a price by hand. */
    ESCALATE,
    /** The price stays as it is. */
    BLOCK;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such value; the message lists those there are */
    @JsonCreator
    public static PricingMode of(String json) {
        return Arrays.stream(values())
                .filter(value -> value.json().equals(json))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + json + "\" is none of "
                        + Arrays.stream(values()).map(PricingMode::json).toList()));
    }
}
