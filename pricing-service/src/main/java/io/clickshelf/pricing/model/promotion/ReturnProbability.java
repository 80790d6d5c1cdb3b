package io.clickshelf.pricing.model.promotion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The probability that a shopper orders again within a horizon when left alone: a logistic regression on recency, frequency,
 * monetary value, tenure and how overdue an order is, learnt from what shoppers did after a past day.
 */
public final class ReturnProbability {

    private static final int FORMAT = 1;

    private final int horizonDays;
    private final LogisticRegression model;

    private ReturnProbability(int horizonDays, LogisticRegression model) {
        this.horizonDays = horizonDays;
        this.model = model;
    }

    /**
     * @param shoppers    as they stood at a past day
     * @param returned    whether each ordered within the horizon after it
     * @param horizonDays of {@code returned}
     * @throws IllegalArgumentException if there are no shoppers, or not one flag each
     */
    public static ReturnProbability fit(List<Shopper> shoppers, boolean[] returned, int horizonDays) {
        double[][] x = shoppers.stream().map(Shopper::features).toArray(double[][]::new);
        double[] y = new double[returned.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = returned[i] ? 1 : 0;
        }
        return new ReturnProbability(horizonDays, LogisticRegression.fit(x, y, 5));
    }

    public double predict(Shopper shopper) {
        return model.predict(shopper.features());
    }

    public int horizonDays() {
        return horizonDays;
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(horizonDays);
        model.save(out);
    }

    /** @throws IOException if the bytes are of another format */
    public static ReturnProbability load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("A return probability of format " + format + "; this version reads format " + FORMAT
                    + ". Retrain the model.");
        }
        return new ReturnProbability(in.readInt(), LogisticRegression.load(in));
    }
}
