package io.clickshelf.recommendation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Shoppers by their id in two halves: one teaches and chooses, the other measures. A shopper's purchases and clicks are never on both sides, whatever
 * trial they are in.
 */
final class Halves {

    private Halves() {}

    /** The bits of many ids' hashes are not even; multiplied by the golden ratio's, the highest is. */
    static boolean teaches(String shopper) {
        return shopper.hashCode() * 0x9E3779B9 >= 0;
    }

    /** In their order, one of the teaching half and one of the other in turn; what stays without a partner is left out. */
    static <T> List<T> paired(List<T> all, Function<T, String> shopper) {
        List<T> teaching = new ArrayList<>();
        List<T> measuring = new ArrayList<>();
        all.forEach(one -> (teaches(shopper.apply(one)) ? teaching : measuring).add(one));
        List<T> paired = new ArrayList<>();
        for (int n = 0; n < Math.min(teaching.size(), measuring.size()); n++) {
            paired.add(teaching.get(n));
            paired.add(measuring.get(n));
        }
        return paired;
    }
}
