package io.clickshelf.pricing.model.promotion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Predicts an outcome, or what a treatment adds to it, from a person's features. Immutable. */
sealed interface OutcomeModel permits LogisticRegression, GradientBoosting {

    double predict(double[] x);

    /** Without a mark of its kind. */
    void save(DataOutput out) throws IOException;

    /** With a mark of its kind, for {@link #read}. */
    static void write(OutcomeModel model, DataOutput out) throws IOException {
        out.writeBoolean(model instanceof GradientBoosting);
        model.save(out);
    }

    static OutcomeModel read(DataInput in) throws IOException {
        return in.readBoolean() ? GradientBoosting.load(in) : LogisticRegression.load(in);
    }
}
