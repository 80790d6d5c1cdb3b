package io.clickshelf.contracts.logistics;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads places of vehicles in their short forms, {@code "W2"} and {@code [latitude, longitude]}, or as objects. */
final class VehiclePlaceDeserializer extends ValueDeserializer<VehiclePlace> {

    @Override
    public VehiclePlace deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return context.readValue(parser, VehiclePlace.class);
        }
        JsonNode node = context.readTree(parser);
        if (node.isString() || node.isIntegralNumber()) {
            return new VehiclePlace(node.asString(), null, null);
        }
        if (node.size() != 2 || !node.get(0).isNumber() || !node.get(1).isNumber()) {
            throw context.instantiationException(
                    VehiclePlace.class,
                    new IllegalArgumentException(
                            node
                                    + " is no place; give the id of a warehouse or [latitude, longitude] with numbers in degrees"));
        }
        return new VehiclePlace(null, node.get(0).asDouble(), node.get(1).asDouble());
    }
}
