package io.clickshelf.gateway.stream;

import io.clickshelf.contracts.json.FlexibleInstantModule;
import io.clickshelf.contracts.json.Json;
import io.clickshelf.gateway.store.DecisionRow;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes from a decision's record what it is found by, and the rest as it is: no tree is built of what is only kept. */
final class DecisionReader {

    private DecisionReader() {}

    /** Empty if it is no JSON object, or lacks id, kind or time. */
    static Optional<DecisionRow> read(byte[] record) {
        String id = null;
        String kind = null;
        String subject = null;
        String timestamp = null;
        try (JsonParser json = Json.mapper().createParser(record)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "decisionId" -> id = text(json);
                    case "kind" -> kind = text(json);
                    case "subject" -> subject = text(json);
                    case "timestamp" -> timestamp = json.getString();
                    default -> json.skipChildren();
                }
            }
            if (id == null || kind == null || timestamp == null) {
                return Optional.empty();
            }
            return Optional.of(new DecisionRow(
                    id,
                    FlexibleInstantModule.parse(timestamp),
                    kind,
                    subject,
                    new String(record, StandardCharsets.UTF_8)));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** PostgreSQL's text holds no NUL. */
    private static @Nullable String text(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_STRING ? json.getString().replace("\0", "") : null;
    }
}
