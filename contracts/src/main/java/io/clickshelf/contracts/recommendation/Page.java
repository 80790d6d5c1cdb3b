package io.clickshelf.contracts.recommendation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Where an answer is shown. */
public enum Page {
    /** What this shopper may like. */
    HOME,
    /** What goes with the product that is looked at. */
    PRODUCT,
    /** What goes with what lies in the cart. */
    CART,
    /** The best of a category for this shopper. */
    CATEGORY,
    /** Read later: the last visit weighs no more than the rest of the history. */
    EMAIL;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such value; the message lists those there are */
    @JsonCreator
    public static Page of(String json) {
        return Arrays.stream(values())
                .filter(value -> value.json().equals(json))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + json + "\" is none of "
                        + Arrays.stream(values()).map(Page::json).toList()));
    }
}
