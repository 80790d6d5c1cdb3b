package io.clickshelf.pricing.model.promotion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A return probability with the last day whose orders it has seen, so that the next one can be held against it on what
 * neither has seen.
 */
public record FittedReturns(ReturnProbability returns, long lastEpochDay) {

    private static final int FORMAT = 1;

    /** Mean negative log likelihood of what shoppers did; smaller is better. O(shoppers). */
    public static double logLoss(ReturnProbability returns, List<Shopper> shoppers, boolean[] returned) {
        double loss = 0;
        for (int i = 0; i < returned.length; i++) {
            double p = Math.clamp(returns.predict(shoppers.get(i)), 1e-9, 1 - 1e-9);
            loss -= Math.log(returned[i] ? p : 1 - p);
        }
        return loss / returned.length;
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(lastEpochDay);
        returns.save(out);
    }

    /** @throws IOException if the bytes are of another format */
    public static FittedReturns load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("A fitted return probability of format " + format + "; this version reads format "
                    + FORMAT + ". Retrain the model.");
        }
        long lastEpochDay = in.readLong();
        return new FittedReturns(ReturnProbability.load(in), lastEpochDay);
    }
}
