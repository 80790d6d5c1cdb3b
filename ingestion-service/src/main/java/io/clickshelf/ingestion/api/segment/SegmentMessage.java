package io.clickshelf.ingestion.api.segment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message of the protocol.
 *
 * @param type       track, identify, page, screen, group or alias; of a call to {@code /v1/track} it is in the path
 * @param messageId  by which it is counted once
 * @param event      name of a track call
 * @param properties of the event
 */
record SegmentMessage(
        @Nullable String type,
        @Nullable String messageId,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String event,
        @Nullable Map<String, Object> properties,
        @Nullable Instant timestamp,
        @Nullable Instant originalTimestamp,
        @JsonProperty("context") @Nullable Map<String, Object> context) {

    @Nullable
    String shopper() {
        return userId == null || userId.isBlank() ? anonymousId : userId;
    }
}
