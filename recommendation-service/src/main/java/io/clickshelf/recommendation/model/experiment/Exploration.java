package io.clickshelf.recommendation.model.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Varies a list by chance, so that little is lost and the probability of each product to be shown is known exactly: every second time one of the shown,
 * drawn evenly, gives its place to one of those just below, drawn evenly.
 */
public final class Exploration {

    /** How often a list is varied at all. */
    static final double SWAPPED = 0.5;

    private Exploration() {}

    /**
     * A list as it is shown.
     *
     * @param shown        best first, one perhaps in another's place
     * @param propensities per shown product: the probability that it is shown
     */
    public record Varied<T>(List<T> shown, List<Double> propensities) {}

    /**
     * @param ranked more than {@code n}, best first
     * @param fixed  what keeps its place whatever happens
     */
    public static <T> Varied<T> vary(List<T> ranked, int n, Predicate<T> fixed, RandomGenerator random) {
        List<T> shown = new ArrayList<>(ranked.subList(0, Math.min(n, ranked.size())));
        List<T> below = ranked.subList(shown.size(), ranked.size());
        List<Integer> open = new ArrayList<>();
        List<Double> propensities = new ArrayList<>();
        for (int place = 0; place < shown.size(); place++) {
            propensities.add(1.0);
            if (!fixed.test(shown.get(place))) {
                open.add(place);
            }
        }
        if (open.isEmpty() || below.isEmpty()) {
            return new Varied<>(shown, propensities);
        }
        open.forEach(place -> propensities.set(place, 1 - SWAPPED / open.size()));
        if (random.nextDouble() < SWAPPED) {
            int place = open.get(random.nextInt(open.size()));
            shown.set(place, below.get(random.nextInt(below.size())));
            propensities.set(place, SWAPPED / below.size());
        }
        return new Varied<>(shown, propensities);
    }
}
