package io.clickshelf.forecasting.stream;

import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.forecasting.model.demand.DemandForecastModel;
import io.clickshelf.forecasting.model.demand.DemandForecaster;
import org.springframework.stereotype.Component;

/** Lets a champion say what follows the newest closed day, with the choices it was promoted for. */
@Component
class RolledForecasts {

    private final DemandHistories histories;
    private final ForecastingProperties properties;

    RolledForecasts(DemandHistories histories, ForecastingProperties properties) {
        this.histories = histories;
        this.properties = properties;
    }

    /** What the champion says from the newest history on. */
    DemandForecastModel fromNewest(DemandForecastModel champion) {
        DemandForecaster forecaster = new DemandForecaster(properties.fitThreads());
        return histories
                .newest()
                .map(history -> forecaster.rolled(champion, history))
                .orElse(champion);
    }
}
