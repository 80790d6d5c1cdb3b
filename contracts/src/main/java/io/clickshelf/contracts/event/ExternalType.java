package io.clickshelf.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of news from the outside world. */
public enum ExternalType {
    COMPETITOR_PRICE,
    WEATHER,
    HOLIDAY,
    SENTIMENT,
    TRAFFIC,
    CLOSURE,
    CARRIER;

    @JsonValue
    public String json() {
        return JsonNames.of(this);
    }

    /** @throws IllegalArgumentException if there is no such value; the message lists those there are */
    @JsonCreator
    public static ExternalType of(String json) {
        return JsonNames.parse(ExternalType.class, json);
    }
}
