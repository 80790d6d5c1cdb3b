package io.clickshelf.logistics.model.stock.policy;

import java.util.Arrays;
import java.util.Map;
import org.apache.commons.math3.special.Gamma;

/**
 * Demand in whole units given by its table of probabilities: Poisson, negative binomial, empirical. Queries are O(1)
 * but for {@link #quantile}, which is O(log n).
 */
public final class CountDemand implements DemandDistribution {

    /** Tables end where less than this is left beyond them. */
    private static final double TAIL = 1e-13;

    private final double[] probabilities;
    private final double[] cumulative;
    private final double[] shortage;
    private final double mean;
    private final double standardDeviation;

    private CountDemand(double[] probabilities) {
        double total = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < probabilities.length; i++) {
            total += probabilities[i];
            first += i * probabilities[i];
            second += (double) i * i * probabilities[i];
        }
        this.probabilities = probabilities;
        this.mean = first / total;
        this.standardDeviation = Math.sqrt(Math.max(0, second / total - mean * mean));
        this.cumulative = new double[probabilities.length];
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] /= total;
            sum += probabilities[i];
            cumulative[i] = Math.min(1, sum);
        }
        this.shortage = new double[probabilities.length];
        double tail = 0;
        for (int i = probabilities.length - 2; i >= 0; i--) {
            tail += probabilities[i + 1];
            shortage[i] = shortage[i + 1] + tail;
        }
    }

    /** Poisson demand; {@code mean >= 0}. */
    public static CountDemand poisson(double mean) {
        Checks.notNegative("mean", mean);
        int length = (int) (mean + 9 * Math.sqrt(mean) + 25);
        double[] p = new double[length];
        for (int i = 0; i < length; i++) {
            p[i] = mean == 0 ? (i == 0 ? 1 : 0) : Math.exp(i * Math.log(mean) - mean - Gamma.logGamma(i + 1.0));
        }
        return new CountDemand(p);
    }

    /** Negative binomial demand with the given mean and variance; Poisson if the variance is not above the mean. */
    public static CountDemand negativeBinomial(double mean, double variance) {
        Checks.notNegative("mean", mean);
        Checks.notNegative("variance", variance);
        if (mean == 0 || variance <= mean * (1 + 1e-9)) {
            return poisson(mean);
        }
        double size = mean * mean / (variance - mean);
        double success = mean / variance;
        double logZero = size * Math.log(success);
        double[] p = new double[64];
        double left = 1;
        int length = 0;
        double log = logZero;
        while (left > TAIL && (length < mean || Math.exp(log) > TAIL)) {
            if (length == p.length) {
                p = Arrays.copyOf(p, 2 * length);
            }
            p[length] = Math.exp(log);
            left -= p[length];
            length++;
            log += Math.log((size + length - 1) / length * (1 - success));
        }
        return new CountDemand(Arrays.copyOf(p, length));
    }

    /** Demand with {@code P(D = i)} proportional to {@code weights[i]}. */
    public static CountDemand ofWeights(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += Checks.notNegative("weight", weight);
        }
        Checks.positive("sum of weights", total);
        return new CountDemand(weights.clone());
    }

    /** Demand with the given probabilities per number of units. */
    public static CountDemand ofProbabilities(Map<Integer, Double> probabilities) {
        int largest = 0;
        for (int units : probabilities.keySet()) {
            Checks.notNegative("units", units);
            largest = Math.max(largest, units);
        }
        double[] weights = new double[largest + 1];
        probabilities.forEach((units, probability) -> weights[units] = probability);
        return ofWeights(weights);
    }

    /** The demand of this and an independent other together; O(n·m). */
    public CountDemand plus(CountDemand other) {
        double[] sum = new double[probabilities.length + other.probabilities.length - 1];
        for (int i = 0; i < probabilities.length; i++) {
            double p = probabilities[i];
            if (p > 0) {
                for (int j = 0; j < other.probabilities.length; j++) {
                    sum[i + j] += p * other.probabilities[j];
                }
            }
        }
        int length = sum.length;
        double tail = 0;
        while (length > 1 && tail + sum[length - 1] < TAIL) {
            tail += sum[--length];
        }
        return new CountDemand(Arrays.copyOf(sum, length));
    }

    /** The units of it that fall to a part to which each goes by chance {@code share}: binomial thinning, {@code O(n²)}. */
    public CountDemand thinned(double share) {
        double[] weights = new double[probabilities.length];
        double[] row = new double[probabilities.length];
        row[0] = 1;
        for (int n = 0; n < probabilities.length; n++) {
            if (n > 0) {
                for (int k = n; k > 0; k--) {
                    row[k] = row[k] * (1 - share) + row[k - 1] * share;
                }
                row[0] *= 1 - share;
            }
            for (int k = 0; probabilities[n] > 0 && k <= n; k++) {
                weights[k] += probabilities[n] * row[k];
            }
        }
        return ofWeights(weights);
    }

    /** Every outcome made smaller by the same share, on the two whole numbers around it, so that the mean is kept. */
    public CountDemand scaled(double share) {
        double[] weights = new double[probabilities.length + 1];
        for (int n = 0; n < probabilities.length; n++) {
            int below = (int) Math.floor(n * share);
            double above = n * share - below;
            weights[below] += probabilities[n] * (1 - above);
            weights[below + 1] += probabilities[n] * above;
        }
        return ofWeights(weights);
    }

    /** {@code P(D = units)}; 0 outside the table. */
    public double probability(int units) {
        return units < 0 || units >= probabilities.length ? 0 : probabilities[units];
    }

    /** The largest number of units with any probability. */
    public int largest() {
        return probabilities.length - 1;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double standardDeviation() {
        return standardDeviation;
    }

    @Override
    public double cumulative(double x) {
        return x < 0 ? 0 : x >= cumulative.length - 1 ? 1 : cumulative[(int) Math.floor(x + 1e-9)];
    }

    @Override
    public double quantile(double probability) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] >= probability) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public double expectedShortage(double level) {
        if (level <= 0) {
            return mean - level;
        }
        int below = (int) Math.floor(level);
        if (below >= shortage.length - 1) {
            return 0;
        }
        // Linear between whole units, since the distribution has no mass there.
        return shortage[below] + (level - below) * (shortage[below + 1] - shortage[below]);
    }
}
