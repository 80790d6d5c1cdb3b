package io.clickshelf.logistics.model.routing;

import java.util.Map;
import java.util.Set;

/**
 * Goods of which a depot has only so much: tasks that its vehicles serve take no more of them together.
 *
 * @param starts    places where its vehicles start, and none of another depot's
 * @param available units
 * @param units     that a task takes, by its number; plain visits only
 */
public record DepotStock(Set<Integer> starts, long available, Map<Integer, Long> units) {

    public DepotStock {
        starts = Set.copyOf(starts);
        units = Map.copyOf(units);
        if (available < 0 || units.values().stream().anyMatch(taken -> taken <= 0)) {
            throw new IllegalArgumentException("Stock of vehicles from " + starts + ": " + available
                    + " units available must be 0 or more, and what tasks take, " + units.values() + ", more than 0.");
        }
    }

    /** Whether vehicles of a type take from it. */
    public boolean isOf(VehicleType type) {
        return starts.contains(type.start());
    }

    /** Units that a route takes. */
    public long taken(VehicleType type, Iterable<Integer> tasks) {
        long sum = 0;
        for (int task : tasks) {
            sum += isOf(type) ? units.getOrDefault(task, 0L) : 0;
        }
        return sum;
    }
}
