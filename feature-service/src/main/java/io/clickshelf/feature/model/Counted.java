package io.clickshelf.feature.model;

/**
 * What is counted of a product. Bought lines of orders and reported purchases are told apart because a shop that sends
 * both means the same sale by them. Stored by position: new kinds go last, with a new format version.
 */
public enum Counted {
    VIEW,
    CLICK,
    CART,
    PURCHASE,
    ORDER_LINE
}
