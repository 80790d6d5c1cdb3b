package io.clickshelf.benchmarks.stock;

import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.DemandForecaster;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.logistics.model.stock.DemandForecast;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The forecasts that the service would have published: fitted every four weeks, moved on with each day; of large shops with
 * each week, so that a run takes minutes: the service's own are fresher.
 */
final class OwnForecasts {

    /** As in the records of the forecast topic. */
    private static final double[] LEVELS = {.01, .05, .1, .25, .4, .5, .6, .7, .8, .9, .95, .975, .99};

    private static final int HORIZON = 28;
    private static final int REFIT_DAYS = 28;
    private static final int MOST_HISTORY = 1100;
    private static final int MOST_DAILY = 1_200;

    private final ShopDemand shop;
    private final int sums;
    private final DemandForecaster forecaster;
    private final int rollDays;
    private DemandForecastModel champion;
    private DemandForecastModel current;
    private int fittedOn;
    private int currentOn;

    OwnForecasts(ShopDemand shop, int leadTimeDays, int firstDay, int threads) {
        this.shop = shop;
        this.sums = leadTimeDays + 2;
        this.forecaster = new DemandForecaster(threads);
        this.rollDays = shop.products() > MOST_DAILY ? 7 : 1;
        this.champion = forecaster.fit(history(firstDay), HORIZON);
        this.current = champion;
        this.fittedOn = firstDay;
        this.currentOn = firstDay;
    }

    /** As of the morning of a day; days must rise. */
    DemandForecast[] of(int day) {
        if (day - fittedOn >= REFIT_DAYS) {
            champion = forecaster.fit(history(day), HORIZON);
            current = champion;
            fittedOn = day;
            currentOn = day;
        } else if (day - currentOn >= rollDays) {
            current = forecaster.rolled(champion, history(day));
            currentOn = day;
        }
        DemandForecastModel model = current;
        int passed = day - currentOn;
        return shop.ids().parallelStream()
                .map(id -> DemandForecast.cumulative(LEVELS, sums(model, id, passed), 1))
                .toArray(DemandForecast[]::new);
    }

    private double[][] sums(DemandForecastModel model, String id, int passed) {
        double[][] quantiles = new double[sums][];
        for (int days = 1; days <= sums; days++) {
            quantiles[days - 1] = model.quantiles(id, passed, days, LEVELS).orElseThrow();
        }
        return quantiles;
    }

    private DemandHistory history(int day) {
        int from = Math.max(0, day - MOST_HISTORY);
        double[][] demand = Arrays.stream(shop.units())
                .map(row -> Arrays.copyOfRange(row, from, day))
                .toArray(double[][]::new);
        LocalDate first = shop.firstDay().plusDays(from);
        return new DemandHistory(first, shop.ids(), demand, shop.covariatesFrom(from));
    }
}
