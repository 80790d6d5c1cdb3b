package io.clickshelf.contracts.forecasting;

/**
 * Model against planner, on closed days for which there was an override, each as it stood when that was made.
 *
 * @param days         product-days
 * @param modelError   sum of the absolute errors of the baseline, in units
 * @param plannerError the same of the overridden forecast
 * @param units        that were sold on those days
 */
public record OverrideAccuracy(int days, double modelError, double plannerError, double units) {}
