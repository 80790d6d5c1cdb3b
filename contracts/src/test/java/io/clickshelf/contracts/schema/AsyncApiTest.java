package io.clickshelf.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whether {@code docs/events/asyncapi.yaml} tells of every topic, by the schemas that ship. */
class AsyncApiTest {

    private static final Path FILE =
            Path.of(System.getProperty("clickshelf.root", ".."), "docs", "events", "asyncapi.yaml");

    private final JsonNode description = new YAMLMapper().readTree(FILE.toFile());

    @Test
    void hasAChannelForEachTopicAndDeadLetterTopicAndNoOther() {
        List<String> topics = Arrays.stream(Topic.values())
                .flatMap(topic -> topic.raw()
                        ? Stream.of(topic.topicName(), topic.deadLetterName())
                        : Stream.of(topic.topicName()))
                .toList();
        assertThat(description
                        .path("channels")
                        .valueStream()
                        .map(channel -> channel.path("address").asString()))
                .containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void everyMessageRefersToTheSchemaOfItsTopic() {
        for (Topic topic : Topic.values()) {
            String name = TopicSchemas.typeOf(topic).getSimpleName();
            String schema = description
                    .at("/components/messages/" + name + "/payload/schema/$ref")
                    .asString("");
            assertThat(FILE.resolveSibling(schema))
                    .as(name)
                    .hasFileName(topic.topicName() + ".json")
                    .matches(Files::isRegularFile);
        }
    }

    @Test
    void everyReferenceWithinTheFileLeadsSomewhere() {
        assertThat(description.findValues("$ref").stream()
                        .map(JsonNode::asString)
                        .filter(reference -> reference.startsWith("#")))
                .isNotEmpty()
                .allMatch(reference -> !description.at(reference.substring(1)).isMissingNode());
    }
}
