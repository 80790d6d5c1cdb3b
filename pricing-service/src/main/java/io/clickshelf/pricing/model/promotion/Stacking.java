package io.clickshelf.pricing.model.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the promotions that are for a product hold together: by priority, then by discount; an exclusive one goes alone;
 * of a stacking group only the first. Discounts of several multiply. O(n log n).
 */
public final class Stacking {

    private Stacking() {}

    /**
     * @param discount  as a share of the price: .1 is ten percent
     * @param priority  higher goes first
     * @param exclusive goes alone
     * @param group     only one of a group holds
     */
    public record Candidate(String id, double discount, int priority, boolean exclusive, String group) {

        public Candidate {
            if (!(discount > 0 && discount < 1)) {
                throw new IllegalArgumentException(
                        "Promotion %s has a discount of %s; a share between 0 and 1.".formatted(id, discount));
            }
        }
    }

    /**
     * What holds.
     *
     * @param applied in order
     * @param skipped the others, each with the one that keeps it out
     * @param factor  on the price
     */
    public record Stack(List<Candidate> applied, Map<Candidate, Candidate> skipped, double factor) {}

    public static Stack of(List<Candidate> candidates) {
        List<Candidate> ordered = candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::priority)
                        .thenComparingDouble(Candidate::discount)
                        .reversed()
                        .thenComparing(Candidate::id))
                .toList();
        List<Candidate> applied = new ArrayList<>();
        Map<Candidate, Candidate> skipped = new LinkedHashMap<>();
        Map<String, Candidate> groups = new LinkedHashMap<>();
        double factor = 1;
        for (Candidate candidate : ordered) {
            Candidate first = applied.isEmpty() ? null : applied.getFirst();
            Candidate sameGroup = groups.get(candidate.group());
            if (first != null && (first.exclusive() || candidate.exclusive())) {
                skipped.put(candidate, first);
            } else if (sameGroup != null) {
                skipped.put(candidate, sameGroup);
            } else {
                applied.add(candidate);
                groups.put(candidate.group(), candidate);
                factor *= 1 - candidate.discount();
            }
        }
        return new Stack(List.copyOf(applied), skipped, factor);
    }
}
