package io.clickshelf.recommendation.api.policy;

import io.clickshelf.contracts.recommendation.Experiment;
import io.clickshelf.contracts.recommendation.ExperimentPreview;
import io.clickshelf.contracts.recommendation.ExperimentPreview.Value;
import io.clickshelf.contracts.recommendation.ExperimentPreview.VariantPreview;
import io.clickshelf.contracts.recommendation.ExperimentResults.Estimate;
import io.clickshelf.recommendation.model.experiment.OffPolicy;
import io.clickshelf.recommendation.store.feedback.VariedAnswer;
import io.clickshelf.recommendation.store.feedback.VariedAnswers;
import io.clickshelf.recommendation.store.feedback.VariedAnswers.Gain;
import io.clickshelf.recommendation.store.feedback.VariedAnswers.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Works out what an experiment's variants would bring. */
@Component
class Previews {

    private static final double FAR = 0.5;

    private final VariedAnswers answers;

    Previews(VariedAnswers answers) {
        this.answers = answers;
    }

    /** By each kind of gain, for one variant. */
    private record Estimates(OffPolicy clicks, OffPolicy purchases, OffPolicy revenue) {

        Value value(Function<OffPolicy, OffPolicy.Value> of) {
            return new Value(estimate(of.apply(clicks)), estimate(of.apply(purchases)), estimate(of.apply(revenue)));
        }

        private static Estimate estimate(OffPolicy.Value value) {
            return Double.isFinite(value.margin())
                    ? new Estimate(value.mean(), value.mean() - value.margin(), value.mean() + value.margin())
                    : new Estimate(value.mean(), null, null);
        }
    }

    ExperimentPreview of(Experiment experiment) {
        answers.write();
        String id = String.valueOf(experiment.experimentId());
        Instant since = experiment.startedAt() == null ? Instant.EPOCH : experiment.startedAt();
        List<Outcome> outcomes = answers.outcomes(id, since);
        List<VariantPreview> variants = new ArrayList<>();
        List<String> verdicts = new ArrayList<>();
        for (int variant = 0; variant < experiment.variants().size(); variant++) {
            String name = experiment.variants().get(variant).name();
            Estimates estimates = estimates(outcomes, variant);
            OffPolicy clicks = estimates.clicks();
            variants.add(new VariantPreview(
                    name,
                    estimates.value(OffPolicy::value),
                    clicks.reach(),
                    clicks.effectiveAnswers(),
                    estimates.value(OffPolicy::difference)));
            judge(name, estimates, verdicts);
        }
        Estimates now = estimates(outcomes, VariedAnswer.AS_IT_IS);
        return new ExperimentPreview(
                id,
                experiment.startedAt(),
                outcomes.size(),
                now.clicks().shoppers(),
                now.value(OffPolicy::now),
                variants,
                verdicts.isEmpty()
                        ? "Nothing can be told apart from answers as they are yet."
                        : String.join(" ", verdicts));
    }

    private static void judge(String name, Estimates estimates, List<String> verdicts) {
        OffPolicy.Value difference = estimates.clicks().difference();
        if (Math.abs(difference.mean()) > difference.margin()) {
            verdicts.add("\"" + name + "\" would be clicked " + (difference.mean() > 0 ? "more" : "less") + ".");
        }
        if (estimates.clicks().shoppers() > 0 && estimates.clicks().reach() < FAR) {
            verdicts.add("Most of what \"" + name + "\" would show is too far from what is shown now to tell.");
        }
    }

    private static Estimates estimates(List<Outcome> outcomes, int variant) {
        return new Estimates(
                estimate(outcomes, variant, Gain::clicks),
                estimate(outcomes, variant, Gain::purchases),
                estimate(outcomes, variant, Gain::revenue));
    }

    private static OffPolicy estimate(List<Outcome> outcomes, int variant, ToDoubleFunction<Gain> gain) {
        OffPolicy estimate = new OffPolicy();
        for (Outcome outcome : outcomes) {
            VariedAnswer answer = outcome.answer();
            int now = answer.sizes().getLast();
            estimate.answer(
                    variant == VariedAnswer.AS_IT_IS ? now : answer.sizes().get(variant), now);
            for (int n = 0; n < answer.products().size(); n++) {
                int by = answer.variants().get(n);
                estimate.product(
                        answer.userId(),
                        gain.applyAsDouble(outcome.gains().get(n)),
                        answer.propensities().get(n),
                        (by >> variant & 1) != 0,
                        (by >> VariedAnswer.AS_IT_IS & 1) != 0);
            }
        }
        return estimate;
    }
}
