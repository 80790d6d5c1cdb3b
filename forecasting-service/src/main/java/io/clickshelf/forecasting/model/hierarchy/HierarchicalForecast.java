package io.clickshelf.forecasting.model.hierarchy;

import java.util.Map;

/**
 * Forecasts of all nodes of a hierarchy.
 *
 * @param base       [node][step], each node by itself
 * @param reconciled [node][step], by the chosen way; they add up
 * @param chosen     the way with the least error at the rolling origins
 * @param errors     of each way at the rolling origins, relative to the base forecasts': mean over the levels
 * @param all        [node][step] by each way
 */
public record HierarchicalForecast(
        double[][] base,
        double[][] reconciled,
        Reconciliation chosen,
        Map<Reconciliation, Double> errors,
        Map<Reconciliation, double[][]> all) {}
