package io.clickshelf.pricing.model.promotion;

import java.util.Comparator;
import java.util.List;

/**
 * Scores of a trial's people by models that were not fitted to them, and the learner that ranks them best: the largest Qini
 * coefficient out of fold. O(learners x folds) fits.
 *
 * @param learner the best of those tried
 * @param score   its out-of-fold uplift per person
 * @param qini    of these scores
 */
public record CrossFit(UpliftLearner learner, double[] score, double qini) {

    /**
     * @param fold     of each person, counted from zero
     * @param learners at least one
     */
    public static CrossFit best(Trial trial, int[] fold, int folds, List<UpliftLearner> learners) {
        return learners.stream()
                .map(learner -> {
                    double[] score = scores(trial, fold, folds, learner);
                    return new CrossFit(learner, score, UpliftMeasure.qini(score, trial.treated(), trial.outcome()));
                })
                .max(Comparator.comparingDouble(CrossFit::qini))
                .orElseThrow(() -> new IllegalArgumentException("There is no learner to choose from."));
    }

    private static double[] scores(Trial trial, int[] fold, int folds, UpliftLearner learner) {
        double[] score = new double[fold.length];
        for (int f = 0; f < folds; f++) {
            int left = f;
            UpliftModel model = learner.fit(trial.select(i -> fold[i] != left));
            for (int i = 0; i < score.length; i++) {
                if (fold[i] == f) {
                    score[i] = model.uplift(trial.x()[i]);
                }
            }
        }
        return score;
    }
}
