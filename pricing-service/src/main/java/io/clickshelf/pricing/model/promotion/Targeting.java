package io.clickshelf.pricing.model.promotion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Whom offers change, learnt from the shop's own trial: of the shoppers whom an offer would have paid for by assumption, a
 * tenth got none by chance ({@link HoldOut}). The learner that ranks them best out of fold is taken ({@link CrossFit}), and
 * whether choosing beats the same for everybody is judged on the same scores ({@link TargetingChoice}).
 *
 * @param model    fitted to the whole trial
 * @param people   of the trial
 * @param heldOut  of them without offers
 */
public record Targeting(UpliftModel model, TargetingChoice choice, int people, int heldOut) {

    /** What is chosen from: those that did best on public trials, and the plainest for small ones. */
    public static final List<UpliftLearner> LEARNERS =
            List.of(UpliftLearner.BOOSTED_MEAN, UpliftLearner.MEAN, UpliftLearner.S_LOGISTIC);

    private static final int FOLDS = 5;
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

    /**
     * Folds go by position.
     *
     * @throws IllegalArgumentException if the trial tells too little
     */
    public static Targeting fit(Trial trial, TargetingChoice.Earnings earnings) {
        if (!tells(trial)) {
            throw new IllegalArgumentException("A trial of " + trial.size() + " people with fewer than "
                    + FEWEST_OF_AN_ARM + " people or " + FEWEST_ORDERS_OF_AN_ARM + " orders in an arm.");
        }
        int[] fold = new int[trial.size()];
        int held = 0;
        for (int i = 0; i < fold.length; i++) {
            fold[i] = i % FOLDS;
            held += trial.treated()[i] ? 0 : 1;
        }
        CrossFit best = CrossFit.best(trial, fold, FOLDS, LEARNERS);
        TargetingChoice choice = TargetingChoice.of(best.score(), trial, earnings);
        return new Targeting(best.learner().fit(trial), choice, trial.size(), held);
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
