package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.DepotStock;
import io.clickshelf.logistics.model.routing.VehicleType;
import java.util.ArrayList;
import java.util.List;

/** What depots have left of goods that may not last for all, as a solution is changed. Belongs to one thread. */
final class DepotStocks {

    private final List<DepotStock> stocks;
    /** Of each vehicle type, whether it takes from each stock. */
    private final boolean[][] source;

    private final long[] left;
    /** Of each task, the stocks that it takes from, and the units. */
    private final int[][] taken;

    private final long[][] units;
    /** Of each stock, the tasks that take from it. */
    private final int[][] takers;

    DepotStocks(SearchData data) {
        this.stocks = data.problem.stocks();
        List<VehicleType> types = data.problem.vehicleTypes();
        this.source = new boolean[types.size()][stocks.size()];
        for (int type = 0; type < source.length; type++) {
            for (int s = 0; s < stocks.size(); s++) {
                source[type][s] = stocks.get(s).isOf(types.get(type));
            }
        }
        this.left = new long[stocks.size()];
        this.taken = new int[data.stocks ? data.tasks : 0][];
        this.units = new long[taken.length][];
        this.takers = new int[left.length][];
        for (int s = 0; s < left.length; s++) {
            takers[s] = stocks.get(s).units().keySet().stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
        }
        for (int task = 0; task < taken.length; task++) {
            List<Integer> of = new ArrayList<>();
            for (int s = 0; s < left.length; s++) {
                if (stocks.get(s).units().containsKey(task)) {
                    of.add(s);
                }
            }
            int number = task;
            taken[task] = of.stream().mapToInt(Integer::intValue).toArray();
            units[task] = of.stream()
                    .mapToLong(s -> stocks.get(s).units().getOrDefault(number, 0L))
                    .toArray();
        }
        reset();
    }

    /** Nothing is taken. */
    void reset() {
        for (int s = 0; s < left.length; s++) {
            left[s] = stocks.get(s).available();
        }
    }

    /** Whether the depot of a vehicle type has enough left for a task. */
    boolean allow(int task, int type) {
        for (int i = 0; i < taken[task].length; i++) {
            int s = taken[task][i];
            if (source[type][s] && left[s] < units[task][i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether more is taken than there is of what a task takes. */
    boolean overdrawn(int task, int type) {
        for (int i = 0; i < taken[task].length; i++) {
            int s = taken[task][i];
            if (source[type][s] && left[s] < 0) {
                return true;
            }
        }
        return false;
    }

    /** @param sign 1 if a vehicle of the type is to serve a task, -1 if it no longer does */
    void take(int task, int type, int sign) {
        for (int i = 0; i < taken[task].length; i++) {
            int s = taken[task][i];
            if (source[type][s]) {
                left[s] -= sign * units[task][i];
            }
        }
    }

    /** A task that takes the same goods, or the task itself if it takes none. */
    int rival(int task, SearchRandom random) {
        if (taken[task].length == 0) {
            return task;
        }
        int[] same = takers[taken[task][random.below(taken[task].length)]];
        return same[random.below(same.length)];
    }
}
