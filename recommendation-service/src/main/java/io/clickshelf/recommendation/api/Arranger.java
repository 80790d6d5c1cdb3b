package io.clickshelf.recommendation.api;

import io.clickshelf.recommendation.store.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chooses from candidates a list that is both good and varied: by maximal marginal relevance (Carbonell and Goldstein, "The
 * use of MMR", SIGIR 1998), with a cap per category. Products are alike by how far their category paths agree, and by
 * brand. O(candidates · n).
 */
final class Arranger {

    private static final double OF_CATEGORY = 0.8;
    private static final double OF_BRAND = 0.2;
    private static final String SEPARATOR = " > ";

    private final double diversity;
    private final int maxPerCategory;

    /**
     * @param diversity      0: by score alone, 1: by difference alone
     * @param maxPerCategory as many products of the same category path at most
     */
    Arranger(double diversity, int maxPerCategory) {
        this.diversity = diversity;
        this.maxPerCategory = maxPerCategory;
    }

    /** @param candidates best first */
    List<Candidate> arrange(List<Candidate> candidates, int n) {
        List<Candidate> chosen = new ArrayList<>(Math.min(n, candidates.size()));
        Map<String, Integer> ofCategory = new HashMap<>();
        if (diversity == 0) {
            for (int c = 0; c < candidates.size() && chosen.size() < n; c++) {
                if (allowed(candidates.get(c), ofCategory)) {
                    chosen.add(candidates.get(c));
                }
            }
            return chosen;
        }
        List<Candidate> left = new ArrayList<>(candidates);
        List<Double> alike = new ArrayList<>();
        left.forEach(candidate -> alike.add(0.0));
        double worst = candidates.isEmpty() ? 0 : candidates.getLast().score();
        double range = candidates.isEmpty() ? 1 : Math.max(candidates.getFirst().score() - worst, Double.MIN_NORMAL);
        while (chosen.size() < n && !left.isEmpty()) {
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < left.size(); c++) {
                double value = (1 - diversity) * (left.get(c).score() - worst) / range - diversity * alike.get(c);
                if (value > most) {
                    most = value;
                    best = c;
                }
            }
            Candidate next = left.remove(best);
            alike.remove(best);
            if (allowed(next, ofCategory)) {
                chosen.add(next);
                for (int c = 0; c < left.size(); c++) {
                    alike.set(c, Math.max(alike.get(c), alike(left.get(c).offer(), next.offer())));
                }
            }
        }
        return chosen;
    }

    private boolean allowed(Candidate candidate, Map<String, Integer> ofCategory) {
        String category = candidate.offer().category();
        return category == null || ofCategory.merge(category, 1, Integer::sum) <= maxPerCategory;
    }

    /** From 0 to 1. */
    static double alike(Offer one, Offer other) {
        boolean brand = one.product() != null
                && one.product().brand() != null
                && other.ofBrand(Objects.requireNonNull(one.product().brand()));
        return OF_CATEGORY * agreement(one.category(), other.category()) + (brand ? OF_BRAND : 0);
    }

    private static double agreement(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return 0;
        }
        if (one.equals(other)) {
            return 1;
        }
        String[] path = one.split(SEPARATOR);
        String[] otherPath = other.split(SEPARATOR);
        int same = 0;
        while (same < Math.min(path.length, otherPath.length) && path[same].equals(otherPath[same])) {
            same++;
        }
        return (double) same / Math.max(path.length, otherPath.length);
    }
}
