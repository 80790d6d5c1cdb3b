package io.clickshelf.logistics.model.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryTimesTest {

    private static Observation seen(
            double latitude, int hour, double service, double ratio, @Nullable String carrier, double late) {
        return new Observation(latitude, 10, hour, service, ratio, carrier, late, true);
    }

    @Test
    void manyDeliveriesSayWhatIsTrueAndFewSayWhatTheirNeighbourhoodSays() {
        Random random = new Random(3);
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            seen.add(seen(53.51, 10, 300 + 60 * random.nextGaussian(), 1.5, null, Double.NaN));
            seen.add(seen(53.91, 17, 120 + 20 * random.nextGaussian(), 1.0, null, Double.NaN));
        }
        seen.add(seen(53.91, 8, 9_000, 4.9, null, Double.NaN));
        DeliveryTimes times = DeliveryTimes.fit(180, seen);
        assertThat(times.service().at(53.51, 10, 10)).isCloseTo(300, within(12.0));
        assertThat(times.service().at(53.91, 10, 17)).isCloseTo(120, within(8.0));
        assertThat(times.service().at(53.91, 10, 21)).as("another hour there").isBetween(110.0, 180.0);
        assertThat(times.service().at(53.91, 10, 8)).as("one wild value").isLessThan(2_500);
        assertThat(times.service().at(48, 10, 12)).as("nowhere seen").isCloseTo(215, within(15.0));
        assertThat(times.travel().at(53.51, 10, 10)).isCloseTo(1.5, within(0.02));
        assertThat(DeliveryTimes.fit(180, List.of()).service().at(53.5, 10, 9)).isEqualTo(180);
    }

    @Test
    void aCarrierIsHeldAgainstWhatIsUsualWhereItDrives() {
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            seen.add(seen(53.51, 10, 200, 1.2, "swift", i % 10 == 0 ? 600 : 0));
            seen.add(seen(53.51, 10, 200, 1.8, "slow", i % 2 == 0 ? 600 : 0));
        }
        var carriers = DeliveryTimes.fit(180, seen).carriers();
        assertThat(carriers.get("swift").travelFactor()).isCloseTo(0.8, within(0.02));
        assertThat(carriers.get("slow").travelFactor()).isCloseTo(1.2, within(0.02));
        assertThat(carriers.get("swift").onTime()).isCloseTo(0.9, within(0.01));
        assertThat(carriers.get("slow").meanLateSeconds()).isCloseTo(300, within(1.0));
    }

    @Test
    void cellsAreNamedByTheirMiddleAndHours() {
        long cell = Cells.of(53.551, 9.994, 8);
        assertThat(Cells.hours(cell)).isEqualTo("6-9");
        assertThat(Cells.middle(cell)).containsExactly(new double[] {53.575, 9.975}, within(1e-9));
        assertThat(Cells.areaOf(cell)).isEqualTo(Cells.area(53.551, 9.994));
    }
}
