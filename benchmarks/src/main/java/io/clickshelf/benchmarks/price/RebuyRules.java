package io.clickshelf.benchmarks.price;

import io.clickshelf.pricing.model.price.market.MarketPolicy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rules whose profit in the rebuy duopoly the data set tells, by what they are called there and with that figure: a
 * simulator that earns them something else is another market.
 */
final class RebuyRules {

    private static final int LEVELS = 10;
    private static final int LARGEST_STORAGE = 100;

    private RebuyRules() {}

    static Map<String, MarketPolicy> all() {
        Map<String, MarketPolicy> rules = new LinkedHashMap<>();
        rules.put("competitive against itself (61.3)", RebuyRules::competitive);
        rules.put("constant 3/6/2 (607.4)", (seen, into) -> set(into, 3, 6, 2));
        rules.put("storage minimizer (2328.5)", RebuyRules::minimizer);
        rules.put("storage bands (3115.8)", RebuyRules::bands);
        rules.put("constant 4/6/0 (5902.5)", (seen, into) -> set(into, 4, 6, 0));
        rules.put("tuned bands (8493.5)", RebuyRules::tuned);
        return rules;
    }

    private static int storage(double[] seen) {
        return (int) Math.round(seen[0] * LARGEST_STORAGE);
    }

    /** One of the rival's prices: used, new or rebuy. */
    private static int rival(double[] seen, int which) {
        return (int) Math.round(seen[2 + which] * LEVELS);
    }

    private static void competitive(double[] seen, int[] into) {
        RebuyMarket.competitive(storage(seen), rival(seen, 0), rival(seen, 1), rival(seen, 2), into);
    }

    private static void minimizer(double[] seen, int[] into) {
        int dearer = Math.max(rival(seen, 1) - 1, 4);
        if (storage(seen) < LARGEST_STORAGE / 15.0) {
            set(into, Math.max(rival(seen, 0), rival(seen, 1)), dearer, dearer - 1);
        } else {
            set(into, rival(seen, 0), dearer, 0);
        }
    }

    private static void bands(double[] seen, int[] into) {
        int storage = storage(seen);
        if (storage < LARGEST_STORAGE / 15.0) {
            set(into, 6, 9, 5);
        } else if (storage < LARGEST_STORAGE / 10.0) {
            set(into, 5, 8, 3);
        } else if (storage < LARGEST_STORAGE / 8.0) {
            set(into, 4, 7, 2);
        } else {
            set(into, 2, 9, 0);
        }
    }

    private static void tuned(double[] seen, int[] into) {
        int storage = storage(seen);
        if (storage < 7) {
            set(into, 5, 6, 2);
        } else if (storage < 13) {
            set(into, 4, 6, 1);
        } else if (storage < 40) {
            set(into, 4, 6, 0);
        } else {
            set(into, 2, 8, 0);
        }
    }

    private static void set(int[] into, int used, int dear, int rebuy) {
        into[0] = used;
        into[1] = dear;
        into[2] = rebuy;
    }
}
