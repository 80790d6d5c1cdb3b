package io.clickshelf.contracts.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer that was given.
 *
 * @param kind         recommend, forecast_demand, optimize_stock, price, promotions, optimize_routes, …
 * @param subject      whom or what it was about: a shopper, a product; null where it was about all
 * @param inputsDigest of everything the answer was computed from, so that two answers can be compared
 * @param request      as it came
 * @param answer       as it went
 * @param reasons      in words
 */
public record DecisionRecord(
        String decisionId,
        String kind,
        @Nullable String subject,
        Instant timestamp,
        @Nullable String model,
        @Nullable String modelVersion,
        String inputsDigest,
        @Nullable JsonNode request,
        @Nullable JsonNode answer,
        List<String> reasons) {}
