package io.clickshelf.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.platform.testing.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EventClockTest {

    private static final Instant TODAY = Instant.parse("2026-05-01T12:00:00Z");

    private final SetClock wall = new SetClock(TODAY);
    private final EventClock clock = new EventClock(wall);

    @Test
    void itIsTheWallClockUntilTheFirstEventAndThenTheNewestEvent() {
        assertThat(clock.instant()).isEqualTo(TODAY);
        assertThat(clock.started()).isFalse();
        Instant lastYear = Instant.parse("2025-05-01T12:00:00Z");
        clock.advanceTo(lastYear);
        clock.advanceTo(lastYear.minusSeconds(60));
        wall.move(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(lastYear);
        assertThat(clock.started()).isTrue();
    }

    @Test
    void aSendersWrongClockDoesNotPushItPastTheWallClock() {
        clock.advanceTo(TODAY.plus(Duration.ofDays(365)));
        assertThat(clock.instant()).isEqualTo(TODAY);
    }

    @Test
    void anotherZoneIsTheSameClock() {
        var berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
        clock.advanceTo(TODAY.minusSeconds(5));
        assertThat(berlin.instant()).isEqualTo(TODAY.minusSeconds(5));
    }
}
