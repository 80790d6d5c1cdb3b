package io.clickshelf.forecasting.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.forecasting.ForecastingProperties;
import io.clickshelf.platform.testing.SetClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettledChangesTest {

    private final SetClock clock = new SetClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final SettledChanges changes = new SettledChanges(
            new ForecastingProperties(1100, 28, 91, 2, Duration.ofMinutes(1), Duration.ofMinutes(10), ""), clock);

    @Test
    void nothingIsDueWhereNothingHasChanged() {
        assertThat(changes.due(5, 5)).isFalse();
        clock.move(Duration.ofHours(1));
        assertThat(changes.due(5, 5)).isFalse();
    }

    @Test
    void changesAreDueOnceTheyHaveStoppedForAWhile() {
        assertThat(changes.due(5, 6)).isFalse();
        clock.move(Duration.ofSeconds(59));
        assertThat(changes.due(5, 7)).isFalse();
        clock.move(Duration.ofSeconds(59));
        assertThat(changes.due(5, 7)).isFalse();
        clock.move(Duration.ofSeconds(1));
        assertThat(changes.due(5, 7)).isTrue();
    }

    @Test
    void changesThatNeverStopAreDueAfterTheLongestWaitAndAgainAfterAnother() {
        long counted = 0;
        for (long takenUp : new long[] {0, 21}) {
            for (int halfMinute = 0; halfMinute < 20; halfMinute++) {
                assertThat(changes.due(takenUp, ++counted)).isFalse();
                clock.move(Duration.ofSeconds(30));
            }
            assertThat(changes.due(takenUp, ++counted)).isTrue();
        }
    }
}
