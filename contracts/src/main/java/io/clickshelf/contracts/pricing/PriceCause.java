package io.clickshelf.contracts.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What led to a price. */
public enum PriceCause {
    /** The catalogue said so. */
    CATALOG,
    /** Decided upon a rival's offer or a stock change, within what needs no approval. */
    AUTOMATIC,
    /** A proposal was approved. */
    APPROVAL,
    /** Set by hand. */
    MANUAL,
    /** The price before was put back. */
    ROLLBACK,
    /** Its scheduled time had come. */
    SCHEDULE,
    /** A scheduled price ended; the one before came back. */
    EXPIRY,
    /** An experiment asked for it. */
    EXPERIMENT,
    /** A bounded move to learn how demand answers. */
    LEARNING,
    /** A channel gave up its own price: from here on the shop's holds there. */
    FOLLOW;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such value; the message lists those there are */
    @JsonCreator
    public static PriceCause of(String json) {
        return Arrays.stream(values())
                .filter(value -> value.json().equals(json))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + json + "\" is none of "
                        + Arrays.stream(values()).map(PriceCause::json).toList()));
    }
}
