package io.clickshelf.pricing.model.promotion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Whom offers change, learnt from the shop's own trial: of the shoppers whom an offer would have paid for by assumption, a
 * tenth got none by chance ({@link HoldOut}). The learners that rank them best out of fold are taken ({@link CrossFit}), and
 * what share of people earns most, and whether that beats the same for everybody, is judged on the same scores
 * ({@link TargetingChoice}).
 *
 * @param model    the mean of those fitted to parts of the trial
 * @param people   of the trial
 * @param heldOut  of them without offers
 */
public record Targeting(UpliftModel model, TargetingChoice choice, int people, int heldOut) {

    /** Of learners that err differently. */
    public static final List<UpliftLearner> MIXTURE = List.of(
            UpliftLearner.S_LOGISTIC, UpliftLearner.T_LOGISTIC, UpliftLearner.T_BOOSTING, UpliftLearner.X_BOOSTING);

    /** What is chosen from: steps and smooth effects, steps alone, and the plainest for small trials. */
    public static final List<List<UpliftLearner>> MIXTURES = List.of(
            MIXTURE, List.of(UpliftLearner.T_BOOSTING, UpliftLearner.X_BOOSTING), List.of(UpliftLearner.S_LOGISTIC));

    private static final int FOLDS = 5;

    /** Scores of one deal into folds move by chance; the mean of a few ranks better than each. */
    private static final int DEALS = 3;

    private static final int FEWEST_OF_AN_ARM = 50;
    private static final int FEWEST_ORDERS_OF_AN_ARM = 10;
    private static final int FORMAT = 1;

    /** Whether a trial tells enough to learn from: people and orders in both arms. */
    public static boolean tells(Trial trial) {
        int[] people = new int[2];
        int[] orders = new int[2];
        for (int i = 0; i < trial.size(); i++) {
            int arm = trial.treated()[i] ? 1 : 0;
            people[arm]++;
            orders[arm] += trial.outcome()[i] > 0 ? 1 : 0;
        }
        return Math.min(people[0], people[1]) >= FEWEST_OF_AN_ARM
                && Math.min(orders[0], orders[1]) >= FEWEST_ORDERS_OF_AN_ARM;
    }

    /** @throws IllegalArgumentException if the trial tells too little */
    public static Targeting fit(Trial trial, TargetingChoice.Earnings earnings) {
        return fit(trial, earnings, MIXTURES);
    }

    /** @param mixtures of learners to choose from */
    public static Targeting fit(Trial trial, TargetingChoice.Earnings earnings, List<List<UpliftLearner>> mixtures) {
        if (!tells(trial)) {
            throw new IllegalArgumentException("A trial of " + trial.size() + " people with fewer than "
                    + FEWEST_OF_AN_ARM + " people or " + FEWEST_ORDERS_OF_AN_ARM + " orders in an arm.");
        }
        CrossFit best = CrossFit.best(trial, Folds.dealt(trial, DEALS, FOLDS), mixtures);
        double[] score =
                Arrays.stream(trial.x()).mapToDouble(best.model()::uplift).toArray();
        TargetingChoice choice =
                TargetingChoice.of(best.score(), trial, earnings).by(score);
        int held = trial.arm(false).size();
        return new Targeting(best.model(), choice, trial.size(), held);
    }

    public boolean offersTo(Shopper shopper) {
        return choice.offersTo(model.uplift(shopper.features()));
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        model.save(out);
        out.writeUTF(choice.policy().name());
        out.writeDouble(choice.share());
        out.writeDouble(choice.threshold());
        out.writeDouble(choice.profit());
        out.writeDouble(choice.profitOfAll());
        out.writeDouble(choice.standardError());
        out.writeInt(people);
        out.writeInt(heldOut);
    }

    /** @throws IOException if the bytes are of another format */
    public static Targeting load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("A targeting model of format " + format + "; this version reads format " + FORMAT
                    + ". Retrain the model.");
        }
        UpliftModel model = UpliftModel.load(in);
        TargetingChoice choice = new TargetingChoice(
                TargetingChoice.Policy.valueOf(in.readUTF()),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
        return new Targeting(model, choice, in.readInt(), in.readInt());
    }
}
