package io.clickshelf.forecasting.stream;

import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.DemandForecaster;
import io.clickshelf.forecasting.model.demand.DemandHistory;
import io.clickshelf.platform.registry.Fit;
import io.clickshelf.platform.registry.ModelCodec;
import io.clickshelf.platform.registry.Trainer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fits the shop's demand, holds it against the champion on days that neither has seen. */
@Component
public class DemandModel implements Trainer<DemandForecastModel>, ModelCodec<DemandForecastModel> {

    /** Under which the registry knows it. */
    public static final String NAME = "demand";

    private final DemandHistories histories;
    private final ForecastingProperties properties;

    DemandModel(DemandHistories histories, ForecastingProperties properties) {
        this.histories = histories;
        this.properties = properties;
    }

    @Override
    public Optional<Fit<DemandForecastModel>> fit(@Nullable DemandForecastModel champion) {
        Optional<DemandHistory> history = histories.newest();
        if (history.isEmpty()) {
            return Optional.empty();
        }
        DemandForecaster forecaster = new DemandForecaster(properties.fitThreads());
        DemandForecastModel candidate = forecaster.fit(history.get(), properties.horizonDays());
        DemandForecaster.Comparison comparison =
                forecaster.compare(candidate, champion, history.get(), properties.horizonDays());
        return Optional.of(new Fit<>(
                candidate,
                comparison.candidate().byName(),
                comparison.champion() == null ? Map.of() : comparison.champion().byName()));
    }

    @Override
    public void save(DemandForecastModel model, DataOutput out) throws IOException {
        model.save(out);
    }

    @Override
    public DemandForecastModel load(DataInput in) throws IOException {
        return DemandForecastModel.load(in);
    }
}
