package io.clickshelf.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How soon a person should look. */
public enum AlertSeverity {
    INFO,
    WARNING,
    CRITICAL;

    @JsonValue
    public String json() {
        return JsonNames.of(this);
    }

    /** @throws IllegalArgumentException if there is no such value; the message lists those there are */
    @JsonCreator
    public static AlertSeverity of(String json) {
        return JsonNames.parse(AlertSeverity.class, json);
    }
}
