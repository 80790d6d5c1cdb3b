package io.clickshelf.forecasting.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Candidate and champion are told apart on the days since the champion was fitted. */
class ChampionComparisonTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 150;
    private static final int HORIZON = 14;

    private final DemandForecaster forecaster = new DemandForecaster(1);
    private final DemandHistory history = shop(1);
    private final DemandForecastModel candidate = forecaster.fit(history, HORIZON);

    @Test
    void theSameWayOfFittingIsNoBetterAndNoWorse() {
        DemandForecastModel champion = forecaster.fit(history.until(DAYS - HORIZON), HORIZON);
        DemandForecaster.Comparison comparison = forecaster.compare(candidate, champion, history, HORIZON);
        assertThat(comparison.champion()).isNotNull();
        assertThat(comparison.candidate().pinball())
                .isCloseTo(comparison.champion().pinball(), within(1e-9));
    }

    @Test
    void aChampionOfATimeWhenTwiceAsMuchWasSoldIsTheWorseOne() {
        DemandForecastModel champion = forecaster.fit(shop(2).until(DAYS - HORIZON), HORIZON);
        DemandForecaster.Comparison comparison = forecaster.compare(candidate, champion, history, HORIZON);
        assertThat(comparison.champion()).isNotNull();
        assertThat(comparison.champion().pinball())
                .isGreaterThan(1.3 * comparison.candidate().pinball());
    }

    @Test
    void tooFewNewDaysOrMoreThanTheChampionSpeaksOfAreNoComparison() {
        for (int since : new int[] {6, HORIZON + 1}) {
            DemandForecastModel champion = forecaster.fit(history.until(DAYS - since), HORIZON);
            assertThat(forecaster.compare(candidate, champion, history, HORIZON))
                    .as(since + " days")
                    .isEqualTo(
                            new DemandForecaster.Comparison(candidate.report().metrics(), null));
        }
        assertThat(forecaster.compare(candidate, null, history, HORIZON).champion())
                .isNull();
    }

    private static DemandHistory shop(double factor) {
        List<String> ids = new ArrayList<>();
        double[][] demand = new double[30][DAYS];
        for (int i = 0; i < demand.length; i++) {
            ids.add("P" + i);
            SplittableRandom random = new SplittableRandom(i);
            for (int t = 0; t < DAYS; t++) {
                demand[i][t] = Math.rint(factor * random.nextInt(1 + i));
            }
        }
        return new DemandHistory(FIRST_DAY, ids, demand);
    }
}
