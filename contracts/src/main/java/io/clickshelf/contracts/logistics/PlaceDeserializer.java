package io.clickshelf.contracts.logistics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads places in their short form, {@code ["id", latitude, longitude]}, or as objects. */
abstract class PlaceDeserializer<T> extends ValueDeserializer<T> {

    private final Class<T> type;

    PlaceDeserializer(Class<T> type) {
        this.type = type;
    }

    abstract T place(String id, double latitude, double longitude, @Nullable Integer demand);

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return context.readValue(parser, type);
        }
        JsonNode node = context.readTree(parser);
        boolean named =
                node.size() >= 3 && (node.get(0).isString() || node.get(0).isIntegralNumber());
        boolean counted = node.size() == 3 || node.size() == 4 && node.get(3).isInt();
        if (!named || !counted || !node.get(1).isNumber() || !node.get(2).isNumber()) {
            throw context.instantiationException(
                    type,
                    new IllegalArgumentException(
                            node + " is no place; give [\"id\", latitude, longitude] with numbers in degrees"));
        }
        return place(
                node.get(0).asString(),
                node.get(1).asDouble(),
                node.get(2).asDouble(),
                node.size() == 4 ? node.get(3).asInt() : null);
    }

    static final class OfWarehouse extends PlaceDeserializer<WarehouseLocation> {
        OfWarehouse() {
            super(WarehouseLocation.class);
        }

        @Override
        WarehouseLocation place(String id, double latitude, double longitude, @Nullable Integer demand) {
            return WarehouseLocation.at(id, latitude, longitude);
        }
    }

    static final class OfDelivery extends PlaceDeserializer<DeliveryPoint> {
        OfDelivery() {
            super(DeliveryPoint.class);
        }

        @Override
        DeliveryPoint place(String id, double latitude, double longitude, @Nullable Integer demand) {
            return DeliveryPoint.at(id, latitude, longitude, demand == null ? null : List.of(demand));
        }
    }
}
