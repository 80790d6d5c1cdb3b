package io.clickshelf.pricing.model.promotion;

/**
 * A randomised trial: who was treated (got the offer), and what happened.
 *
 * @param x       features, one row per person, known before the treatment
 * @param treated per person
 * @param outcome per person, zero or one
 */
public record Trial(double[][] x, boolean[] treated, double[] outcome) {

    public Trial {
        if (x.length == 0 || treated.length != x.length || outcome.length != x.length) {
            throw new IllegalArgumentException("%d rows, %d treatments and %d outcomes; give one of each per person."
                    .formatted(x.length, treated.length, outcome.length));
        }
    }

    int size() {
        return x.length;
    }

    double treatedShare() {
        int count = 0;
        for (boolean t : treated) {
            count += t ? 1 : 0;
        }
        return (double) count / size();
    }

    /** The people of one arm. */
    Trial arm(boolean wanted) {
        return select(i -> treated[i] == wanted);
    }

    /** The people whose position passes. */
    public Trial select(java.util.function.IntPredicate wanted) {
        int[] index = java.util.stream.IntStream.range(0, size()).filter(wanted).toArray();
        double[][] rows = new double[index.length][];
        boolean[] arms = new boolean[index.length];
        double[] outcomes = new double[index.length];
        for (int k = 0; k < index.length; k++) {
            rows[k] = x[index[k]];
            arms[k] = treated[index[k]];
            outcomes[k] = outcome[index[k]];
        }
        return new Trial(rows, arms, outcomes);
    }
}
