package io.clickshelf.contracts.recommendation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to show, best first.
 *
 * @param recommendedProducts their ids
 * @param decisionId          to send back with the impressions, clicks and purchases that follow
 * @param experiment          that the shopper takes part in on this page
 * @param variant             that the shopper was dealt to
 * @param modelVersion        which fit answered; {@code popularity} before the first
 */
public record RecommendResponse(
        List<String> recommendedProducts,
        List<RecommendedItem> items,
        String decisionId,
        String modelVersion,
        @Nullable String experiment,
        @Nullable String variant) {}
