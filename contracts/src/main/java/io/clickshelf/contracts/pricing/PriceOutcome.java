package io.clickshelf.contracts.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What to do with a price. */
public enum PriceOutcome {
    /** Worth putting into force. */
    CHANGE,
    /** Worth it, but a person has to agree first. */
    NEEDS_APPROVAL,
    /** Nothing surely better: the price stays. */
    HOLD,
    /** A rule blocks changes, or the limits contradict each other: the price stays, a person has to look. */
    BLOCKED;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such value; the message lists those there are */
    @JsonCreator
    public static PriceOutcome of(String json) {
        return Arrays.stream(values())
                .filter(value -> value.json().equals(json))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + json + "\" is none of "
                        + Arrays.stream(values()).map(PriceOutcome::json).toList()));
    }
}
