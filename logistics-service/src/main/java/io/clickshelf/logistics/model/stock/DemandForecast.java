package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.Checks;
import io.clickshelf.logistics.model.stock.policy.CountDemand;
import java.util.ArrayList;
import java.util.List;

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

    private DemandForecast(List<CountDemand> days, double unitsPerStep) {
        this.days = List.copyOf(days);
        this.unitsPerStep = unitsPerStep;
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

    /** Mean units over the first {@code days} days; a fraction of a day counts in proportion. */
    public double mean(double days) {
        double sum = 0;
        int whole = (int) Math.floor(days);
        for (int i = 0; i < whole; i++) {
            sum += day(i).mean();
        }
        return (sum + (days - whole) * day(whole).mean()) * unitsPerStep;
    }
}
