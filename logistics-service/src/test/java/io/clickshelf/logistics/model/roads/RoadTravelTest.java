package io.clickshelf.logistics.model.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clickshelf.logistics.model.routing.Travel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoadTravelTest {

    /** West, middle and east of Hamburg on one parallel, about 26 km apart in all. */
    private static final double[] LATITUDE = {53.55, 53.55, 53.55};

    private static final double[] LONGITUDE = {9.8, 10.0, 10.2};

    private static RoadTravel with(Disturbance... disturbances) {
        return new RoadTravel(
                Travel.sphere(LATITUDE, LONGITUDE, 1, 10),
                LATITUDE,
                LONGITUDE,
                new double[] {1, 1, 1},
                List.of(disturbances));
    }

    @Test
    void aSlowAreaSlowsThePartOfALegThatLiesInIt() {
        RoadTravel usual = with();
        RoadTravel slow = with(new SlowArea(53.55, 10.0, 3_000, 2));
        double part = 6_000.0 / usual.distance(0, 2);
        assertThat((double) slow.duration(0, 2)).isCloseTo(usual.duration(0, 2) * (1 + part), within(3.0));
        assertThat(slow.distance(0, 2)).isEqualTo(usual.distance(0, 2));
    }

    @Test
    void aClosedAreaIsDrivenAroundAndItsDetourIsTheShortest() {
        RoadTravel usual = with();
        RoadTravel closed = with(new ClosedArea(53.55, 10.0, 5_000));
        double half = usual.distance(0, 2) / 2.0;
        double tangent = Math.sqrt(half * half - 25e6);
        double arc = 5_000 * (Math.PI - 2 * Math.acos(5_000 / half));
        assertThat((double) closed.distance(0, 2)).isCloseTo(2 * tangent + arc, within(40.0));
        assertThat(closed.duration(0, 2)).isGreaterThan(usual.duration(0, 2));
        assertThat(closed.duration(0, 1)).as("into it").isGreaterThan(usual.duration(0, 1));
    }

    @Test
    void aClosedRoadIsNotCrossed() {
        List<double[]> northToSouth = List.of(new double[] {53.75, 9.9}, new double[] {53.52, 9.9});
        RoadTravel closed = with(new RoadLine(northToSouth, true, 0, 1));
        Travel around = Travel.sphere(new double[] {53.55, 53.52, 53.55}, new double[] {9.8, 9.9, 10.0}, 1, 10);
        assertThat((double) closed.distance(0, 1))
                .isCloseTo(around.distance(0, 1) + around.distance(1, 2), within(40.0));
        assertThat(closed.distance(1, 2)).isEqualTo(with().distance(1, 2));
    }

    @Test
    void partsOfCirclesAreWhatSamplingSaysTheyAre() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            double[] p = random.doubles(4, -2, 2).toArray();
            int inside = 0;
            for (int i = 0; i < 1_000; i++) {
                double t = (i + 0.5) / 1_000;
                inside += Math.hypot(p[0] + t * (p[2] - p[0]), p[1] + t * (p[3] - p[1])) <= 1 ? 1 : 0;
            }
            assertThat(SlowArea.inside(p[0], p[1], p[2], p[3], 1)).isCloseTo(inside / 1_000.0, within(0.003));
        }
    }
}
