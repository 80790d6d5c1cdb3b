package io.clickshelf.logistics.model.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.logistics.model.routing.Travel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HourlyTravelTest {

    private static final int EIGHT = 8 * 3600;

    private static Travel leg(int seconds) {
        int[] table = {0, seconds, seconds, 0};
        return Travel.matrix(2, table, table);
    }

    private static double[] halfSpeedFromEightToNine() {
        double[] speed = new double[24];
        Arrays.fill(speed, 1);
        speed[8] = 0.5;
        return speed;
    }

    @Test
    void aLegGoesOnAtTheSpeedOfEachHourThatItReaches() {
        Travel travel = new HourlyTravel(leg(3600), halfSpeedFromEightToNine(), EIGHT - 1800);
        assertThat(travel.duration(0, 1)).isEqualTo(3600);
        // Half an hour at full speed, then half an hour's work at half speed, to nine.
        assertThat(travel.arrival(0, 1, 0)).isEqualTo(1800 + 3600);
        // From eight on: an hour brings half, the rest is driven after nine.
        assertThat(travel.arrival(0, 1, 1800)).isEqualTo(1800 + 3600 + 1800);
        assertThat(travel.arrival(0, 1, 1800 + 86_400 * 400L)).isEqualTo(7200 + 86_400 * 400L);
        assertThat(travel.changes(0, 1)).contains(1800, 1800 + 3600);
    }

    /** The twin drives second by second. */
    @Test
    void whoeverLeavesLaterNeverArrivesEarlierAndLatestDeparturesAreTheLatest() {
        Random random = new Random(3);
        for (int round = 0; round < 60; round++) {
            double[] speed = random.doubles(24, 0.2, 1.5).toArray();
            int work = 1 + random.nextInt(20_000);
            int midnight = random.nextInt(86_400);
            Travel travel = new HourlyTravel(leg(work), speed, midnight);
            long before = Long.MIN_VALUE;
            for (long departure = 0; departure < 40_000; departure += 1 + random.nextInt(900)) {
                long arrival = travel.arrival(0, 1, departure);
                assertThat(arrival).isGreaterThanOrEqualTo(before);
                assertThat(arrival - departure).isGreaterThanOrEqualTo(travel.duration(0, 1));
                assertThat((double) arrival).isCloseTo(slowly(speed, midnight, departure, work), within(1.001));
                long latest = travel.latestDeparture(0, 1, arrival);
                assertThat(latest).isGreaterThanOrEqualTo(departure);
                assertThat(travel.arrival(0, 1, latest)).isLessThanOrEqualTo(arrival);
                assertThat(travel.arrival(0, 1, latest + 1)).isGreaterThan(arrival);
                before = arrival;
            }
        }
    }

    private static double slowly(double[] speed, int midnight, long departure, int work) {
        double left = work;
        long time = departure;
        while (true) {
            double rate = speed[(int) ((time + midnight) / 3600 % 24)];
            if (left <= rate) {
                return time + left / rate;
            }
            left -= rate;
            time++;
        }
    }

    @Test
    void setUpIsSpentOnceAtASpot() {
        int[] table = {0, 100, 100, 100, 0, 0, 100, 0, 0};
        SetUpTravel travel = new SetUpTravel(Travel.matrix(3, table, table), new int[] {0, 30, 40});
        assertThat(travel.duration(0, 1)).isEqualTo(130);
        assertThat(travel.duration(1, 2)).isZero();
        assertThat(travel.arrival(0, 2, 5)).isEqualTo(145);
        assertThat(travel.latestDeparture(0, 2, 145)).isEqualTo(5);
        assertThat(travel.distance(0, 1)).isEqualTo(100);
    }

    @Test
    void speedsThatCannotBeAreNamed() {
        double[] speed = halfSpeedFromEightToNine();
        speed[3] = 0;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HourlyTravel(leg(1), speed, 0))
                .withMessageContaining("hour 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HourlyTravel(leg(1), new double[3], 0))
                .withMessageContaining("3 hourly speeds");
    }
}
