package io.clickshelf.forecasting.model.hierarchy;

import java.util.Map;

/**
 * Forecasts of all nodes of a hierarchy.
 *
 * @param base       [node][step], each node by itself
 * @param reconciled [node][step], by the chosen way; they add up
 * @param chosen     the way that served best at the rolling origins
 * @param errors     of each way at the rolling origins, relative to the base forecasts': mean over the levels
 * @param all        [node][step] by each way
 */
public record HierarchicalForecast(
        double[][] base, double[][] reconciled, Way chosen, Map<Way, Double> errors, Map<Way, double[][]> all) {}
