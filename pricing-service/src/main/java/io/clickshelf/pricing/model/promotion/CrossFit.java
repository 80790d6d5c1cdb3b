package io.clickshelf.pricing.model.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Scores of a trial's people by models that were not fitted to them, and the learners whose mean ranks them best: the largest
 * Qini coefficient out of fold.
 *
 * <p>People may be dealt into folds several times. A person's score is then the mean over the deals, and the model that is kept
 * is the mean of all that were fitted, so that what is judged out of fold is what will be used, and neither hangs on how the
 * cards fell (bagging by cross-validation: Parmanto, Munro and Doyle 1996). O(deals x folds x learners) fits.
 *
 * @param learners whose mean was best of those tried
 * @param model    the mean of their models
 * @param score    out-of-fold uplift per person
 * @param qini     of these scores
 */
public record CrossFit(List<UpliftLearner> learners, UpliftModel model, double[] score, double qini) {

    /**
     * @param folds    per deal, the fold of each person, counted from zero
     * @param mixtures of learners to choose from, at least one
     */
    public static CrossFit best(Trial trial, int[][] folds, List<List<UpliftLearner>> mixtures) {
        Map<UpliftLearner, Fitted> fitted = mixtures.stream()
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), learner -> Fitted.of(trial, folds, learner)));
        return mixtures.stream()
                .map(mixture -> mean(mixture, mixture.stream().map(fitted::get).toList(), trial))
                .max(Comparator.comparingDouble(CrossFit::qini))
                .orElseThrow(() -> new IllegalArgumentException("There is no learner to choose from."));
    }

    private static CrossFit mean(List<UpliftLearner> learners, List<Fitted> parts, Trial trial) {
        double[] score = new double[trial.size()];
        List<UpliftModel> models = new ArrayList<>();
        for (Fitted part : parts) {
            for (int i = 0; i < score.length; i++) {
                score[i] += part.score[i] / parts.size();
            }
            models.addAll(part.models);
        }
        double qini = UpliftMeasure.qini(score, trial.treated(), trial.outcome());
        return new CrossFit(learners, new UpliftModel.Mean(models), score, qini);
    }

    /** One learner's models, one per deal and fold, and each person's mean score by those that did not see the person. */
    private record Fitted(List<UpliftModel> models, double[] score) {

        static Fitted of(Trial trial, int[][] folds, UpliftLearner learner) {
            double[] score = new double[trial.size()];
            List<UpliftModel> models = new ArrayList<>();
            for (int[] fold : folds) {
                int count = 1 + IntStream.of(fold).max().orElseThrow();
                List<UpliftModel> deal = IntStream.range(0, count)
                        .mapToObj(f -> learner.fit(trial.select(i -> fold[i] != f)))
                        .toList();
                for (int i = 0; i < score.length; i++) {
                    score[i] += deal.get(fold[i]).uplift(trial.x()[i]) / folds.length;
                }
                models.addAll(deal);
            }
            return new Fitted(models, score);
        }
    }
}
