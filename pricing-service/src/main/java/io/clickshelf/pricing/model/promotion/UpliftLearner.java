package io.clickshelf.pricing.model.promotion;

/**
 * Ways to learn uplift from a randomised trial (Künzel et al. 2019 for S, T and X; Kennedy 2023 for DR).
 *
 * <p>Classes of learners differ in what they assume: the logistic ones a smooth effect, the boosted ones steps and
 * interactions; their mean errs less than each. Which of them suit a trial is found by cross-fitting it ({@link CrossFit});
 * whether any beats the same for everybody, by {@link TargetingChoice}.
 */
public enum UpliftLearner {
    /** One logistic regression with the treatment and its interactions. */
    S_LOGISTIC {
        @Override
        public UpliftModel fit(Trial trial) {
            return new UpliftModel.Joint(
                    LogisticRegression.fit(withTreatment(trial, true), trial.outcome(), RIDGE), true);
        }
    },
    /** A logistic regression per arm. */
    T_LOGISTIC {
        @Override
        public UpliftModel fit(Trial trial) {
            Trial yes = trial.arm(true);
            Trial no = trial.arm(false);
            return new UpliftModel.Arms(
                    LogisticRegression.fit(yes.x(), yes.outcome(), RIDGE),
                    LogisticRegression.fit(no.x(), no.outcome(), RIDGE));
        }
    },
    /** Boosted trees with the treatment as a feature. */
    S_BOOSTING {
        @Override
        public UpliftModel fit(Trial trial) {
            return new UpliftModel.Joint(
                    GradientBoosting.fit(
                            withTreatment(trial, false), trial.outcome(), GradientBoosting.Loss.LOGISTIC, 11),
                    false);
        }
    },
    /** Boosted trees per arm. */
    T_BOOSTING {
        @Override
        public UpliftModel fit(Trial trial) {
            return new UpliftModel.Arms(boosted(trial.arm(true), 1), boosted(trial.arm(false), 2));
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
            return new UpliftModel.Effects(
                    GradientBoosting.fit(no.x(), missed, GradientBoosting.Loss.SQUARED, 4),
                    GradientBoosting.fit(yes.x(), gained, GradientBoosting.Loss.SQUARED, 3),
                    trial.treatedShare());
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
            GradientBoosting effect = GradientBoosting.fit(trial.x(), pseudo, GradientBoosting.Loss.SQUARED, 9);
            return new UpliftModel.Effects(effect, effect, 1);
        }
    };

    private static final double RIDGE = 10;

    /** @throws IllegalArgumentException if the trial is empty or has only one arm */
    public abstract UpliftModel fit(Trial trial);

    private static GradientBoosting boosted(Trial arm, long seed) {
        return GradientBoosting.fit(arm.x(), arm.outcome(), GradientBoosting.Loss.LOGISTIC, seed);
    }

    private static double[][] withTreatment(Trial trial, boolean interacts) {
        double[][] rows = new double[trial.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = UpliftModel.Joint.row(trial.x()[i], trial.treated()[i], interacts);
        }
        return rows;
    }
}
