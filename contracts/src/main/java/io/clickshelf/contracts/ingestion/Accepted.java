package io.clickshelf.contracts.ingestion;

import java.util.List;

/**
 * What is on the broker now.
 *
 * @param accepted how many events
 * @param eventIds of those, in the order of the request; sending one again counts nothing twice
 */
public record Accepted(int accepted, List<String> eventIds) {}
