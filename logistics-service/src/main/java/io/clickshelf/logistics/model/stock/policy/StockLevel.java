package io.clickshelf.logistics.model.stock.policy;

/** A level of stock and its expected cost per period. */
public record StockLevel(double level, double cost) {}
