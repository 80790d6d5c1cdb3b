package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.recommendation.MerchantRule;
import io.clickshelf.recommendation.api.policy.ActiveRules;
import io.clickshelf.recommendation.model.Answer;
import io.clickshelf.recommendation.model.Recommendation;
import io.clickshelf.recommendation.store.Offer;
import io.clickshelf.recommendation.store.Shelf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** From what the model finds to what is shown: boosts and burials, caps and diversity, then pins. */
final class Ranking {

    /** More than are asked for, where the best may not stay the best. */
    private static final int SPARE = 50;

    private final Shelf shelf;
    private final double diversity;
    private final int maxPerCategory;

    Ranking(Shelf shelf, double diversity, int maxPerCategory) {
        this.shelf = shelf;
        this.diversity = diversity;
        this.maxPerCategory = maxPerCategory;
    }

    /** Looks for products that pass. */
    interface Finder {
        Answer ask(Predicate<String> filter, int n);
    }

    /** @param n how many */
    List<Candidate> rank(Asked asked, Finder finder, int n) {
        ActiveRules rules = asked.rules();
        boolean plain = diversity == 0 && maxPerCategory == Integer.MAX_VALUE && !rules.move();
        try (Answer answer = finder.ask(asked, plain ? n : 2 * n + SPARE)) {
            List<Candidate> candidates = candidates(rules, answer);
            List<Candidate> shown = explained(
                    plain ? candidates : new Arranger(diversity, maxPerCategory).arrange(candidates, n), answer);
            return rules.pins().isEmpty() ? shown : pinned(shown, asked, n);
        }
    }

    private static List<Candidate> explained(List<Candidate> shown, Answer answer) {
        List<Recommendation> found =
                answer.explained(shown.stream().map(Candidate::found).toList());
        List<Candidate> explained = new ArrayList<>(shown.size());
        for (int rank = 0; rank < found.size(); rank++) {
            explained.add(shown.get(rank).with(found.get(rank)));
        }
        return explained;
    }

    private List<Candidate> candidates(ActiveRules rules, Answer answer) {
        List<Recommendation> found = answer.best();
        if (!rules.move()) {
            List<Candidate> plain = new ArrayList<>(found.size());
            for (Recommendation one : found) {
                plain.add(new Candidate(one, shelf.offer(one.product()), one.score(), null));
            }
            return plain;
        }
        Map<String, Candidate> moved = new HashMap<>();
        add(found, rules, moved);
        // What a boost lifts may lie below all that was found.
        if (rules.boost()) {
            add(answer.among(rules.boosted(shelf)), rules, moved);
        }
        List<Candidate> best = new ArrayList<>(moved.values());
        best.sort(Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparing(candidate -> candidate.offer().productId()));
        return best;
    }

    private void add(List<Recommendation> found, ActiveRules rules, Map<String, Candidate> to) {
        for (Recommendation one : found) {
            Offer offer = shelf.offer(one.product());
            double factor = rules.factor(offer);
            double score = one.score() < 0 ? one.score() / factor : one.score() * factor;
            to.put(one.product(), new Candidate(one, offer, score, factor == 1 ? null : rules.mover(offer)));
        }
    }

    private List<Candidate> pinned(List<Candidate> shown, Asked asked, int n) {
        List<Candidate> list = new ArrayList<>(shown);
        for (MerchantRule pin : asked.rules().pins()) {
            Offer offer = shelf.offer(String.valueOf(pin.productId()));
            if (ActiveRules.position(pin) > n
                    || asked.refused().contains(offer.productId())
                    || !asked.available(offer)) {
                continue;
            }
            double score = shown.isEmpty() ? 0 : shown.getFirst().score();
            Recommendation found = new Recommendation(offer.productId(), score, List.of(), score);
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i).offer().productId().equals(offer.productId())) {
                    found = list.remove(i).found();
                }
            }
            list.add(
                    Math.min(ActiveRules.position(pin) - 1, list.size()),
                    new Candidate(found, offer, found.score(), pin.ruleId()));
        }
        return list.size() > n ? list.subList(0, n) : list;
    }
}
