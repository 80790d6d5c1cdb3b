package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.Intervals;
import io.clickshelf.forecasting.model.QuantileLevels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fitted forecast of every product's demand from one day on. Immutable; may be used by many threads.
 *
 * <p>Demand over any number of days is a count around the expected sum, with the dispersion that sums of that
 * length showed, and its levels are calibrated on the rolling origins. Beyond the horizon the last level goes on.
 */
public final class DemandForecastModel {

    /** The longest stretch of days that is forecast. */
    public static final int MOST_DAYS = 400;

    private static final int FORMAT = 5;
    private static final int WITH_KEPT_LEVELS = 5;
    private static final int WITH_LEVELS = 4;
    private static final int WITH_MASSES = 3;
    private static final int WITH_STEPS = 2;
    private static final int OLDEST_FORMAT = 1;

    private final LocalDate firstDay;
    private final int horizon;
    private final TradingCalendar calendar;
    private final ForecastProducts products;
    private final Calibration[][] calibrations;
    private final FitReport report;
    private final @Nullable KeptLevels levels;
    private final Map<String, double[]> factors;

    DemandForecastModel(
            LocalDate firstDay,
            int horizon,
            TradingCalendar calendar,
            ForecastProducts products,
            Calibration[][] calibrations,
            FitReport report,
            @Nullable KeptLevels levels) {
        this(firstDay, horizon, calendar, products, calibrations, report, levels, Map.of());
    }

    private DemandForecastModel(
            LocalDate firstDay,
            int horizon,
            TradingCalendar calendar,
            ForecastProducts products,
            Calibration[][] calibrations,
            FitReport report,
            @Nullable KeptLevels levels,
            Map<String, double[]> factors) {
        this.factors = factors;
        this.levels = levels;
        this.firstDay = firstDay;
        this.horizon = horizon;
        this.calendar = calendar;
        this.products = products;
        this.calibrations = calibrations;
        this.report = report;
    }

    /** The first day that is forecast: the day after the history's last. */
    public LocalDate firstDay() {
        return firstDay;
    }

    /** The days ahead for which models were chosen and measured. */
    public int horizon() {
        return horizon;
    }

    /** All that are forecast, new ones among them. */
    public Set<String> productIds() {
        return products.ids();
    }

    /** Those that have not sold yet, and are taken after others. */
    public Map<String, NewProduct> newProducts() {
        return products.added();
    }

    /** The same with these products that have not sold yet, and no others; what it knows by itself stays. Not saved. */
    public DemandForecastModel withNew(Map<String, NewProduct> added) {
        return new DemandForecastModel(
                firstDay, horizon, calendar, products.with(added), calibrations, report, levels, factors);
    }

    /**
     * The same with some products' expected demand multiplied, day by day from the first one on; later days stay as they
     * are. Not part of what is saved.
     */
    public DemandForecastModel with(Map<String, double[]> factors) {
        return new DemandForecastModel(
                firstDay, horizon, calendar, products, calibrations, report, levels, Map.copyOf(factors));
    }

    /** What is kept of a product that it knows. */
    ProductDemand demand(String productId) {
        return Objects.requireNonNull(products.find(productId));
    }

    OpenDays openDays(int from, int to) {
        return OpenDays.between(calendar, firstDay, from, to);
    }

    Calibration[][] calibrations() {
        return calibrations;
    }

    /** What the fit learnt of reconciliation; null where sums of the products are forecast as they are. */
    @Nullable
    KeptLevels levels() {
        return levels;
    }

    /** How the fit went: accuracy on held-out days, chosen models, failures. */
    public FitReport report() {
        return report;
    }

    /**
     * Demand on each of the next {@code days} days; empty for a product that the history does not hold.
     *
     * @throws IllegalArgumentException if days is not in 1 … {@value #MOST_DAYS}
     */
    public Optional<DemandForecast> predict(String productId, int days) {
        checkDays(days);
        ProductDemand product = products.find(productId);
        if (product == null) {
            return Optional.empty();
        }
        double[] levels = QuantileLevels.grid();
        double[] raw = rawLevels(product, 1, levels);
        double[] mean = means(productId, product, days);
        double[][] quantiles = new double[days][levels.length];
        double[] coverages = Intervals.coverages();
        double[][][] intervals = new double[days][][];
        for (int h = 0; h < days; h++) {
            count(product, mean[h], 1, raw, quantiles[h]);
            intervals[h] = intervals(product, mean[h], 1, coverages);
        }
        return Optional.of(new DemandForecast(productId, firstDay, mean, levels, quantiles, intervals));
    }

    /** The expected demand of the next {@code days} days together; empty for an unknown product. */
    public Optional<Double> leadTimeMean(String productId, int days) {
        checkDays(days);
        return Optional.ofNullable(products.find(productId))
                .map(product -> Arrays.stream(means(productId, product, days)).sum());
    }

    /**
     * Quantiles of the demand of the next {@code days} days together, which the reorder point is read from. The sum of
     * the days' quantiles would be far too wide.
     *
     * @param levels in (0, 1), rising
     */
    public Optional<double[]> leadTimeQuantiles(String productId, int days, double... levels) {
        checkDays(days);
        for (int i = 0; i < levels.length; i++) {
            if (!(levels[i] > 0 && levels[i] < 1) || (i > 0 && levels[i] < levels[i - 1])) {
                throw new IllegalArgumentException(
                        "The quantile levels are " + Arrays.toString(levels) + "; they must rise within (0, 1).");
            }
        }
        ProductDemand product = products.find(productId);
        if (product == null) {
            return Optional.empty();
        }
        double mean = Arrays.stream(means(productId, product, days)).sum();
        return Optional.of(quantiles(product, mean, openDays(0, days).count(), levels));
    }

    /**
     * The expected demand of each of the next {@code days} days.
     *
     * @throws IllegalArgumentException if the history does not hold the product
     */
    public double[] means(String productId, int days) {
        checkDays(days);
        ProductDemand product = products.find(productId);
        if (product == null) {
            throw new IllegalArgumentException("Product \"" + productId + "\" has no forecast.");
        }
        return means(productId, product, days);
    }

    /** The expected demand of {@code days} days together, from {@code from} days after the first on. */
    public Optional<Double> mean(String productId, int from, int days) {
        checkDays(from + days);
        return Optional.ofNullable(products.find(productId))
                .map(product -> Arrays.stream(means(productId, product, from + days), from, from + days)
                        .sum());
    }

    /** Quantiles of the demand of {@code days} days together, from {@code from} days after the first on. */
    public Optional<double[]> quantiles(String productId, int from, int days, double... levels) {
        checkDays(from + days);
        int open = openDays(from, from + days).count();
        return Optional.ofNullable(products.find(productId)).map(product -> {
            double mean = Arrays.stream(means(productId, product, from + days), from, from + days)
                    .sum();
            return quantiles(product, mean, open, levels);
        });
    }

    /**
     * The shortest intervals that hold the demand of {@code days} days together, from {@code from} days after the first on,
     * with given chances.
     *
     * @param coverages in (0, 1)
     * @return per coverage the lowest and the highest units, both within
     */
    public Optional<double[][]> intervals(String productId, int from, int days, double... coverages) {
        checkDays(from + days);
        int open = openDays(from, from + days).count();
        return mean(productId, from, days).map(mean -> intervals(demand(productId), mean, open, coverages));
    }

    private double[][] intervals(ProductDemand product, double mean, int openDays, double[] coverages) {
        LevelCalibration masses = calibration(product, openDays).masses();
        HighestDensity density = distribution(product, mean, openDays).highestDensity();
        double[][] intervals = new double[coverages.length][];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = density.interval(masses.raw(coverages[i]));
            inUnits(intervals[i], product.step());
        }
        return intervals;
    }

    /** The models whose mean is the forecast of this product. */
    public Optional<List<String>> models(String productId) {
        NewProduct added = products.added().get(productId);
        if (added != null) {
            return Optional.of(added.models());
        }
        return Optional.ofNullable(products.find(productId))
                .map(product ->
                        report.chosenModels().getOrDefault(DemandGroup.values()[product.group()].key(), List.of()));
    }

    private double[] quantiles(ProductDemand product, double mean, int openDays, double[] levels) {
        double[] quantiles = new double[levels.length];
        count(product, mean, openDays, rawLevels(product, openDays, levels), quantiles);
        return quantiles;
    }

    private static void count(ProductDemand product, double mean, int openDays, double[] raw, double[] quantiles) {
        distribution(product, mean, openDays).quantiles(raw, quantiles);
        inUnits(quantiles, product.step());
    }

    /** In steps. */
    private static CountDistribution distribution(ProductDemand product, double mean, int openDays) {
        return new CountDistribution(mean / product.step(), Dispersion.at(product.dispersion(), openDays));
    }

    private static void inUnits(double[] steps, float step) {
        for (int i = 0; i < steps.length; i++) {
            steps[i] = step == 1 ? steps[i] : steps[i] / Math.rint(1 / step);
        }
    }

    private Calibration calibration(ProductDemand product, int openDays) {
        return calibrations[product.group()][Dispersion.nearestWindow(openDays)];
    }

    private double[] rawLevels(ProductDemand product, int openDays, double[] levels) {
        LevelCalibration calibration = calibration(product, openDays).levels();
        return Arrays.stream(levels).map(calibration::raw).toArray();
    }

    private double[] means(String productId, ProductDemand product, int days) {
        OpenDays open = openDays(0, days);
        double[] mean = new double[days];
        for (int j = 0; j < open.count(); j++) {
            mean[open.day()[j]] = product.level(j) * product.profile()[open.weekday()[j]] * product.step();
        }
        double[] factor = factors.get(productId);
        for (int h = 0; factor != null && h < Math.min(days, factor.length); h++) {
            mean[h] *= factor[h];
        }
        return mean;
    }

    private static void checkDays(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days is " + days + "; it must lie in 1 to " + MOST_DAYS + ".");
        }
    }

    /** Writes the model, its format's version first. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(firstDay.toEpochDay());
        out.writeInt(horizon);
        calendar.save(out);
        for (Calibration[] group : calibrations) {
            for (Calibration calibration : group) {
                calibration.save(out);
            }
        }
        report.save(out);
        products.save(out);
        out.writeBoolean(levels != null);
        if (levels != null) {
            levels.save(out);
        }
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws IOException if the bytes end early or are of another format version
     */
    public static DemandForecastModel load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format < OLDEST_FORMAT || format > FORMAT) {
            throw new IOException("The demand model has format " + format + ", this version reads " + FORMAT
                    + "; retrain the model.");
        }
        LocalDate firstDay = LocalDate.ofEpochDay(in.readLong());
        int horizon = in.readInt();
        TradingCalendar calendar = TradingCalendar.load(in);
        Calibration[][] calibrations = new Calibration[DemandGroup.values().length][Dispersion.WINDOWS.length];
        for (Calibration[] group : calibrations) {
            for (int w = 0; w < group.length; w++) {
                group[w] = Calibration.load(in, format >= WITH_MASSES);
            }
        }
        FitReport report = FitReport.load(in, format >= WITH_LEVELS);
        ForecastProducts products = ForecastProducts.load(in, format >= WITH_STEPS);
        KeptLevels levels = format >= WITH_KEPT_LEVELS && in.readBoolean() ? KeptLevels.load(in) : null;
        return new DemandForecastModel(firstDay, horizon, calendar, products, calibrations, report, levels);
    }
}
