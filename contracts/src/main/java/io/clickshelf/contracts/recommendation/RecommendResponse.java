package io.clickshelf.contracts.recommendation;

import java.util.List;

/**
 * What to show, best first.
 *
 * @param recommendedProducts their ids
 * @param decisionId          to send back with the impressions, clicks and purchases that follow
 * @param modelVersion        which fit answered; {@code popularity} before the first
 */
public record RecommendResponse(
        List<String> recommendedProducts, List<RecommendedItem> items, String decisionId, String modelVersion) {}
