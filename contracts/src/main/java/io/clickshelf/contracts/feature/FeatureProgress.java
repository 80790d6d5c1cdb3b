package io.clickshelf.contracts.feature;

import java.util.Map;

/**
 * How far the features are behind the events.
 *
 * @param complete whether every event that was on the topics when the question came is in the features, in the demand
 *                 topic and in the totals
 * @param lag      records not yet counted, per topic; topics without any are left out
 */
public record FeatureProgress(boolean complete, Map<String, Long> lag) {}
