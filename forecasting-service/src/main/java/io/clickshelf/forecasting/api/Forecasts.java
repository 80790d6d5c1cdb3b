package io.clickshelf.forecasting.api;

import io.clickshelf.contracts.forecasting.ForecastAccuracy;
import io.clickshelf.contracts.forecasting.ForecastRequest;
import io.clickshelf.contracts.forecasting.ForecastResponse;
import io.clickshelf.contracts.forecasting.ProductForecast;
import io.clickshelf.forecasting.model.demand.FitReport;
import io.clickshelf.forecasting.store.OverrideStore;
import io.clickshelf.forecasting.stream.CurrentForecast;
import io.clickshelf.forecasting.stream.DemandModel;
import io.clickshelf.forecasting.stream.Newcomers;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts an answer together from the champion and from the series sent along, and logs it. */
@Component
class Forecasts {

    private static final int MOST_DAYS = 400;

    private final CurrentForecast current;
    private final SeriesAnswers series;
    private final Newcomers newcomers;
    private final OverrideStore overrides;
    private final DecisionLog decisions;
    private final MeterRegistry meters;

    Forecasts(
            CurrentForecast current,
            SeriesAnswers series,
            Newcomers newcomers,
            OverrideStore overrides,
            DecisionLog decisions,
            MeterRegistry meters) {
        this.current = current;
        this.series = series;
        this.newcomers = newcomers;
        this.overrides = overrides;
        this.decisions = decisions;
        this.meters = meters;
    }

    ForecastResponse answer(ForecastRequest request) {
        return meters.timer("clickshelf.decision", "kind", "forecast_demand").record(() -> logged(request));
    }

    List<String> products() {
        return champion().base().productIds().stream().sorted().toList();
    }

    ForecastAccuracy accuracy() {
        CurrentForecast.Answer champion = champion();
        FitReport report = champion.base().report();
        return new ForecastAccuracy(
                champion.version(),
                champion.base().firstDay().minusDays(1),
                champion.base().productIds().size()
                        - champion.base().newProducts().size(),
                report.heldOutDays(),
                report.metrics().byName(),
                report.naive().byName(),
                report.chosenModels(),
                report.failures(),
                report.levels(),
                overrides.accuracy(champion.base().firstDay().minusDays(1)).orElse(null));
    }

    private ForecastResponse logged(ForecastRequest request) {
        Set<String> asked = asked(request);
        if (asked.isEmpty() && request.series() == null) {
            throw ProblemException.badRequest(
                    "nothing_asked",
                    "The request names no product and holds no series; give productId, productIds or series.");
        }
        if (request.steps() * request.period().days() > MOST_DAYS) {
            throw ProblemException.badRequest(
                    "horizon_too_long",
                    "horizon is " + request.steps() + " " + request.period().json() + "s; ask for at most " + MOST_DAYS
                            + " days.");
        }
        List<ProductForecast> forecasts = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        String version = "series";
        if (!asked.isEmpty()) {
            CurrentForecast.Answer champion = champion();
            version = champion.version();
            for (String productId : asked) {
                Optional<ProductForecast> forecast = ProductForecasts.of(champion, productId, request)
                        .or(() -> newcomers
                                .find(productId)
                                .flatMap(added ->
                                        ProductForecasts.of(champion.withNew(productId, added), productId, request)));
                forecast.ifPresentOrElse(forecasts::add, () -> unknown.add(productId));
            }
        }
        if (request.series() != null) {
            forecasts.add(series.of(request));
        }
        String decisionId = decisions.newId();
        ForecastResponse response = new ForecastResponse(forecasts, unknown, decisionId, version);
        decisions.record(
                decisionId,
                "forecast_demand",
                asked.size() == 1 ? asked.iterator().next() : null,
                DemandModel.NAME,
                version,
                request,
                null,
                response,
                forecasts.stream()
                        .flatMap(forecast -> forecast.models().stream())
                        .distinct()
                        .toList());
        return response;
    }

    private static Set<String> asked(ForecastRequest request) {
        Set<String> asked = new LinkedHashSet<>();
        if (request.productId() != null) {
            asked.add(request.productId());
        }
        if (request.productIds() != null) {
            asked.addAll(request.productIds());
        }
        return asked;
    }

    private CurrentForecast.Answer champion() {
        return current.get()
                .orElseThrow(
                        () -> ProblemException.unavailable(
                                "no_model",
                                "No demand has been fitted yet: that takes seconds after the first orders, minutes after very many."));
    }
}
