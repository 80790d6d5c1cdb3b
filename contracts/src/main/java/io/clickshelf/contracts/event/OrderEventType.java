package io.clickshelf.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What happened to an order. Cancelled and returned lines carry the positive quantity that came back. */
public enum OrderEventType {
    PLACED,
    CANCELLED,
    RETURNED;

    @JsonValue
    public String json() {
        return JsonNames.of(this);
    }

    /** @throws IllegalArgumentException if there is no such value; the message lists those there are */
    @JsonCreator
    public static OrderEventType of(String json) {
        return JsonNames.parse(OrderEventType.class, json);
    }
}
