package io.clickshelf.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class TopicSchemaTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @EnumSource
    void everyExampleIsValidAndWhatItsRecordWritesIsToo(Topic topic) {
        JsonNode definition = TopicSchemas.current(topic);
        Schema schema = REGISTRY.getSchema(definition);
        assertThat(definition.path("examples")).isNotEmpty();
        for (JsonNode example : definition.path("examples")) {
            assertThat(problems(schema, example)).as("%s", example).isEmpty();
            Record read = Json.read(Json.write(example), TopicSchemas.typeOf(topic));
            JsonNode written = Json.mapper().readTree(Json.write(read));
            assertThat(problems(schema, written)).as("written: %s", written).isEmpty();
            assertThat(written.propertyNames()).as("what was sent is kept").containsAll(example.propertyNames());
        }
    }

    @ParameterizedTest
    @EnumSource
    void describesEveryComponentOfItsRecordAndNothingElse(Topic topic) {
        assertSameProperties(TopicSchemas.typeOf(topic), TopicSchemas.current(topic));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USER_BEHAVIOR | {'userId':'123','productId':'ABC','actionType':'stare','timestamp':1234567890}",
                "USER_BEHAVIOR | {'userId':'123','actionType':'click','timestamp':1234567890}",
                "USER_BEHAVIOR | {'userId':' ','productId':'ABC','actionType':'click','timestamp':1234567890}",
                "USER_BEHAVIOR | {'userId':'123','productId':'ABC','actionType':'click','timestamp':'yesterday'}",
                "ORDER         | {'orderId':'O1','timestamp':1234567890,'lines':[]}",
                "ORDER         | {'orderId':'O1','timestamp':1234567890,'lines':[{'productId':'ABC','quantity':0}]}",
                "INVENTORY     | {'productId':'ABC','stockLevel':-1,'warehouseId':'W1','timestamp':1234567890}",
                "EXTERNAL_DATA | {'productId':'ABC','timestamp':1234567890}",
                "EXTERNAL_DATA | {'type':'competitor_price','productId':'ABC','timestamp':1234567890}",
                "CATALOG       | {'productId':'ABC'}"
            })
    void refusesWhatTheDoorsRefuse(Topic topic, String json) {
        JsonNode value = Json.mapper().readTree(json.replace('\'', '"'));
        assertThat(problems(REGISTRY.getSchema(TopicSchemas.current(topic)), value))
                .isNotEmpty();
    }

    @Test
    void isItselfAValidSchema() {
        Schema metaSchema = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (Topic topic : Topic.values()) {
            assertThat(problems(metaSchema, TopicSchemas.current(topic)))
                    .as(topic.topicName())
                    .isEmpty();
        }
    }

    private static List<String> problems(Schema schema, JsonNode value) {
        return schema
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static void assertSameProperties(Class<?> type, JsonNode schema) {
        Set<String> components = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(component.getName());
            JsonNode property = schema.path("properties").path(component.getName());
            if (component.getType().isRecord()) {
                assertSameProperties(component.getType(), property);
            } else if (component.getGenericType() instanceof ParameterizedType generic) {
                Type[] arguments = generic.getActualTypeArguments();
                if (arguments[arguments.length - 1] instanceof Class<?> element && element.isRecord()) {
                    String keyword = arguments.length == 1 ? "items" : "additionalProperties";
                    assertSameProperties(element, property.path(keyword));
                }
            } else if (component.getType().isEnum()) {
                assertThat(property.path("enum")
                                .valueStream()
                                .filter(JsonNode::isString)
                                .map(JsonNode::asString))
                        .as("%s.%s", type.getSimpleName(), component.getName())
                        .containsExactlyElementsOf(Arrays.stream(
                                        component.getType().getEnumConstants())
                                .map(constant ->
                                        Json.mapper().valueToTree(constant).asString())
                                .toList());
            }
        }
        assertThat(new TreeSet<>(schema.path("properties").propertyNames()))
                .as(type.getSimpleName())
                .isEqualTo(components);
    }
}
