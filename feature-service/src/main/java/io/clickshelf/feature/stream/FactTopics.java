package io.clickshelf.feature.stream;

import java.util.List;

/**
 * The feature-service's own topics, between its topologies: compact facts under the key they are counted by. Nobody else
 * reads them; what was counted is deleted from them.
 */
public final class FactTopics {

    /** Key userId: orders, and behaviour that its producer did not write to the partition of its user. */
    public static final String USER = "feature-user-facts";
    /** Key productId: views, clicks, carts, purchases, order lines, stock levels. */
    public static final String PRODUCT = "feature-product-facts";
    /** Key product, warehouse and day: order lines, returned lines, empty shelves. */
    public static final String DEMAND = "feature-demand-facts";

    public static final List<String> ALL = List.of(USER, PRODUCT, DEMAND);

    private FactTopics() {}
}
