package io.clickshelf.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class CompatibilityTest {

    private static final String RELEASED = """
            {"type":"object","required":["id"],"properties":{
              "id":{"type":"string","maxLength":200},
              "kind":{"enum":["view","click"]},
              "level":{"type":["number","null"],"minimum":0},
              "lines":{"type":"array","items":{"type":"object","required":["sku"],"properties":{"sku":{"type":"string"}}}}}}
            """;

    @ParameterizedTest
    @EnumSource
    void whatWasValidUnderTheReleasedSchemaStillIs(Topic topic) {
        assertThat(Compatibility.violations(TopicSchemas.released(topic), TopicSchemas.current(topic)))
                .as("readers must go on reading what producers and the log hold; add, never narrow")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"required\":[\"id\"]        | \"required\":[\"id\",\"kind\"] | /required",
                "[\"view\",\"click\"]         | [\"view\"]                     | /properties/kind/enum",
                "[\"number\",\"null\"]        | \"number\"                     | /properties/level/type",
                "[\"number\",\"null\"]        | [\"integer\",\"null\"]         | /properties/level/type",
                "\"minimum\":0                | \"minimum\":1                  | /properties/level/minimum",
                "\"maxLength\":200            | \"maxLength\":100              | /properties/id/maxLength",
                "\"maxLength\":200            | \"pattern\":\"^P\"             | /properties/id/pattern",
                "\"required\":[\"sku\"]       | \"required\":[\"sku\",\"qty\"] | /properties/lines/items/required",
                "{\"sku\":{\"type\":\"string\"}} | {}                         | /properties/lines/items/properties/sku",
                "{\"type\":\"object\",\"required\":[\"id\"] | {\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"id\"] | /additionalProperties"
            })
    void findsEachKindOfPlantedNarrowing(String was, String planted, String place) {
        assertThat(RELEASED).contains(was);
        assertThat(Compatibility.violations(read(RELEASED), read(RELEASED.replace(was, planted))))
                .singleElement()
                .asString()
                .startsWith(place + ":");
    }

    @Test
    void letsASchemaGrow() {
        String grown = RELEASED.replace("[\"view\",\"click\"]", "[\"view\",\"click\",\"search\"]")
                .replace("\"maxLength\":200", "\"maxLength\":500")
                .replace("\"required\":[\"sku\"],", "")
                .replace("\"kind\":", "\"channel\":{\"type\":\"string\",\"maxLength\":9},\"kind\":");
        assertThat(Compatibility.violations(read(RELEASED), read(grown))).isEmpty();
    }

    private static JsonNode read(String json) {
        return Json.mapper().readTree(json);
    }
}
