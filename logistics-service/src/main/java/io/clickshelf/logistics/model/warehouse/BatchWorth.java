package io.clickshelf.logistics.model.warehouse;

/**
 * What batches are worth by some prices, in parts of a metre as {@link ManyTours} has them: eight orders at a time are
 * looked up, and rules asked only of batches that would be worthwhile without.
 */
final class BatchWorth {

    private static final int VALUES = 256;

    private final double bound;
    private final double batch;
    private final double[] eights;
    private final OrderRule[] rules;
    private final double[] rulePrice;

    /**
     * @param bound     metres that no partition does without by these prices
     * @param price     of each order, then of a batch
     * @param rules     with a price
     * @param rulePrice below 0
     */
    BatchWorth(double bound, double[] price, OrderRule[] rules, double[] rulePrice) {
        int orders = price.length - 1;
        this.bound = bound;
        this.batch = price[orders] * ManyTours.PARTS;
        this.eights = new double[(orders + 7) / 8 * VALUES];
        for (int o = 0; o < orders; o++) {
            int begin = o / 8 * VALUES;
            for (int value = 0; value < VALUES; value++) {
                if ((value >> o % 8 & 1) == 1) {
                    eights[begin + value] += price[o] * ManyTours.PARTS;
                }
            }
        }
        this.rules = rules;
        this.rulePrice = rulePrice;
    }

    double bound() {
        return bound;
    }

    /** How far a walk exceeds the worth of its orders and of a batch. */
    double plain(long mask, int parts) {
        double reduced = parts - batch;
        long rest = mask;
        for (int begin = 0; begin < eights.length; begin += VALUES) {
            reduced -= eights[begin + (int) (rest & VALUES - 1)];
            rest >>>= 8;
        }
        return reduced;
    }

    /** The same with what it uses up of rules, which is never less. */
    double ruled(long mask, double plain) {
        double reduced = plain;
        for (int t = 0; t < rules.length; t++) {
            reduced -= rules[t].uses(mask) * rulePrice[t] * ManyTours.PARTS;
        }
        return reduced;
    }
}
