package io.clickshelf.logistics.model.routing;

import io.clickshelf.logistics.model.roads.HourlyTravel;
import io.clickshelf.logistics.model.roads.SetUpTravel;
import java.util.Arrays;
import java.util.Random;

/** Random travel whose times depend on when one leaves. */
final class RandomTravel {

    private RandomTravel() {}

    /** Whole seconds gained or lost a second, so that trying every second finds the optimum. */
    static Travel byTimeOfDay(Travel plane, Random random) {
        int[] distances = distances(plane);
        long[][] arrivals = new long[distances.length][];
        for (int leg = 0; leg < arrivals.length; leg++) {
            arrivals[leg] = new long[40];
            long lasts = distances[leg];
            for (int i = 0; i < 20; i++) {
                arrivals[leg][2 * i] = 20L * i;
                arrivals[leg][2 * i + 1] = 20L * i + lasts;
                lasts = Math.max(distances[leg], lasts + 20L * (random.nextInt(3) - 1));
            }
        }
        return Travel.profile(plane.size(), distances, arrivals);
    }

    static Travel hourlyWithSetUp(Travel plane, Random random) {
        int[] distances = distances(plane);
        Travel slow = Travel.matrix(
                plane.size(),
                distances,
                Arrays.stream(distances).map(metres -> 20 * metres).toArray());
        return new SetUpTravel(
                new HourlyTravel(slow, random.doubles(24, 0.3, 1.5).toArray(), random.nextInt(86_400)),
                random.ints(plane.size(), 0, 500).toArray());
    }

    private static int[] distances(Travel plane) {
        int size = plane.size();
        int[] distances = new int[size * size];
        for (int leg = 0; leg < distances.length; leg++) {
            distances[leg] = plane.distance(leg / size, leg % size);
        }
        return distances;
    }
}
