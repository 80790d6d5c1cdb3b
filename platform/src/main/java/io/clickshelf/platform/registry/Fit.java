package io.clickshelf.platform.registry;

import java.util.Map;

/**
 * A candidate and how it did on the hold-out.
 *
 * @param model           fitted on everything, to be used if it becomes champion
 * @param metrics         of the same fit on the training part, measured on the hold-out
 * @param championMetrics of the reigning champion on the same hold-out; empty where there is none
 */
public record Fit<M>(M model, Map<String, Double> metrics, Map<String, Double> championMetrics) {}
