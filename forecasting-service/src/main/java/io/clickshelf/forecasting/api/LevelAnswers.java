package io.clickshelf.forecasting.api;

import io.clickshelf.contracts.forecasting.ForecastLevel;
import io.clickshelf.contracts.forecasting.ForecastPeriod;
import io.clickshelf.contracts.forecasting.ForecastRequest;
import io.clickshelf.contracts.forecasting.Granularity;
import io.clickshelf.contracts.forecasting.GroupForecast;
import io.clickshelf.contracts.forecasting.LevelForecast;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.stream.CurrentForecast;
import io.clickshelf.forecasting.stream.DemandGroups;
import io.clickshelf.forecasting.stream.GroupForecasts;
import io.clickshelf.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the forecasts of a level together: the products' sums, with the spread that the groups' own days have shown. */
@Component
class LevelAnswers {

    private final CurrentForecast current;
    private final DemandGroups groups;
    private final GroupForecasts spreads;

    LevelAnswers(CurrentForecast current, DemandGroups groups, GroupForecasts spreads) {
        this.current = current;
        this.groups = groups;
        this.spreads = spreads;
    }

    LevelForecast of(ForecastLevel level, @Nullable String within, int horizon, Granularity granularity) {
        ForecastRequest request = new ForecastRequest(null, null, horizon, granularity, null, null, null, null);
        int days = horizon * granularity.days();
        if (horizon < 1 || days > DemandForecastModel.MOST_DAYS) {
            throw ProblemException.badRequest(
                    "horizon",
                    "horizon is " + horizon + " " + granularity.json() + "s; ask for 1 to "
                            + DemandForecastModel.MOST_DAYS + " days.");
        }
        if (within != null && level != ForecastLevel.CATEGORY) {
            throw ProblemException.badRequest(
                    "within", "within is \"" + within + "\"; only the level category has parts.");
        }
        CurrentForecast.Answer champion = current.get()
                .orElseThrow(
                        () -> ProblemException.unavailable(
                                "no_model",
                                "No demand has been fitted yet: that takes seconds after the first orders, minutes after very many."));
        DemandForecastModel model = champion.total();
        Map<String, DemandGroups.Sum> sums = switch (level) {
            case TOTAL -> Map.of("", groups.total(model, days));
            case CATEGORY -> groups.byCategory(model, days, within);
            case WAREHOUSE -> groups.byWarehouse(model, days);
        };
        if (within != null && sums.isEmpty()) {
            throw ProblemException.notFound("No product with a forecast lies in category \"" + within + "\".");
        }
        List<GroupForecast> answers = new ArrayList<>();
        sums.forEach((key, sum) -> answers.add(group(level, key, sum, request, model)));
        answers.sort(Comparator.comparingDouble(GroupForecast::totalMean).reversed());
        return new LevelForecast(level, within, model.firstDay().minusDays(1), answers, champion.version());
    }

    private GroupForecast group(
            ForecastLevel level,
            String key,
            DemandGroups.Sum sum,
            ForecastRequest request,
            DemandForecastModel products) {
        String name = switch (level) {
            case TOTAL -> GroupForecasts.TOTAL;
            case CATEGORY -> GroupForecasts.category(key);
            case WAREHOUSE -> GroupForecasts.warehouse(key);
        };
        DemandForecastModel spread = spreads.get()
                .filter(model -> model.firstDay().equals(products.firstDay()))
                .filter(model -> model.productIds().contains(name))
                .map(model -> around(model, name, sum.means()))
                .orElse(null);
        int perPeriod = request.period().days();
        List<ForecastPeriod> periods = new ArrayList<>();
        for (int from = 0; from < sum.means().length; from += perPeriod) {
            double mean = Arrays.stream(sum.means(), from, from + perPeriod).sum();
            periods.add(new ForecastPeriod(
                    products.firstDay().plusDays(from), mean, quantiles(spread, name, from, perPeriod, request)));
        }
        return new GroupForecast(
                key,
                sum.products(),
                periods,
                Arrays.stream(sum.means()).sum(),
                quantiles(spread, name, 0, sum.means().length, request));
    }

    /** The group's own forecast moved so that its means are these. */
    private static DemandForecastModel around(DemandForecastModel model, String name, double[] means) {
        double[] own = model.means(name, means.length);
        double[] factors = new double[means.length];
        Arrays.setAll(factors, h -> own[h] > 0 ? means[h] / own[h] : 1);
        return model.with(Map.of(name, factors));
    }

    private static Map<String, Double> quantiles(
            @Nullable DemandForecastModel spread, String name, int from, int days, ForecastRequest request) {
        double[] levels = request.quantileLevels();
        return spread == null
                ? Map.of()
                : ProductForecasts.byLevel(
                        levels, spread.quantiles(name, from, days, levels).orElseThrow());
    }
}
