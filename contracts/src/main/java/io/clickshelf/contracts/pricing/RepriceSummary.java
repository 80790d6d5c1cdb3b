package io.clickshelf.contracts.pricing;

/**
 * What came of deciding products anew.
 *
 * @param applied  whose price came into force by rule
 * @param proposed whose price waits for a person
 * @param held     whose price stays, since nothing is surely better
 * @param blocked  whose price stays by a rule, or since its limits contradict each other
 * @param unpriced that have no price to start from
 */
public record RepriceSummary(int applied, int proposed, int held, int blocked, int unpriced) {}
