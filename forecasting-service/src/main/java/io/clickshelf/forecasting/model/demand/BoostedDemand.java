package io.clickshelf.forecasting.model.demand;

import io.clickshelf.forecasting.model.boosting.BoostedTrees;
import io.clickshelf.forecasting.model.boosting.BoostingSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One model for all products: trees that correct the smoothed level of a product by what its last days, the calendar,
 * the same weekdays and weeks before, and the covariates say. What one product has not yet gone through, others have.
 *
 * <p>Grown on at most {@value #ROWS_PER_YEAR} pairs of an origin and a day after it for each year of the history, up to
 * {@value #MOST_YEARS}, or {@value #ROWS_PER_PRODUCT} a product where there are many, drawn evenly over products and time:
 * more of the same few weeks would only be learnt by heart.
 */
final class BoostedDemand {

    static final String NAME = "boosted";

    private static final int ROWS_PER_YEAR = 40_000;
    private static final int MOST_YEARS = 3;
    private static final int ROWS_PER_PRODUCT = 40;
    private static final int MOST_ROWS = 400_000;
    private static final int FEWEST_ROWS = 4_000;
    private static final int WARM_UP = 14;
    private static final int PER_ORIGIN = 3;
    private static final int YEAR = 364;
    private static final int OWN = 8;
    private static final double POWER = 1.1;

    private final DemandHistory history;
    private final int cut;
    private final boolean week;
    private final OpenDays past;
    private final ProductSeries[] products;
    private final List<GroupMovement> movements;
    private final int features;
    private final BoostedTrees trees;

    private BoostedDemand(
            DemandHistory history,
            int cut,
            boolean week,
            OpenDays past,
            ProductSeries[] products,
            List<GroupMovement> movements,
            BoostedTrees trees) {
        this.history = history;
        this.cut = cut;
        this.week = week;
        this.past = past;
        this.products = products;
        this.movements = movements;
        this.features = features(history, movements);
        this.trees = trees;
    }

    private static int features(DemandHistory history, List<GroupMovement> movements) {
        return DemandState.FEATURES
                + OWN
                + GroupMovement.FEATURES * movements.size()
                + history.covariates().features();
    }

    /**
     * Grown on the days before a cut; null if there is too little to learn from.
     *
     * @param week whether columns are days, so that dates mean something
     * @param past the open days before the cut
     */
    static @Nullable BoostedDemand fit(
            DemandHistory history, int cut, boolean week, OpenDays past, ProductSeries[] products, int horizon) {
        long origins = Arrays.stream(products)
                .mapToLong(product -> Math.max(0, product.level().length - WARM_UP - 1))
                .sum();
        if (origins * PER_ORIGIN < FEWEST_ROWS) {
            return null;
        }
        int most = Math.min(
                MOST_ROWS,
                Math.max(ROWS_PER_PRODUCT * products.length, ROWS_PER_YEAR * Math.clamp(cut / YEAR, 1, MOST_YEARS)));
        double share = Math.min(1, (double) most / (origins * PER_ORIGIN));
        int capacity = (int) Math.min(origins * PER_ORIGIN, 2L * most);
        List<GroupMovement> movements = movements(history, products, past);
        Rows rows = new Rows(features(history, movements), capacity);
        BoostedDemand empty = new BoostedDemand(history, cut, week, past, products, movements, BoostedTrees.none());
        for (int i = 0; i < products.length; i++) {
            empty.draw(i, horizon, share, rows);
        }
        if (rows.count() < FEWEST_ROWS) {
            return null;
        }
        BoostedTrees trees = BoostedTrees.fit(rows.table(), POWER, BoostingSettings.of(products.length), 11);
        return new BoostedDemand(history, cut, week, past, products, movements, trees);
    }

    /** Of all products together, and of each grouping. */
    private static List<GroupMovement> movements(DemandHistory history, ProductSeries[] products, OpenDays past) {
        List<GroupMovement> movements = new ArrayList<>();
        movements.add(new GroupMovement(new int[products.length], products, past));
        for (int[] groups : history.covariates().groups()) {
            movements.add(new GroupMovement(groups, products, past));
        }
        return movements;
    }

    private void draw(int product, int horizon, double share, Rows rows) {
        ProductSeries series = products[product];
        double[] level = series.level();
        int first = past.count() - level.length;
        SplittableRandom random = new SplittableRandom(product);
        DemandState state = new DemandState();
        float[] row = new float[features];
        for (int t = 0; t < level.length - 1; t++) {
            state.add(level[t], observed(product, past.day()[first + t]));
            if (state.days() < WARM_UP || random.nextDouble() >= share) {
                continue;
            }
            state.write(series.unitSize(), row);
            for (int k = 0; k < PER_ORIGIN && !rows.full(); k++) {
                int ahead = random.nextInt(Math.min(horizon, level.length - 1 - t));
                int target = first + t + 1 + ahead;
                int day = past.day()[target];
                if (observed(product, day)) {
                    int weekday = past.weekday()[target];
                    double profile = series.profile()[weekday];
                    write(product, past.day()[first + t] + 1, first + t, ahead, day, weekday, row);
                    rows.add(
                            row,
                            level[t + 1 + ahead] * profile / series.unitSize(),
                            Math.log(state.base(series.unitSize()) * profile / series.unitSize()));
                }
            }
        }
    }

    /** The expected level on the open days ahead. */
    double[] path(int product, OpenDays open) {
        ProductSeries series = products[product];
        double[] level = series.level();
        DemandState state = new DemandState();
        for (int t = 0; t < level.length; t++) {
            state.add(level[t], observed(product, past.day()[past.count() - level.length + t]));
        }
        float[] row = new float[features];
        state.write(series.unitSize(), row);
        double base = state.base(series.unitSize());
        double[] path = new double[open.count()];
        for (int h = 0; h < path.length; h++) {
            write(product, cut, past.count() - 1, h, open.day()[h], open.weekday()[h], row);
            path[h] = base * Math.exp(trees.correction(row));
        }
        return path;
    }

    private boolean observed(int product, int day) {
        return !Double.isNaN(history.observed()[product][day]);
    }

    /** The features of one day ahead, as seen from the first day not yet known; {@code newest} is the last open one before. */
    private void write(int product, int originDay, int newest, int ahead, int day, int weekday, float[] row) {
        ProductSeries series = products[product];
        int at = DemandState.FEATURES;
        LocalDate date = history.firstDay().plusDays(day);
        row[at++] = ahead;
        row[at++] = week ? weekday : Float.NaN;
        row[at++] = (float) Math.log(series.profile()[weekday]);
        row[at++] = week ? date.getDayOfMonth() : Float.NaN;
        row[at++] = week && cut > YEAR ? date.getDayOfYear() : Float.NaN;
        row[at++] = week ? lag(product, day, 7, originDay) : Float.NaN;
        row[at++] = week ? lag(product, day, YEAR, originDay) : Float.NaN;
        row[at++] = week ? neighbours(product, day - YEAR, originDay) : Float.NaN;
        for (GroupMovement movement : movements) {
            movement.write(product, newest, weekday, row, at);
            at += GroupMovement.FEATURES;
        }
        history.covariates().write(product, originDay, day, row, at);
    }

    /** Demand in units of the lump on the newest day before the origin that lies a multiple of {@code lag} days back. */
    private float lag(int product, int day, int lag, int originDay) {
        int then = day - lag;
        while (then >= originDay) {
            then -= lag;
        }
        return then < 0 ? Float.NaN : (float) (history.demand()[product][then] / products[product].unitSize());
    }

    /** The mean of the week around a day, in units of the lump. */
    private float neighbours(int product, int day, int originDay) {
        double sum = 0;
        int known = 0;
        for (int t = Math.max(0, day - 3); t <= Math.min(originDay - 1, day + 3); t++) {
            double units = history.demand()[product][t];
            if (!Double.isNaN(units)) {
                sum += units;
                known++;
            }
        }
        return day < 3 || known == 0 ? Float.NaN : (float) (sum / known / products[product].unitSize());
    }
}
