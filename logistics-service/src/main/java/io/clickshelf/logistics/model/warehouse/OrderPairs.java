package io.clickshelf.logistics.model.warehouse;

import java.util.Arrays;

/**
 * Pairs of orders of which is settled whether they are in one batch (Ryan and Foster 1981).
 *
 * @param together as bits; both or neither
 * @param apart    as bits; not both
 */
record OrderPairs(long[] together, long[] apart) {

    static final OrderPairs NONE = new OrderPairs(new long[0], new long[0]);

    OrderPairs andTogether(long pair) {
        return new OrderPairs(and(together, pair), apart);
    }

    OrderPairs andApart(long pair) {
        return new OrderPairs(together, and(apart, pair));
    }

    private static long[] and(long[] pairs, long pair) {
        long[] more = Arrays.copyOf(pairs, pairs.length + 1);
        more[pairs.length] = pair;
        return more;
    }

    /** Whether a batch keeps to it. */
    boolean allow(long mask) {
        for (long pair : together) {
            long held = mask & pair;
            if (held != 0 && held != pair) {
                return false;
            }
        }
        for (long pair : apart) {
            if ((mask & pair) == pair) {
                return false;
            }
        }
        return true;
    }
}
