package io.clickshelf.contracts.ingestion;

/** How many dead letters went back to their topic. */
public record Replayed(String topic, long replayed) {}
