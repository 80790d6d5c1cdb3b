package io.clickshelf.benchmarks;

/**
 * One figure.
 *
 * @param bench which benchmark
 * @param set   which data set or instance
 * @param model which model; {@code clickshelf} is what the service itself would use
 * @param unit  of the value, e.g. {@code %}, {@code s}, {@code 1/s}, or empty for a pure number
 */
public record Row(String bench, String set, String model, String metric, double value, String unit) {}
