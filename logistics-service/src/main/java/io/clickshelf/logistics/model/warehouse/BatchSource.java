package io.clickshelf.logistics.model.warehouse;

import java.util.List;

/** Where batches come from that are worth more than their walk, given what orders are worth. */
interface BatchSource {

    /** Batches that there must be at least. */
    int fewest();

    /**
     * Batches whose walk exceeds what they are worth by less than a limit.
     *
     * @param below metres beyond the prices
     * @param each  at most so many of a kind, as the search divides them
     * @param end   when to give up, by the nanosecond clock
     */
    List<BatchColumn> find(PartitionPrices prices, double below, int each, long end);

    /** Whether the last search found all there are. */
    boolean complete();

    /** Whether rules for triples of orders are reckoned with. */
    boolean knowsRules();
}
