package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a unit of excess load, of time warp and of excess distance costs while the search passes through solutions that
 * break those limits; each is raised or lowered so that a given share of solutions keeps it (Vidal 2022). Where leaving
 * out any task is dearer than serving it can be, that too is priced lower at first, and so that the given share leaves out
 * no more than the best.
 */
final class Penalties {

    private static final double RAISE = 1.3;
    private static final double RAISE_FIRST = 2;
    private static final double LOWER = 0.8;
    private static final int WINDOW = 50;
    private static final double LEGS_TO_LEAVE = 4;
    /** Where a limit can't be kept at all, its price would grow for ever. */
    private static final double HIGHEST = 1e5;

    final double[] load;
    double time;
    double distance;
    /** What it costs to leave out optional tasks, as a share of their penalties. */
    double left;

    private final double[] loadFloor;
    private final double timeFloor;
    private final double highestDistance;
    private final double target;
    private final int[] loadKept;
    private int timeKept;
    private int distanceKept;
    private final double leftFloor;
    private int leftKept;
    private int seen;
    private double raise = RAISE;

    Penalties(SearchData data, double target) {
        this.target = target;
        this.load = new double[data.dimensions];
        this.loadKept = new int[data.dimensions];
        double leg = meanLegCost(data);
        for (int k = 0; k < data.dimensions; k++) {
            double sum = 0;
            for (int i = 0; i < data.tasks; i++) {
                int at = i * data.dimensions + k;
                sum += (double) data.delivery[at] + data.pickup[at];
            }
            load[k] = Math.max(1e-3, 2 * leg / Math.max(1e-9, sum / data.tasks));
        }
        this.loadFloor = Arrays.stream(load).map(value -> value / 1000).toArray();
        this.distance = 2.0 * Math.max(1, data.fleet.costPerDistance[0]);
        this.highestDistance = HIGHEST * distance;
        this.time = Math.max(1e-3, leg / meanLegDuration(data));
        this.timeFloor = time / 100;
        long least = least(data);
        this.left = least > data.dearest ? Math.min(1, LEGS_TO_LEAVE * leg / least) : 1;
        this.leftFloor = left < 1 ? left / 10 : 1;
    }

    /** The least penalty of an optional task; 0 if there is none. */
    private static long least(SearchData data) {
        return IntStream.range(0, data.tasks)
                .filter(task -> !data.required[task])
                .mapToLong(task -> data.penalty[task])
                .min()
                .orElse(0);
    }

    private static double meanLegCost(SearchData data) {
        double sum = 0;
        int count = 0;
        int stride = Math.max(1, data.tasks / 200);
        for (int i = 0; i < data.tasks; i += stride) {
            for (int j = 0; j < data.tasks; j += stride) {
                sum += (double) data.fleet.costPerDistance[0]
                                * data.metrics[0].distance(data.taskLocation[i], data.taskLocation[j])
                        + (double) data.fleet.costPerDuration[0]
                                * data.metrics[0].duration(data.taskLocation[i], data.taskLocation[j]);
                count++;
            }
        }
        return Math.max(1, sum / Math.max(1, count));
    }

    private static double meanLegDuration(SearchData data) {
        double sum = 0;
        int count = 0;
        int stride = Math.max(1, data.tasks / 200);
        for (int i = 0; i < data.tasks; i += stride) {
            for (int j = 0; j < data.tasks; j += stride) {
                sum += data.metrics[0].duration(data.taskLocation[i], data.taskLocation[j]);
                count++;
            }
        }
        return Math.max(1, sum / Math.max(1, count));
    }

    /**
     * Counts a solution that a local search ended in; returns whether the penalties have changed.
     *
     * @param urgent whether no solution that keeps all limits is known yet
     * @param most   what may be left out, by penalty
     */
    boolean observe(Tours tours, boolean urgent, long most) {
        raise = urgent ? RAISE_FIRST : RAISE;
        for (int k = 0; k < load.length; k++) {
            loadKept[k] += tours.broken.count() == 0 || excessLoad(tours, k) == 0 ? 1 : 0;
        }
        timeKept += tours.broken.count() == 0 || excessTime(tours) == 0 ? 1 : 0;
        leftKept += tours.absent.price() <= most ? 1 : 0;
        distanceKept += tours.broken.count() == 0 || excessDistance(tours) == 0 ? 1 : 0;
        if (++seen < WINDOW) {
            return false;
        }
        for (int k = 0; k < load.length; k++) {
            load[k] = Math.clamp(load[k] * factor(loadKept[k]), loadFloor[k], 1000 * HIGHEST * loadFloor[k]);
            loadKept[k] = 0;
        }
        time = Math.clamp(time * factor(timeKept), timeFloor, 100 * HIGHEST * timeFloor);
        distance = Math.clamp(distance * factor(distanceKept), 0.1, highestDistance);
        left = Math.clamp(left * factor(leftKept), leftFloor, 1);
        timeKept = 0;
        distanceKept = 0;
        leftKept = 0;
        seen = 0;
        return true;
    }

    private double factor(int kept) {
        double share = (double) kept / seen;
        return share < target - 0.05 ? raise : share > target + 0.05 ? LOWER : 1;
    }

    private static long excessLoad(Tours tours, int k) {
        long sum = 0;
        for (int r = 0; r < tours.fleet.vehicles; r++) {
            int type = tours.fleet.typeOf[r];
            sum += Math.max(
                    0, tours.load[r * tours.dimensions + k] - tours.fleet.capacity[type * tours.dimensions + k]);
        }
        return sum;
    }

    private static long excessTime(Tours tours) {
        long sum = 0;
        for (int r = 0; tours.timed && r < tours.fleet.vehicles; r++) {
            sum += tours.size[r] == 0
                    ? 0
                    : tours.warp[r]
                            + Math.max(
                                    0, tours.lasts[r] - tours.warp[r] - tours.fleet.maxDuration[tours.fleet.typeOf[r]]);
        }
        return sum;
    }

    private static long excessDistance(Tours tours) {
        long sum = 0;
        for (int r = 0; r < tours.fleet.vehicles; r++) {
            sum += tours.size[r] == 0
                    ? 0
                    : Math.max(0, tours.distance[r] - tours.fleet.maxDistance[tours.fleet.typeOf[r]]);
        }
        return sum;
    }
}
