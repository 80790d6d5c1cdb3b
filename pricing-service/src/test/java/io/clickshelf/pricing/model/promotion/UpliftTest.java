package io.clickshelf.pricing.model.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpliftTest {

    /** The offer helps where the first feature is above zero, and nowhere else. */
    private static Trial trial(int people, double effect, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[people][];
        boolean[] treated = new boolean[people];
        double[] outcome = new double[people];
        for (int i = 0; i < people; i++) {
            x[i] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextInt(3)};
            treated[i] = random.nextBoolean();
            double p = .2 + .1 * (x[i][1] > 0 ? 1 : 0) + (treated[i] && x[i][0] > 0 ? effect : 0);
            outcome[i] = random.nextDouble() < p ? 1 : 0;
        }
        return new Trial(x, treated, outcome);
    }

    @ParameterizedTest
    @EnumSource(UpliftLearner.class)
    void everyLearnerFindsWhomTheOfferChanges(UpliftLearner learner) {
        UpliftModel model = learner.fit(trial(6000, .25, 1));
        Trial test = trial(6000, .25, 2);
        double[] score = new double[6000];
        double helped = 0;
        double others = 0;
        for (int i = 0; i < score.length; i++) {
            score[i] = model.uplift(test.x()[i]);
            helped += test.x()[i][0] > 0 ? score[i] / 3000 : 0;
            others += test.x()[i][0] > 0 ? 0 : score[i] / 3000;
        }
        assertThat(UpliftMeasure.qini(score, test.treated(), test.outcome())).isGreaterThan(.1);
        // The logistic learners smooth the step of .25, and so find less of it.
        assertThat(helped - others).isBetween(.12, .3);
    }

    /** Worked by hand: four people, the two best ranked treated and bought, the two worst not treated and didn't. */
    @Test
    void qiniOfThePerfectOrderIsOneAndOfItsReverseIsNegative() {
        boolean[] treated = {true, false, true, false};
        double[] outcome = {1, 0, 0, 1};
        double[] perfect = {1, 0, 0, -1};
        assertThat(UpliftMeasure.qini(perfect, treated, outcome)).isCloseTo(1, within(1e-12));
        assertThat(UpliftMeasure.qini(new double[] {-1, 0, 0, 1}, treated, outcome))
                .isNegative();
        assertThat(UpliftMeasure.qini(new double[4], treated, outcome)).isCloseTo(0, within(1e-12));
    }

    @Test
    void targetsOnlyWhereThatBeatsTheSameForEverybody() {
        Trial some = trial(8000, .3, 3);
        assertThat(choice(some, 10, 1).policy()).isEqualTo(TargetingChoice.Policy.TARGETED);
        assertThat(choice(some, 10, 1).share()).isBetween(.35, .65);
        assertThat(choice(some, 10, .001).policy()).isEqualTo(TargetingChoice.Policy.EVERYBODY);
        assertThat(choice(trial(8000, 0, 4), 10, 2).policy()).isEqualTo(TargetingChoice.Policy.NOBODY);
    }

    @Test
    void ofFewPeopleAtLeastTheBestOneIsTargeted() {
        TargetingChoice few = new TargetingChoice(TargetingChoice.Policy.TARGETED, .02, .5, 1, 0, .1);
        TargetingChoice by = few.by(new double[] {3, 9, 1});
        assertThat(by.offersTo(9)).isTrue();
        assertThat(by.offersTo(3)).isFalse();
    }

    @Test
    void aLearntTargetingSavesWholeAndLeavesThoseAloneWhomOffersDoNotChange() throws IOException {
        Trial trial = trial(4000, .3, 7);
        Targeting targeting = Targeting.fit(trial, new TargetingChoice.Earnings(.3, .4, .03));
        assertThat(targeting.choice().policy()).isEqualTo(TargetingChoice.Policy.TARGETED);
        assertThat(targeting.people()).isEqualTo(4000);
        long offered = Arrays.stream(trial.x())
                .filter(x -> targeting.choice().offersTo(targeting.model().uplift(x)))
                .count();
        assertThat(offered / 4000.).isCloseTo(targeting.choice().share(), within(.01));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        targeting.save(new DataOutputStream(bytes));
        Targeting loaded = Targeting.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(loaded.choice()).isEqualTo(targeting.choice());
        for (UpliftLearner learner : UpliftLearner.values()) {
            UpliftModel model = learner.fit(trial);
            ByteArrayOutputStream own = new ByteArrayOutputStream();
            model.save(new DataOutputStream(own));
            UpliftModel again = UpliftModel.load(new DataInputStream(new ByteArrayInputStream(own.toByteArray())));
            assertThat(again.uplift(trial.x()[3])).as(learner.name()).isEqualTo(model.uplift(trial.x()[3]));
        }
        assertThat(Targeting.tells(trial.select(i -> i < 80))).isFalse();
    }

    @Test
    void everyFoldHasItsPartOfEitherArmsOutcomes() {
        Trial trial = trial(1000, .2, 8);
        int[][] folds = Folds.dealt(trial, 2, 5);
        assertThat(folds[0]).isNotEqualTo(folds[1]);
        for (int[] fold : folds) {
            for (boolean arm : new boolean[] {false, true}) {
                for (double outcome : new double[] {0, 1}) {
                    int[] people = new int[5];
                    for (int i = 0; i < fold.length; i++) {
                        people[fold[i]] += trial.treated()[i] == arm && trial.outcome()[i] == outcome ? 1 : 0;
                    }
                    Arrays.sort(people);
                    assertThat(people[4] - people[0]).isLessThanOrEqualTo(1);
                }
            }
        }
    }

    private static TargetingChoice choice(Trial trial, double margin, double cost) {
        double[] score = new double[trial.size()];
        for (int i = 0; i < score.length; i++) {
            score[i] = trial.x()[i][0];
        }
        return TargetingChoice.of(score, trial, margin, cost);
    }

    @Test
    void measuresAKnownUpliftWithAnIntervalAroundIt() {
        Random random = new Random(5);
        double[] with = random.doubles(4000).map(v -> v + .2).toArray();
        double[] without = random.doubles(1000).toArray();
        MeasuredUplift uplift = MeasuredUplift.of(with, without);
        assertThat(uplift.lower()).isLessThan(.2);
        assertThat(uplift.upper()).isGreaterThan(.2);
        assertThat(uplift.upper() - uplift.lower()).isLessThan(.06);
        assertThatIllegalArgumentException().isThrownBy(() -> MeasuredUplift.of(with, new double[1]));
    }

    /** Slow twin: every combination of offers. */
    @Test
    void theBudgetIsSpentWithinOneStepOfTheBestCombination() {
        Random random = new Random(6);
        for (int round = 0; round < 200; round++) {
            double[][] cost = new double[5][2];
            double[][] worth = new double[5][2];
            double largest = 0;
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < 2; j++) {
                    cost[i][j] = .1 + random.nextDouble();
                    worth[i][j] = random.nextDouble() - .1;
                    largest = Math.max(largest, worth[i][j]);
                }
            }
            double budget = 3 * random.nextDouble();
            double best = 0;
            for (int code = 0; code < 243; code++) {
                double spent = 0;
                double gained = 0;
                for (int i = 0, c = code; i < 5; i++, c /= 3) {
                    spent += c % 3 > 0 ? cost[i][c % 3 - 1] : 0;
                    gained += c % 3 > 0 ? worth[i][c % 3 - 1] : 0;
                }
                best = spent <= budget ? Math.max(best, gained) : best;
            }
            int[] chosen = BudgetedOffers.choose(cost, worth, budget);
            double spent = 0;
            double gained = 0;
            for (int i = 0; i < 5; i++) {
                spent += chosen[i] >= 0 ? cost[i][chosen[i]] : 0;
                gained += chosen[i] >= 0 ? worth[i][chosen[i]] : 0;
            }
            assertThat(spent).isLessThanOrEqualTo(budget + 1e-9);
            assertThat(best - gained).isLessThanOrEqualTo(largest + 1e-9);
        }
    }
}
