package io.clickshelf.forecasting.stream;

import io.clickshelf.forecasting.model.calendar.PublicHolidays;
import io.clickshelf.forecasting.model.demand.Covariates;
import io.clickshelf.forecasting.store.DemandDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what may explain demand beside its own past: prices, promotions and public holidays. A price holds until the next
 * one is known, on the days ahead too; these count as free of promotions, because what is planned is added to the forecast
 * apart.
 */
final class CovariateRows {

    /** Days to the next holiday are counted so far. */
    private static final int SIGHT_DAYS = 14;

    /** A price that differs by less is the same. */
    private static final double SAME = 0.005;

    private final int days;
    private final Map<String, float[]> prices = new LinkedHashMap<>();
    private final Map<String, float[]> promotions = new LinkedHashMap<>();
    private boolean pricesMove;
    private boolean promoted;

    /** @param days of the history */
    CovariateRows(int days) {
        this.days = days;
    }

    /** Takes a day in; {@code column} from 0. */
    void add(DemandDay day, int column) {
        if (day.price() != null && day.price() > 0) {
            float[] row = prices.computeIfAbsent(day.productId(), id -> unknown());
            row[column] = (float) Math.log(day.price());
        }
        if (day.promotion()) {
            promotions.computeIfAbsent(day.productId(), id -> new float[days])[column] = 1;
            promoted = true;
        }
    }

    /**
     * The covariates of the products' days from a column on, and of as many days ahead.
     *
     * @param first   the date of that column
     * @param country whose holidays count; empty for none
     * @param groups  [grouping][product], as {@link ProductGroups} gives them
     */
    Covariates of(Collection<String> products, int from, LocalDate first, int ahead, String country, int[][] groups) {
        List<float[][]> perProduct = new ArrayList<>();
        float[][] carried = products.stream()
                .map(product -> carried(prices.getOrDefault(product, unknown()), from, ahead))
                .toArray(float[][]::new);
        if (pricesMove) {
            perProduct.add(carried);
        }
        if (promoted) {
            perProduct.add(products.stream()
                    .map(product -> promotions.getOrDefault(product, new float[days]))
                    .map(row -> Arrays.copyOfRange(row, from, days + ahead))
                    .toArray(float[][]::new));
        }
        float[][] perDay =
                country.isBlank() ? new float[0][] : holidays(PublicHolidays.of(country), first, days - from + ahead);
        return new Covariates(perProduct.toArray(float[][][]::new), perDay, groups);
    }

    private float[] unknown() {
        float[] row = new float[days];
        Arrays.fill(row, Float.NaN);
        return row;
    }

    private float[] carried(float[] known, int from, int ahead) {
        float[] row = new float[days - from + ahead];
        float last = Float.NaN;
        for (int t = 0; t < days + ahead; t++) {
            if (t < days && !Float.isNaN(known[t])) {
                pricesMove |= Math.abs(known[t] - last) > SAME;
                last = known[t];
            }
            if (t >= from) {
                row[t - from] = last;
            }
        }
        return row;
    }

    /** The number of the day's holiday, and the days until the next. */
    private static float[][] holidays(PublicHolidays holidays, LocalDate first, int days) {
        int[] numbers = holidays.numbers(first, days + SIGHT_DAYS);
        float[] number = new float[days];
        float[] until = new float[days];
        int next = SIGHT_DAYS;
        for (int t = days + SIGHT_DAYS - 1; t >= 0; t--) {
            next = numbers[t] > 0 ? 0 : Math.min(SIGHT_DAYS, next + 1);
            if (t < days) {
                number[t] = numbers[t];
                until[t] = next;
            }
        }
        return new float[][] {number, until};
    }
}
