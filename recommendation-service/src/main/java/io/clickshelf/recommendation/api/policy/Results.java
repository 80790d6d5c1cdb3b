package io.clickshelf.recommendation.api.policy;

import io.clickshelf.contracts.recommendation.Experiment;
import io.clickshelf.contracts.recommendation.ExperimentResults;
import io.clickshelf.contracts.recommendation.ExperimentResults.Comparison;
import io.clickshelf.contracts.recommendation.ExperimentResults.Estimate;
import io.clickshelf.contracts.recommendation.ExperimentResults.VariantResult;
import io.clickshelf.recommendation.model.experiment.Sample;
import io.clickshelf.recommendation.model.experiment.SequentialComparison;
import io.clickshelf.recommendation.model.experiment.ShareInterval;
import io.clickshelf.recommendation.store.feedback.Exposures;
import io.clickshelf.recommendation.store.feedback.Exposures.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Works out what came of an experiment. Every comparison, of each variant with the first by each metric, has its part of the 5 %: that is how often an
 * experiment without any difference may ever say that something is decided.
 */
@Component
class Results {

    private static final double FALSE_ALARMS = 0.05;

    /** Clicks, purchases, revenue. */
    private static final int METRICS = 3;

    private final Exposures exposures;

    Results(Exposures exposures) {
        this.exposures = exposures;
    }

    /** By metric. */
    private record Samples(Map<String, Sample> byMetric) {

        static Samples of(Outcome outcome) {
            Map<String, Sample> samples = new LinkedHashMap<>();
            samples.put("clickRate", Sample.ofShare(outcome.shoppers(), outcome.clicked()));
            samples.put("conversion", Sample.ofShare(outcome.shoppers(), outcome.bought()));
            samples.put(
                    "revenuePerShopper", Sample.of(outcome.shoppers(), outcome.revenue(), outcome.revenueSquares()));
            return new Samples(samples);
        }
    }

    private static Estimate share(long shoppers, long ones) {
        if (shoppers == 0) {
            return new Estimate(0, null, null);
        }
        ShareInterval interval = ShareInterval.of(shoppers, ones);
        return new Estimate((double) ones / shoppers, interval.low(), interval.high());
    }

    /** Without an interval while all were the same: that tells nothing of how much they differ. */
    private static Estimate revenue(Outcome outcome) {
        Sample sample = Sample.of(outcome.shoppers(), outcome.revenue(), outcome.revenueSquares());
        return sample.variance() > 0
                ? new Estimate(sample.mean(), sample.mean() - sample.margin(), sample.mean() + sample.margin())
                : new Estimate(sample.mean(), null, null);
    }

    ExperimentResults of(Experiment experiment) {
        exposures.write();
        String id = String.valueOf(experiment.experimentId());
        Instant since = experiment.startedAt() == null ? Instant.EPOCH : experiment.startedAt();
        return of(experiment, exposures.outcomes(id, since));
    }

    /** @param known of those variants that someone was shown */
    static ExperimentResults of(Experiment experiment, List<Outcome> known) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        experiment.variants().forEach(v -> outcomes.put(v.name(), new Outcome(v.name(), 0, 0, 0, 0, 0)));
        known.forEach(outcome -> outcomes.replace(outcome.variant(), outcome));
        double alpha = FALSE_ALARMS / (METRICS * (outcomes.size() - 1));
        List<VariantResult> variants = new ArrayList<>();
        List<String> verdicts = new ArrayList<>();
        Samples first = null;
        for (Outcome outcome : outcomes.values()) {
            Samples samples = Samples.of(outcome);
            List<Comparison> comparisons = first == null ? List.of() : compare(first, samples, alpha);
            first = first == null ? samples : first;
            comparisons.stream()
                    .filter(Comparison::decided)
                    .forEach(comparison -> verdicts.add("\"" + outcome.variant() + "\" does "
                            + (comparison.difference() > 0 ? "better" : "worse") + " on " + comparison.metric()));
            variants.add(new VariantResult(
                    outcome.variant(),
                    outcome.shoppers(),
                    outcome.clicked(),
                    outcome.bought(),
                    outcome.revenue(),
                    share(outcome.shoppers(), outcome.clicked()),
                    share(outcome.shoppers(), outcome.bought()),
                    revenue(outcome),
                    comparisons));
        }
        String verdict = verdicts.isEmpty()
                ? "Nothing is decided yet; go on."
                : String.join("; ", verdicts) + ", against \""
                        + experiment.variants().getFirst().name() + "\".";
        return new ExperimentResults(
                String.valueOf(experiment.experimentId()),
                experiment.startedAt(),
                experiment.running(),
                variants,
                verdict);
    }

    private static List<Comparison> compare(Samples first, Samples other, double alpha) {
        List<Comparison> comparisons = new ArrayList<>();
        first.byMetric().forEach((metric, sample) -> {
            SequentialComparison compared = SequentialComparison.of(
                    sample, Objects.requireNonNull(other.byMetric().get(metric)), alpha);
            boolean bounded = Double.isFinite(compared.margin());
            comparisons.add(new Comparison(
                    metric,
                    compared.difference(),
                    bounded ? compared.difference() - compared.margin() : null,
                    bounded ? compared.difference() + compared.margin() : null,
                    compared.pValue(),
                    compared.decided()));
        });
        return comparisons;
    }
}
