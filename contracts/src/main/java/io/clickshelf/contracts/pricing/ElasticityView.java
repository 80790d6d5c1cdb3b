package io.clickshelf.contracts.pricing;

/**
 * By how many percent demand changes when the price rises by one percent.
 *
 * @param mean   posterior mean
 * @param lower  of the central 90 % interval
 * @param upper  of the central 90 % interval
 * @param source own, shared, prices_hardly_moved or unknown_product
 * @param prices distinct prices the product was sold at
 */
public record ElasticityView(double mean, double lower, double upper, String source, int prices) {}
