package io.clickshelf.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickshelf.platform.testing.SetClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrainingTriggerTest {

    private final SetClock clock = new SetClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final TrainingProperties properties =
            new TrainingProperties(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofMinutes(1));
    private final TrainingTrigger trigger = new TrainingTrigger(clock, properties, 0);

    @Test
    void aFitBeginsOnceTheDataIsQuiet() {
        assertThat(trigger.due()).isFalse();
        for (int i = 0; i < 10; i++) {
            trigger.dataArrived(100);
            clock.move(Duration.ofSeconds(3));
            assertThat(trigger.due()).isFalse();
        }
        clock.move(Duration.ofSeconds(2));
        assertThat(trigger.due()).isTrue();
    }

    @Test
    void oneFitAtATimeAndAPauseBetweenTwo() {
        fit(1000);
        trigger.dataArrived(999);
        clock.move(Duration.ofSeconds(30));
        assertThat(trigger.due()).isFalse();
        clock.move(Duration.ofSeconds(30));
        assertThat(trigger.due()).isTrue();
        trigger.started();
        trigger.dataArrived(1000);
        clock.move(Duration.ofMinutes(2));
        assertThat(trigger.due()).isFalse();
    }

    @Test
    void afterALongFitThePauseIsLonger() {
        trigger.dataArrived(1000);
        trigger.started();
        trigger.finished(true, Duration.ofMinutes(1));
        trigger.dataArrived(999);
        clock.move(Duration.ofMinutes(4).minusSeconds(1));
        assertThat(trigger.due()).isFalse();
        clock.move(Duration.ofSeconds(1));
        assertThat(trigger.due()).isTrue();
    }

    @Test
    void dataThatHasDoubledNeedNotWaitForThePause() {
        fit(1000);
        trigger.dataArrived(1000);
        clock.move(Duration.ofSeconds(5));
        assertThat(trigger.due()).isTrue();
    }

    @Test
    void aFewRecordsAfterARestartAreATrickleToo() {
        TrainingTrigger restarted = new TrainingTrigger(clock, properties, 1000);
        restarted.dataArrived(19);
        clock.move(Duration.ofMinutes(1));
        assertThat(restarted.due()).isFalse();
    }

    @Test
    void aTrickleWaitsUntilItMattersOrIsOld() {
        fit(1000);
        clock.move(Duration.ofMinutes(1));
        trigger.dataArrived(19);
        clock.move(Duration.ofMinutes(5));
        assertThat(trigger.due()).isFalse();
        trigger.dataArrived(1);
        clock.move(Duration.ofSeconds(5));
        assertThat(trigger.due()).isTrue();

        trigger.started();
        trigger.finished(true, Duration.ZERO);
        trigger.dataArrived(1);
        clock.move(Duration.ofMinutes(10));
        assertThat(trigger.due()).isTrue();
    }

    @Test
    void withoutAModelTheFirstDataNeedNotWait() {
        trigger.dataArrived(0);
        clock.move(Duration.ofSeconds(5));
        assertThat(trigger.due()).isTrue();
        trigger.started();
        trigger.finished(false, Duration.ZERO);
        trigger.dataArrived(10);
        clock.move(Duration.ofSeconds(5));
        assertThat(trigger.due()).isTrue();
    }

    private void fit(long records) {
        trigger.dataArrived(records);
        trigger.started();
        trigger.finished(true, Duration.ZERO);
    }
}
