package io.clickshelf.pricing.model.promotion;

import java.util.Arrays;

/**
 * Ways to learn uplift from a randomised trial (Künzel et al. 2019 for S, T and X; Kennedy 2023 for DR).
 *
 * <p>Classes of learners differ in what they assume: the logistic ones a smooth effect, the boosted ones steps and
 * interactions. {@link #MEAN} averages four that err differently. Which of several suits a trial is found by cross-fitting it
 * ({@link CrossFit}); whether any beats the same for everybody, by {@link TargetingChoice}.
 */
public enum UpliftLearner {
    /** One logistic regression with the treatment and its interactions. */
    S_LOGISTIC {
        @Override
        public UpliftModel fit(Trial trial) {
            int d = trial.x()[0].length;
            double[][] rows = new double[trial.size()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = withTreatment(trial.x()[i], trial.treated()[i] ? 1 : 0, d);
            }
            LogisticRegression model = LogisticRegression.fit(rows, trial.outcome(), RIDGE);
            return x -> model.predict(withTreatment(x, 1, d)) - model.predict(withTreatment(x, 0, d));
        }
    },
    /** A logistic regression per arm. */
    T_LOGISTIC {
        @Override
        public UpliftModel fit(Trial trial) {
            Trial yes = trial.arm(true);
            Trial no = trial.arm(false);
            LogisticRegression with = LogisticRegression.fit(yes.x(), yes.outcome(), RIDGE);
            LogisticRegression without = LogisticRegression.fit(no.x(), no.outcome(), RIDGE);
            return x -> with.predict(x) - without.predict(x);
        }
    },
    /** Boosted trees with the treatment as a feature. */
    S_BOOSTING {
        @Override
        public UpliftModel fit(Trial trial) {
            int d = trial.x()[0].length;
            double[][] rows = new double[trial.size()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Arrays.copyOf(trial.x()[i], d + 1);
                rows[i][d] = trial.treated()[i] ? 1 : 0;
            }
            GradientBoosting model = new GradientBoosting(rows, trial.outcome(), GradientBoosting.Loss.LOGISTIC, 11);
            return x -> {
                double[] row = Arrays.copyOf(x, d + 1);
                row[d] = 1;
                double with = model.predict(row);
                row[d] = 0;
                return with - model.predict(row);
            };
        }
    },
    /** Boosted trees per arm. */
    T_BOOSTING {
        @Override
        public UpliftModel fit(Trial trial) {
            GradientBoosting with = boosted(trial.arm(true), 1);
            GradientBoosting without = boosted(trial.arm(false), 2);
            return x -> with.predict(x) - without.predict(x);
        }
    },
    /** Each arm's outcome less the other arm's model, boosted, weighted by the propensity. */
    X_BOOSTING {
        @Override
        public UpliftModel fit(Trial trial) {
            Trial yes = trial.arm(true);
            Trial no = trial.arm(false);
            GradientBoosting with = boosted(yes, 1);
            GradientBoosting without = boosted(no, 2);
            double[] gained = new double[yes.size()];
            for (int i = 0; i < gained.length; i++) {
                gained[i] = yes.outcome()[i] - without.predict(yes.x()[i]);
            }
            double[] missed = new double[no.size()];
            for (int i = 0; i < missed.length; i++) {
                missed[i] = with.predict(no.x()[i]) - no.outcome()[i];
            }
            GradientBoosting fromTreated = new GradientBoosting(yes.x(), gained, GradientBoosting.Loss.SQUARED, 3);
            GradientBoosting fromControl = new GradientBoosting(no.x(), missed, GradientBoosting.Loss.SQUARED, 4);
            double share = trial.treatedShare();
            return x -> share * fromControl.predict(x) + (1 - share) * fromTreated.predict(x);
        }
    },
    /** Boosted trees on doubly robust pseudo-outcomes, cross-fitted in two halves. */
    DR_BOOSTING {
        @Override
        public UpliftModel fit(Trial trial) {
            double share = trial.treatedShare();
            double[] pseudo = new double[trial.size()];
            for (int half = 0; half < 2; half++) {
                int other = 1 - half;
                Trial learnt = trial.select(i -> i % 2 == other);
                GradientBoosting with = boosted(learnt.arm(true), 5 + half);
                GradientBoosting without = boosted(learnt.arm(false), 7 + half);
                for (int i = half; i < trial.size(); i += 2) {
                    double m1 = with.predict(trial.x()[i]);
                    double m0 = without.predict(trial.x()[i]);
                    double y = trial.outcome()[i];
                    pseudo[i] = m1 - m0 + (trial.treated()[i] ? (y - m1) / share : -(y - m0) / (1 - share));
                }
            }
            GradientBoosting effect = new GradientBoosting(trial.x(), pseudo, GradientBoosting.Loss.SQUARED, 9);
            return effect::predict;
        }
    },
    /** The mean of S-, T- and X-boosting. */
    BOOSTED_MEAN {
        @Override
        public UpliftModel fit(Trial trial) {
            UpliftModel s = S_BOOSTING.fit(trial);
            UpliftModel t = T_BOOSTING.fit(trial);
            UpliftModel crossed = X_BOOSTING.fit(trial);
            return x -> (s.uplift(x) + t.uplift(x) + crossed.uplift(x)) / 3;
        }
    },
    /** The mean of S- and T-logistic, T- and X-boosting. */
    MEAN {
        @Override
        public UpliftModel fit(Trial trial) {
            UpliftModel s = S_LOGISTIC.fit(trial);
            UpliftModel t = T_LOGISTIC.fit(trial);
            UpliftModel boosted = T_BOOSTING.fit(trial);
            UpliftModel crossed = X_BOOSTING.fit(trial);
            return x -> (s.uplift(x) + t.uplift(x) + boosted.uplift(x) + crossed.uplift(x)) / 4;
        }
    };

    private static final double RIDGE = 10;

    /** @throws IllegalArgumentException if the trial is empty or has only one arm */
    public abstract UpliftModel fit(Trial trial);

    private static GradientBoosting boosted(Trial arm, long seed) {
        return new GradientBoosting(arm.x(), arm.outcome(), GradientBoosting.Loss.LOGISTIC, seed);
    }

    private static double[] withTreatment(double[] x, double t, int d) {
        double[] row = new double[2 * d + 1];
        for (int j = 0; j < d; j++) {
            row[j] = x[j];
            row[d + j] = t * x[j];
        }
        row[2 * d] = t;
        return row;
    }
}
