package io.clickshelf.gateway.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the API that is kept as a file, as a reader finds it. */
class ApiFileTest {

    private static final Path FILE = Path.of("..", "docs", "api", "openapi.json");

    @Test
    void everyCallSaysWhatItIsForAndShowsWhatToSend() {
        List<String> mute = new ArrayList<>();
        List<String> withoutExample = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                Json.mapper().readTree(FILE.toFile()).path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String call = operation.getKey() + " " + path.getKey();
                if (operation.getValue().path("summary").isMissingNode()) {
                    mute.add(call);
                }
                for (JsonNode body : operation.getValue().path("requestBody").path("content")) {
                    if (!body.has("example") && !body.has("examples")) {
                        withoutExample.add(call);
                    }
                }
            }
        }
        assertThat(mute).isEmpty();
        assertThat(withoutExample).isEmpty();
    }
}
