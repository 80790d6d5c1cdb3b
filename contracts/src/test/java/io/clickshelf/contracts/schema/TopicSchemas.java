package io.clickshelf.contracts.schema;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.BehaviorEvent;
import io.clickshelf.contracts.event.ChannelPriceRecord;
import io.clickshelf.contracts.event.DecisionRecord;
import io.clickshelf.contracts.event.DemandRecord;
import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.ExternalEvent;
import io.clickshelf.contracts.event.ForecastRecord;
import io.clickshelf.contracts.event.InventoryRecord;
import io.clickshelf.contracts.event.OrderEvent;
import io.clickshelf.contracts.event.PriceRecord;
import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.ProductFeatures;
import io.clickshelf.contracts.event.PromotionPlan;
import io.clickshelf.contracts.event.PromotionRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.event.UserFeatures;
import io.clickshelf.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;

/** The schema files as they ship, and the record that each topic's values are read into. */
final class TopicSchemas {

    private TopicSchemas() {}

    static JsonNode current(Topic topic) {
        return read("/schemas/" + topic.topicName() + ".json");
    }

    static JsonNode released(Topic topic) {
        return read("/schemas/released/" + topic.topicName() + ".json");
    }

    static Class<? extends Record> typeOf(Topic topic) {
        return switch (topic) {
            case USER_BEHAVIOR -> BehaviorEvent.class;
            case ORDER -> OrderEvent.class;
            case INVENTORY -> InventoryRecord.class;
            case EXTERNAL_DATA -> ExternalEvent.class;
            case CATALOG -> Product.class;
            case USER_FEATURE -> UserFeatures.class;
            case PRODUCT_FEATURE -> ProductFeatures.class;
            case DEMAND -> DemandRecord.class;
            case FORECAST -> ForecastRecord.class;
            case PRICE -> PriceRecord.class;
            case CHANNEL_PRICE -> ChannelPriceRecord.class;
            case PROMOTION -> PromotionRecord.class;
            case PROMOTION_PLAN -> PromotionPlan.class;
            case ALERT -> AlertRecord.class;
            case DECISION -> DecisionRecord.class;
            case ERASURE -> ErasureRecord.class;
        };
    }

    private static JsonNode read(String resource) {
        try (InputStream in = TopicSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("There is no " + resource);
            }
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
