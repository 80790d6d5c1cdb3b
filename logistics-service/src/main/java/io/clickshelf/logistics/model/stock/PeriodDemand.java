package io.clickshelf.logistics.model.stock;

import io.clickshelf.logistics.model.stock.policy.CountDemand;
import io.clickshelf.logistics.model.stock.policy.DemandDistribution;
import java.util.Arrays;

/**
 * Demand in units over a stretch of days of fixed or random length: the days' distributions convolved, mixed over the
 * length; or the distribution of the sum itself, where the forecast is calibrated for it. The errors of daily forecasts stick together from day to day, so the result is stretched between the sum of
 * independent days and that of days that move together, by a correlation.
 */
final class PeriodDemand implements DemandDistribution {

    /** Up to so many units each falls by its own chance. */
    private static final int MOST_THINNED = 150;

    private final CountDemand steps;
    private final double unitsPerStep;

    private PeriodDemand(CountDemand steps, double unitsPerStep) {
        this.steps = steps;
        this.unitsPerStep = unitsPerStep;
    }

    /**
     * @param extraDays    days beyond the lead time, such as the review period; a fraction is the chance of one more
     * @param correlation  between the forecast errors of two days, from 0 to 1
     */
    static PeriodDemand over(DemandForecast forecast, LeadTime leadTime, double extraDays, double correlation) {
        int whole = (int) Math.floor(extraDays);
        double fraction = extraDays - whole;
        int longest = leadTime.longest() + whole + 1;
        CountDemand sum = CountDemand.poisson(0);
        double[] mixed = new double[1];
        double spread = 0;
        int calibrated = forecast.calibratedDays();
        for (int days = 0; days <= longest; days++) {
            if (days > 0 && days <= calibrated) {
                if (days == calibrated || chanceOf(leadTime, days, whole, fraction) > 0) {
                    sum = forecast.through(days);
                    spread = sum.standardDeviation();
                }
            } else if (days > 0) {
                CountDemand day = forecast.day(days - 1);
                sum = sum.plus(day);
                spread += day.standardDeviation();
            }
            double chance = chanceOf(leadTime, days, whole, fraction);
            if (chance > 0) {
                mixed = add(mixed, stretched(sum, spread, correlation), chance);
            }
        }
        return new PeriodDemand(CountDemand.ofWeights(mixed), forecast.unitsPerStep());
    }

    private static double chanceOf(LeadTime leadTime, int days, int extraDays, double fraction) {
        return (1 - fraction) * leadTime.probability(days - extraDays)
                + fraction * leadTime.probability(days - extraDays - 1);
    }

    /** Widens the sum around its mean to the standard deviation that correlated days would have. */
    private static CountDemand stretched(CountDemand sum, double spread, double correlation) {
        double sd = sum.standardDeviation();
        if (correlation == 0 || sd == 0 || spread <= sd) {
            return sum;
        }
        double target = Math.sqrt(sd * sd + correlation * (spread * spread - sd * sd));
        double variance = target * target;
        return sum.mean() < variance
                ? CountDemand.negativeBinomial(sum.mean(), variance)
                : DiscreteShapes.gamma(sum.mean(), target);
    }

    private static double[] add(double[] mixed, CountDemand part, double chance) {
        double[] result = part.largest() >= mixed.length ? Arrays.copyOf(mixed, part.largest() + 1) : mixed;
        for (int i = 0; i <= part.largest(); i++) {
            result[i] += chance * part.probability(i);
        }
        return result;
    }

    /** The part of it that falls into an early share of its time, where each unit comes at any time of it alike. */
    PeriodDemand early(double share) {
        return new PeriodDemand(
                unitsPerStep == 1 && steps.largest() <= MOST_THINNED ? steps.thinned(share) : steps.scaled(share),
                unitsPerStep);
    }

    /** Units between two levels that differ. */
    double step() {
        return unitsPerStep;
    }

    @Override
    public double mean() {
        return steps.mean() * unitsPerStep;
    }

    @Override
    public double standardDeviation() {
        return steps.standardDeviation() * unitsPerStep;
    }

    @Override
    public double cumulative(double x) {
        return steps.cumulative(x / unitsPerStep);
    }

    @Override
    public double quantile(double probability) {
        return steps.quantile(probability) * unitsPerStep;
    }

    @Override
    public double expectedShortage(double level) {
        return steps.expectedShortage(level / unitsPerStep) * unitsPerStep;
    }
}
