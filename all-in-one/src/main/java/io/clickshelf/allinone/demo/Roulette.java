package io.clickshelf.allinone.demo;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws positions in proportion to weights, O(log n) each. */
final class Roulette {

    private final double[] cumulative;

    Roulette(double[] weights) {
        this.cumulative = weights.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
    }

    double total() {
        return cumulative[cumulative.length - 1];
    }

    int draw(RandomGenerator random) {
        int found = Arrays.binarySearch(cumulative, random.nextDouble() * total());
        return Math.min(found < 0 ? -found - 1 : found + 1, cumulative.length - 1);
    }
}
