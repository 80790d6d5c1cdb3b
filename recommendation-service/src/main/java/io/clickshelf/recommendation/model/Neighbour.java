package io.clickshelf.recommendation.model;

/** A product that goes with another, and how strongly: a similarity, or a lift. */
public record Neighbour(String product, double strength) {}
