package io.clickshelf.recommendation.model;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learnt products that speak for products of a profile that the model has not learnt of. For one thread. */
final class StandIns {

    /** Of the products most like a newcomer: with more, a click on it would say little about anything. */
    private static final int EACH = 3;

    private final Map<Integer, String> names = new HashMap<>();

    /** What stands in for a product, with weights that add up to 1; null if the model knows nothing like it. */
    Newcomers.@Nullable Like of(String product, @Nullable Newcomers newcomers) {
        Newcomers.Like like = newcomers == null ? null : newcomers.likes().get(product);
        if (like == null) {
            return null;
        }
        Newcomers.Like strongest = like.strongest(EACH);
        for (int number : strongest.products()) {
            names.putIfAbsent(number, product);
        }
        return strongest;
    }

    /** A product that was itself taken or clicked speaks for itself. */
    void itself(int number) {
        names.put(number, null);
    }

    /** The newcomer that a learnt product speaks for; null if for itself. */
    @Nullable
    String name(int number) {
        return names.get(number);
    }

    void clear() {
        names.clear();
    }
}
