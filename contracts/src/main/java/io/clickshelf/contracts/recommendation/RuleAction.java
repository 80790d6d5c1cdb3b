package io.clickshelf.contracts.recommendation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a merchant's rule does with the products that it names. */
public enum RuleAction {
    /** Shows a product at a certain place. */
    PIN,
    /** Multiplies the score by a strength above 1. */
    BOOST,
    /** Divides the score by a strength above 1. */
    BURY,
    /** Never shows it. */
    BAN;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such value; the message lists those there are */
    @JsonCreator
    public static RuleAction of(String json) {
        return Arrays.stream(values())
                .filter(value -> value.json().equals(json))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + json + "\" is none of "
                        + Arrays.stream(values()).map(RuleAction::json).toList()));
    }
}
