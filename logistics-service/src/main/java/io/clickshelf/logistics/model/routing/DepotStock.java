package io.clickshelf.logistics.model.routing;

import java.util.Map;

/**
 * Goods of which a place has only so much: tasks that vehicles starting there serve take no more of them together.
 *
 * @param place     where vehicles start
 * @param available units
 * @param units     that a task takes, by its number; plain visits only
 */
public record DepotStock(int place, long available, Map<Integer, Long> units) {

    public DepotStock {
        units = Map.copyOf(units);
        if (available < 0 || units.values().stream().anyMatch(taken -> taken <= 0)) {
            throw new IllegalArgumentException("Stock at place " + place + ": " + available
                    + " units available must be 0 or more, and what tasks take, " + units.values() + ", more than 0.");
        }
    }

    /** Units that a route takes. */
    public long taken(VehicleType type, Iterable<Integer> tasks) {
        long sum = 0;
        for (int task : tasks) {
            sum += type.start() == place ? units.getOrDefault(task, 0L) : 0;
        }
        return sum;
    }
}
