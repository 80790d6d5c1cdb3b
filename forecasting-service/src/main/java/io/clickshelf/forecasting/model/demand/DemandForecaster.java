package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.LocalForecaster;
import io.clickshelf.forecasting.model.Workers;
import io.clickshelf.forecasting.model.intermittent.Croston;
import io.clickshelf.forecasting.model.intermittent.FixedSmoothing;
import io.clickshelf.forecasting.model.intermittent.Imapa;
import io.clickshelf.forecasting.model.intermittent.MovingAverage;
import io.clickshelf.forecasting.model.intermittent.Tsb;
import io.clickshelf.forecasting.model.local.Theta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits the demand of a whole shop. Closed days are learnt and left out, each product's week and outliers are taken out,
 * a set of models is fitted to what is left, and per class of intermittency the mean of the best few is used, chosen by
 * their error at rolling origins. The distributions are calibrated at the same origins.
 *
 * <p>Cost: (origins + 1) x products x models, twice if days are held out; 4,000 products over a year take a few seconds.
 */
public final class DemandForecaster {

    private static final List<LocalForecaster> CANDIDATES = List.of(
            new FixedSmoothing(0.05),
            new FixedSmoothing(0.02),
            new FixedSmoothing(0.1),
            new FixedSmoothing(0.2),
            new FixedSmoothing(0.4),
            new MovingAverage(Integer.MAX_VALUE),
            new Tsb(0.1, 0.05),
            new Tsb(0.1, 0.2),
            Croston.syntetosBoylan(),
            Imapa.imapa(),
            Theta.dynamicOptimised());

    private static final int[] FALLBACK = {0};
    private static final int ORIGINS = 3;

    /** Of the newest origins the models are chosen by a few, lest it take long; how far forecasts stray takes more to tell. */
    private static final int CALIBRATED_ORIGINS = 8;

    private static final int FEWEST_TRAINING_DAYS = 42;
    private static final int FEWEST_COMPARED_DAYS = 7;
    private static final int FEWEST_TRAINING_PERIODS = 10;

    private final Workers workers;
    private final WeekProfile.Of profiled;
    private final int fewestTrainingDays;

    /** For days. Uses at most {@code threads} platform threads, the caller's among them. */
    public DemandForecaster(int threads) {
        this(threads, WeekProfile.Of.PRODUCT);
    }

    private DemandForecaster(int threads, WeekProfile.Of profiled) {
        this(new Workers(threads), profiled);
    }

    private DemandForecaster(Workers workers, WeekProfile.Of profiled) {
        this.workers = workers;
        this.profiled = profiled;
        this.fewestTrainingDays = profiled != WeekProfile.Of.NOTHING ? FEWEST_TRAINING_DAYS : FEWEST_TRAINING_PERIODS;
    }

    /** For columns that are weeks or months: no closed weekdays and no week's profile. */
    public static DemandForecaster withoutWeek(int threads) {
        return new DemandForecaster(threads, WeekProfile.Of.NOTHING);
    }

    /**
     * Fits to a history, and measures the same procedure on its last {@code horizon} days if it is long enough to hold
     * them out.
     *
     * @param horizon days ahead for which the models are chosen
     * @throws IllegalArgumentException if there is no product or day, or the horizon is not in 1 to 180
     */
    public DemandForecastModel fit(DemandHistory history, int horizon) {
        if (history.products() == 0 || history.days() == 0) {
            throw new IllegalArgumentException("The demand history is empty; there is nothing to fit to.");
        }
        if (horizon < 1 || horizon > 180) {
            throw new IllegalArgumentException("horizon is " + horizon + "; it must lie in 1 to 180 days.");
        }
        HoldOut holdOut = HoldOut.UNKNOWN;
        int seen = history.days() - horizon;
        if (seen >= fewestTrainingDays) {
            DemandForecastModel earlier = fit(history.until(seen), horizon, HoldOut.UNKNOWN);
            holdOut = HoldOut.measure(history, earlier);
        }
        return fit(history, horizon, holdOut);
    }

    /**
     * Measures of a candidate and of the champion.
     *
     * @param champion null where the two can't be compared
     */
    public record Comparison(
            DemandMetrics candidate, @Nullable DemandMetrics champion) {}

    /**
     * Holds this way of fitting against the champion on the days since the champion was fitted: the champion as it is,
     * and a fit to what was known then. With less than a week of new days there is nothing to compare on; with more than
     * the horizon the champion has nothing more to say. Then the candidate's own hold-out stands alone. Takes one more
     * fit.
     */
    public Comparison compare(
            DemandForecastModel candidate, @Nullable DemandForecastModel champion, DemandHistory history, int horizon) {
        DemandMetrics own = candidate.report().metrics();
        if (champion == null) {
            return new Comparison(own, null);
        }
        long known = champion.firstDay().toEpochDay() - history.firstDay().toEpochDay();
        long since = history.days() - known;
        DemandHistory shared = history.only(champion.productIds());
        if (known < FEWEST_TRAINING_DAYS || since < FEWEST_COMPARED_DAYS || since > horizon || shared.products() == 0) {
            return new Comparison(own, null);
        }
        DemandForecastModel rival = fit(shared.until((int) known), horizon, HoldOut.UNKNOWN);
        return new Comparison(
                HoldOut.measure(shared, rival).metrics(),
                HoldOut.measure(shared, champion).metrics());
    }

    /**
     * What a champion says once more days are known: its choice of models, its calibrations and what it learnt of
     * reconciliation, applied to the newest history. Takes one fit of the chosen models alone.
     */
    public DemandForecastModel rolled(DemandForecastModel champion, DemandHistory newest) {
        double[] steps = newest.steps();
        DemandHistory history = newest.counted(steps);
        int[][] choice = new int[DemandGroup.values().length][];
        for (DemandGroup group : DemandGroup.values()) {
            List<String> own = champion.report().chosenModels().getOrDefault(group.key(), List.of());
            int[] chosen = IntStream.rangeClosed(0, CANDIDATES.size())
                    .filter(k -> own.contains(name(k)))
                    .toArray();
            choice[group.ordinal()] = chosen.length == 0 ? FALLBACK : chosen;
        }
        List<String> names = champion.report().chosenModels().values().stream()
                .flatMap(List::stream)
                .toList();
        TradingCalendar calendar = calendar(history);
        Blend alone = new Blend(choice, Blend.sharing(names));
        OriginRun now = run(history, history.days(), champion.horizon(), calendar, alone::uses);
        Blend blend = alone.with(kept(champion, history, steps, now, alone, calendar));
        return new DemandForecastModel(
                history.firstDay().plusDays(history.days()),
                champion.horizon(),
                calendar,
                products(history, steps, now, blend),
                champion.calibrations(),
                champion.report(),
                champion.levels());
    }

    /** A champion's reconciliation for the newest day; null for bottom-up. */
    private @Nullable ReconciledLevels kept(
            DemandForecastModel champion,
            DemandHistory history,
            double[] steps,
            OriginRun now,
            Blend alone,
            TradingCalendar calendar) {
        KeptLevels kept = champion.levels();
        DemandLevels levels = kept == null ? null : DemandLevels.of(history, steps);
        if (kept == null || levels == null) {
            return null;
        }
        Blend blend = new Blend(kept.choice(), 0);
        OriginRun above = new DemandForecaster(workers, WeekProfile.Of.GROUP)
                .run(levels.nodes(), history.days(), champion.horizon(), calendar, blend::uses);
        double[][] paths = alone.paths(now);
        Arrays.setAll(paths, i -> now.means(i, paths[i], steps[i]));
        return kept.at(levels.hierarchy(), history.productIds(), steps, now.cut(), means(above, blend), paths);
    }

    /** [group][open day] expected units of groups. */
    private static double[][] means(OriginRun run, Blend blend) {
        double[][] paths = blend.paths(run);
        Arrays.setAll(paths, group -> run.means(group, paths[group], 1));
        return paths;
    }

    private TradingCalendar calendar(DemandHistory history) {
        return profiled != WeekProfile.Of.NOTHING
                ? TradingCalendar.learn(history.firstDay(), totals(history))
                : TradingCalendar.alwaysOpen();
    }

    private static ForecastProducts products(DemandHistory history, double[] steps, OriginRun now, Blend blend) {
        double[][] paths = blend.paths(now);
        float[][] dispersions = Calibrator.dispersions(now);
        Map<String, ProductDemand> products = LinkedHashMap.newLinkedHashMap(history.products());
        for (int i = 0; i < history.products(); i++) {
            int group = now.groups()[i];
            products.put(
                    history.productIds().get(i),
                    new ProductDemand(
                            group,
                            ProductDemand.floats(paths[i]),
                            ProductDemand.floats(now.products()[i].profile()),
                            dispersions[i],
                            (float) steps[i]));
        }
        return new ForecastProducts(products);
    }

    private DemandForecastModel fit(DemandHistory known, int horizon, HoldOut holdOut) {
        double[] steps = known.steps();
        DemandHistory history = known.counted(steps);
        int days = history.days();
        TradingCalendar calendar = calendar(history);
        List<OriginRun> runs = runs(history, 1, ORIGINS, horizon, calendar, candidate -> true);
        Blend alone = Blend.of(history, runs, GroupChoice.choose(history, runs, CANDIDATES.size() + 1, FALLBACK));
        runs.addAll(runs(history, ORIGINS + 1, CALIBRATED_ORIGINS, horizon, calendar, alone::uses));
        LevelReconciliation levels = levels(history, steps, runs, alone, horizon, calendar);
        LevelReconciliation.Choice reconciled = levels == null ? LevelReconciliation.Choice.NONE : levels.choose();
        Blend blend = alone.with(reconciled.levels());
        Calibration[][] calibrations = Calibrator.calibrate(history, runs, ORIGINS, blend);
        OriginRun now = run(history, days, horizon, calendar, candidate -> true);
        int outliers =
                Arrays.stream(now.products()).mapToInt(ProductSeries::outliers).sum();
        FitReport report = new FitReport(
                holdOut.days(),
                holdOut.metrics(),
                holdOut.naive(),
                names(blend),
                failures(runs, now),
                outliers,
                reconciled.errors());
        return new DemandForecastModel(
                history.firstDay().plusDays(days),
                horizon,
                calendar,
                products(history, steps, now, blend),
                calibrations,
                report,
                reconciled.kept());
    }

    /** At the k-th newest origins, as far as the history reaches. */
    private List<OriginRun> runs(
            DemandHistory history, int from, int to, int horizon, TradingCalendar calendar, IntPredicate wanted) {
        List<OriginRun> runs = new ArrayList<>();
        for (int k = from; k <= to && history.days() - k * horizon >= fewestTrainingDays; k++) {
            runs.add(run(history, history.days() - k * horizon, horizon, calendar, wanted));
        }
        return runs;
    }

    /** The levels above the products, forecast by the same models at the same origins; null if there are none. */
    private @Nullable LevelReconciliation levels(
            DemandHistory history,
            double[] steps,
            List<OriginRun> runs,
            Blend alone,
            int horizon,
            TradingCalendar calendar) {
        DemandLevels levels = profiled == WeekProfile.Of.PRODUCT ? DemandLevels.of(history, steps) : null;
        if (levels == null) {
            return null;
        }
        DemandHistory nodes = levels.nodes();
        DemandForecaster forecaster = new DemandForecaster(workers, WeekProfile.Of.GROUP);
        List<OriginRun> above = forecaster.runs(nodes, 1, ORIGINS, horizon, calendar, candidate -> true);
        Blend blend = new Blend(GroupChoice.choose(nodes, above, CANDIDATES.size() + 1, FALLBACK), 0);
        above.addAll(forecaster.runs(nodes, ORIGINS + 1, CALIBRATED_ORIGINS, horizon, calendar, blend::uses));
        above.add(forecaster.run(nodes, nodes.days(), horizon, calendar, blend::uses));
        Map<Integer, double[][]> groups = new HashMap<>();
        for (OriginRun run : above) {
            groups.put(run.cut(), means(run, blend));
        }
        return new LevelReconciliation(levels, history, steps, runs, alone, blend.choice(), groups);
    }

    private OriginRun run(DemandHistory history, int cut, int horizon, TradingCalendar calendar, IntPredicate wanted) {
        return OriginRun.of(history, cut, horizon, calendar, profiled, CANDIDATES, wanted, workers);
    }

    private static double[] totals(DemandHistory history) {
        double[] totals = new double[history.days()];
        for (double[] row : history.demand()) {
            for (int t = 0; t < totals.length; t++) {
                totals[t] += Double.isNaN(row[t]) ? 0 : row[t];
            }
        }
        return totals;
    }

    private static Map<String, List<String>> names(Blend blend) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (DemandGroup group : DemandGroup.values()) {
            List<String> models = new ArrayList<>();
            for (int k : blend.choice()[group.ordinal()]) {
                models.add(name(k));
            }
            models.addAll(blend.names());
            names.put(group.key(), models);
        }
        return names;
    }

    private static String name(int candidate) {
        return candidate < CANDIDATES.size() ? CANDIDATES.get(candidate).name() : BoostedDemand.NAME;
    }

    private static Map<String, Integer> failures(List<OriginRun> runs, OriginRun now) {
        Map<String, Integer> failures = new LinkedHashMap<>();
        for (int k = 0; k <= CANDIDATES.size(); k++) {
            int count = now.failures()[k];
            for (OriginRun run : runs) {
                count += run.failures()[k];
            }
            if (count > 0) {
                failures.put(name(k), count);
            }
        }
        return failures;
    }
}
