package io.clickshelf.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a shopper did. */
public enum ActionType {
    VIEW,
    CLICK,
    SEARCH,
    CART_ADD,
    CART_REMOVE,
    PURCHASE,
    RETURN,
    REVIEW,
    IMPRESSION;

    @JsonValue
    public String json() {
        return JsonNames.of(this);
    }

    /** @throws IllegalArgumentException if there is no such value; the message lists those there are */
    @JsonCreator
    public static ActionType of(String json) {
        return JsonNames.parse(ActionType.class, json);
    }
}
