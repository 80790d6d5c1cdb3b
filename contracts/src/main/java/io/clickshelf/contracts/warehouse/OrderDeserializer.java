package io.clickshelf.contracts.warehouse;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Reads orders in their short form, {@code ["order", "product", "product"]}, or as objects. */
final class OrderDeserializer extends ValueDeserializer<OrderToPick> {

    @Override
    public OrderToPick deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return context.readValue(parser, OrderToPick.class);
        }
        JsonNode node = context.readTree(parser);
        List<OrderToPick.Line> lines = new ArrayList<>();
        boolean named = node.size() >= 2;
        for (int i = 0; i < node.size(); i++) {
            named &= node.get(i).isString() || node.get(i).isIntegralNumber();
            if (i > 0) {
                lines.add(new OrderToPick.Line(node.get(i).asString(""), null, null));
            }
        }
        if (!named) {
            throw context.instantiationException(
                    OrderToPick.class,
                    new IllegalArgumentException(
                            node + " is no order; give [\"order id\", \"product id\", …] with at least one product"));
        }
        return new OrderToPick(node.get(0).asString(), lines, null, null);
    }
}
