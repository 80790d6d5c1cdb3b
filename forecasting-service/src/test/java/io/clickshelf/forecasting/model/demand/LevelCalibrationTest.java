package io.clickshelf.forecasting.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelCalibrationTest {

    private static final int OUTCOMES = 300;
    private static final double[] LEVELS = {0.1, 0.5, 0.9, 0.95, 0.975};

    /** Raw distributions are uniform from 0 to their spread; the wide ones expect too much, the narrow ones too little. */
    @Test
    void noOtherRawLevelLosesLessInUnits() {
        SplittableRandom random = new SplittableRandom(5);
        double[] spreads = new double[OUTCOMES];
        double[] transforms = new double[OUTCOMES];
        for (int i = 0; i < OUTCOMES; i++) {
            boolean wide = i % 4 == 0;
            spreads[i] = wide ? 20 + random.nextInt(20) : 1 + random.nextInt(3);
            transforms[i] = wide ? Math.pow(random.nextDouble(), 2) : Math.sqrt(random.nextDouble());
        }
        LevelCalibration calibration = LevelCalibration.of(transforms, spreads);
        for (double level : LEVELS) {
            double least = IntStream.range(0, 2000)
                    .mapToDouble(k -> pinball(k / 2000.0, level, transforms, spreads))
                    .min()
                    .orElseThrow();
            assertThat(pinball(calibration.raw(level), level, transforms, spreads))
                    .as("level %s", level)
                    .isCloseTo(least, within(0.005 * least));
        }
    }

    private static double pinball(double raw, double level, double[] transforms, double[] spreads) {
        double sum = 0;
        for (int i = 0; i < transforms.length; i++) {
            double error = spreads[i] * (transforms[i] - raw);
            sum += Math.max(level * error, (level - 1) * error);
        }
        return sum;
    }

    @Test
    void outcomesThatCountAlikeGiveTheirOwnQuantiles() {
        double[] squares =
                IntStream.range(0, 1001).mapToDouble(i -> i * i / 1e6).toArray();
        LevelCalibration calibration = LevelCalibration.of(squares);
        for (double level : LEVELS) {
            assertThat(calibration.raw(level)).isCloseTo(level * level, within(0.002));
        }
    }

    @Test
    void aBulkOrderIsNoLevelButSpread() {
        double[] demand = IntStream.range(0, 100).mapToDouble(t -> 1 + t % 3).toArray();
        demand[50] = 3000;
        OpenDays days = OpenDays.between(TradingCalendar.alwaysOpen(), LocalDate.of(2025, 1, 6), 0, 100);
        ProductSeries series = ProductSeries.of(demand, days, WeekProfile.flat(), WeekProfile.Of.NOTHING);
        assertThat(series.level()[50]).isLessThan(100);
        assertThat(series.asked()[50]).isEqualTo(3000);
        assertThat(Dispersion.of(series.asked())[0]).isGreaterThan(100 * Dispersion.of(series.level())[0]);
    }
}
