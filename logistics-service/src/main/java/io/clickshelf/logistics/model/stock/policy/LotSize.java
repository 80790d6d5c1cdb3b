package io.clickshelf.logistics.model.stock.policy;

/**
 * How much to order at a time.
 *
 * @param quantity units per order
 * @param region   index of the price break whose unit cost applies; 0 where there is one price
 * @param cost     expected cost per unit of time
 */
public record LotSize(double quantity, int region, double cost) {}
