package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.recommendation.Experiment;
import io.clickshelf.contracts.recommendation.RecommendRequest;
import io.clickshelf.recommendation.RecommendationProperties;
import io.clickshelf.recommendation.api.policy.ActiveRules;
import io.clickshelf.recommendation.api.policy.Dealing;
import io.clickshelf.recommendation.model.experiment.Exploration;
import io.clickshelf.recommendation.store.feedback.VariedAnswer;
import io.clickshelf.recommendation.store.feedback.VariedAnswers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Varies some answers by chance while an experiment is in preview, and notes what its variants would have shown in their place. */
@Component
class Explorer {

    /** Products just below what is shown, of which one may be. */
    static final int BELOW = 10;

    private final Dealing dealing;
    private final VariedAnswers answers;
    private final Clock clock;
    private final double share;

    Explorer(Dealing dealing, VariedAnswers answers, Clock clock, RecommendationProperties properties) {
        this.dealing = dealing;
        this.answers = answers;
        this.clock = clock;
        this.share = properties.exploration();
    }

    /** The experiment for which this answer is to be varied; null for nearly all. */
    @Nullable
    Experiment chosen(RecommendRequest request) {
        Experiment preview = request.userId() == null ? null : dealing.previewed(request.page());
        return preview != null && ThreadLocalRandom.current().nextDouble() < share ? preview : null;
    }

    /** @param unvaried what would be shown otherwise */
    record Varied(List<Candidate> shown, List<Double> propensities, List<Candidate> unvaried) {}

    /** @param ranked more than {@code n} */
    Varied vary(List<Candidate> ranked, int n, ActiveRules rules) {
        Set<String> pinned = new HashSet<>();
        rules.pins().forEach(pin -> pinned.add(String.valueOf(pin.productId())));
        Exploration.Varied<Candidate> varied = Exploration.vary(
                ranked, n, candidate -> pinned.contains(candidate.offer().productId()), ThreadLocalRandom.current());
        return new Varied(varied.shown(), varied.propensities(), ranked.subList(0, Math.min(n, ranked.size())));
    }

    /** @param lists what a variant would show */
    void record(
            Experiment preview,
            String decisionId,
            RecommendRequest request,
            Varied varied,
            Function<Experiment.Variant, List<Candidate>> lists) {
        List<String> shown = products(varied.shown());
        int[] by = new int[shown.size()];
        List<Integer> sizes = new ArrayList<>();
        for (int variant = 0; variant < preview.variants().size(); variant++) {
            sizes.add(mark(products(lists.apply(preview.variants().get(variant))), variant, shown, by));
        }
        sizes.add(mark(products(varied.unvaried()), VariedAnswer.AS_IT_IS, shown, by));
        List<Integer> variants = new ArrayList<>();
        for (int mask : by) {
            variants.add(mask);
        }
        answers.add(new VariedAnswer(
                String.valueOf(preview.experimentId()),
                decisionId,
                String.valueOf(request.userId()),
                clock.instant(),
                shown,
                varied.propensities(),
                variants,
                sizes));
    }

    private static int mark(List<String> list, int bit, List<String> shown, int[] by) {
        Set<String> products = new HashSet<>(list);
        for (int n = 0; n < by.length; n++) {
            by[n] |= products.contains(shown.get(n)) ? 1 << bit : 0;
        }
        return products.size();
    }

    private static List<String> products(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.offer().productId())
                .toList();
    }
}
