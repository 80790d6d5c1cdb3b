package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;
import io.clickshelf.logistics.model.stock.policy.CountDemand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Demand per day ahead, as a distribution for each day, in steps of {@code unitsPerStep} units (1 for all but the
 * largest sellers, so that sums stay cheap). Days beyond the horizon repeat its last week. Immutable.
 */
public final class DemandForecast {

    /** Days with a larger mean are counted in steps of several units. */
    private static final int STEPS_PER_DAY = 60;

    /** Variance of a day's demand over its mean where nothing is known but the mean; retail counts scatter more than Poisson. */
    static final double UNKNOWN_DISPERSION = 1.5;

    private final List<CountDemand> days;
    private final double unitsPerStep;
    private final @Nullable CalibratedSums sums;

    private DemandForecast(List<CountDemand> days, double unitsPerStep) {
        this.days = List.copyOf(days);
        this.unitsPerStep = unitsPerStep;
        this.sums = null;
    }

    /** Days beyond the sums are each like the mean day of the sums' second half. */
    private DemandForecast(CalibratedSums sums) {
        this.sums = sums;
        this.unitsPerStep = sums.unitsPerStep();
        int half = sums.days() / 2;
        CountDemand whole = sums.through(sums.days());
        double mean = whole.mean() - (half == 0 ? 0 : sums.through(half).mean());
        double perDay = Math.max(0, mean) / (sums.days() - half);
        double dispersion = whole.mean() > 0
                ? Math.max(1, whole.standardDeviation() * whole.standardDeviation() / whole.mean())
                : 1;
        this.days = List.of(CountDemand.negativeBinomial(perDay, perDay * dispersion));
    }

    /**
     * Quantiles of the units from the first day ahead through each later one, calibrated as such, so that nothing need be
     * assumed of how days go together.
     *
     * @param levels ascending, each above 0 and below 1
     * @param sums   by number of days, from one on, then by level, in units, not descending within a day
     * @param share  part of the demand that is meant, such as a warehouse's, from 0 to 1; each unit falls to it by chance
     */
    public static DemandForecast cumulative(double[] levels, double[][] sums, double share) {
        if (sums.length == 0) {
            throw new IllegalArgumentException("The forecast has no day; give quantiles for at least one.");
        }
        return new DemandForecast(new CalibratedSums(levels, sums, share));
    }

    /** The same mean every day, scattered as a negative binomial with a variance of 1.5 times the mean. */
    public static DemandForecast perDay(double mean) {
        Checks.notNegative("demand per day", mean);
        return daily(new double[] {mean}, new double[] {Math.sqrt(UNKNOWN_DISPERSION * mean)});
    }

    /** The same mean and standard deviation every day; negative binomial, or Poisson if the variance is below the mean. */
    public static DemandForecast perDay(double mean, double standardDeviation) {
        return daily(new double[] {mean}, new double[] {standardDeviation});
    }

    /** A mean and standard deviation for each day ahead. */
    public static DemandForecast daily(double[] means, double[] standardDeviations) {
        if (means.length == 0 || means.length != standardDeviations.length) {
            throw new IllegalArgumentException("There are " + means.length + " daily means and "
                    + standardDeviations.length + " standard deviations; give one of each per day, at least one day.");
        }
        double largest = 0;
        for (double mean : means) {
            largest = Math.max(largest, Checks.notNegative("demand per day", mean));
        }
        double step = Math.max(1, Math.ceil(largest / STEPS_PER_DAY));
        List<CountDemand> days = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            double sd = Checks.notNegative("standard deviation of demand", standardDeviations[i]) / step;
            days.add(
                    step == 1
                            ? CountDemand.negativeBinomial(means[i], sd * sd)
                            : DiscreteShapes.gamma(means[i] / step, Math.max(sd, Math.sqrt(means[i]) / step)));
        }
        return new DemandForecast(days, step);
    }

    /**
     * Quantiles for each day ahead.
     *
     * @param levels ascending, each above 0 and below 1
     * @param values by day, then by level, in units, not descending within a day
     */
    public static DemandForecast quantiles(double[] levels, double[][] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("The forecast has no day; give quantiles for at least one.");
        }
        double largest = 0;
        for (double[] day : values) {
            if (day.length != levels.length) {
                throw new IllegalArgumentException("A day has " + day.length + " quantiles for " + levels.length
                        + " levels; give one value per level.");
            }
            for (double value : day) {
                largest = Math.max(largest, Checks.notNegative("quantile of demand", value));
            }
        }
        double step = Math.max(1, Math.ceil(largest / (2.0 * STEPS_PER_DAY)));
        List<CountDemand> days = new ArrayList<>();
        for (double[] day : values) {
            days.add(DiscreteShapes.fromQuantiles(levels, day, step));
        }
        return new DemandForecast(days, step);
    }

    /** The distribution of the {@code index}-th day ahead, from 0, in steps. */
    CountDemand day(int index) {
        int horizon = days.size();
        if (index < horizon) {
            return days.get(index);
        }
        int week = Math.min(7, horizon);
        return days.get(horizon - week + (index - horizon) % week);
    }

    double unitsPerStep() {
        return unitsPerStep;
    }

    /** For how many days ahead the distribution of the sum is known by itself; 0 where only days are. */
    int calibratedDays() {
        return sums == null ? 0 : sums.days();
    }

    /** The distribution of the first {@code days} days together, up to {@link #calibratedDays}, in steps. */
    CountDemand through(int days) {
        if (sums == null) {
            throw new IllegalStateException("This forecast knows days, not sums.");
        }
        return sums.through(days);
    }

    /** Mean units over the first {@code days} days; a fraction of a day counts in proportion. */
    public double mean(double days) {
        double sum = 0;
        int whole = (int) Math.floor(days);
        int calibrated = Math.min(whole, calibratedDays());
        if (calibrated > 0) {
            sum = through(calibrated).mean();
        }
        for (int i = calibrated; i < whole; i++) {
            sum += day(i).mean();
        }
        double rest = days - whole;
        if (rest > 0) {
            double next = whole < calibratedDays()
                    ? through(whole + 1).mean() - sum
                    : day(whole).mean();
            sum += rest * next;
        }
        return sum * unitsPerStep;
    }
}
