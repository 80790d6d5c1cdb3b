package io.clickshelf.contracts.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What became of a proposal. */
public enum ProposalState {
    OPEN,
    APPROVED,
    REJECTED,
    /** A newer decision took its place, or what led to it is gone; its comment says why. */
    SUPERSEDED,
    /** Nobody decided in time. */
    EXPIRED;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such value; the message lists those there are */
    @JsonCreator
    public static ProposalState of(String json) {
        return Arrays.stream(values())
                .filter(value -> value.json().equals(json))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + json + "\" is none of "
                        + Arrays.stream(values()).map(ProposalState::json).toList()));
    }
}
