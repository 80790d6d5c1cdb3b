package io.clickshelf.logistics.model.routing;

import java.util.List;
import java.util.Set;

/**
 * Vehicles that are alike in everything.
 *
 * @param id              the caller's name for it
 * @param count           how many there are
 * @param capacity        in each dimension
 * @param start           place where the route starts; {@link #ANYWHERE} for a route that starts at its first stop
 * @param end             place where the route ends; {@link #ANYWHERE} for an open route
 * @param shift           leaves no earlier, is back no later
 * @param fixedCost       if used at all
 * @param costPerDistance per unit of distance
 * @param costPerDuration per unit of time between start and end, waiting included
 * @param maxDistance     of a route
 * @param maxDuration     of a route, from start to end
 * @param maxTasks        largest number of stops
 * @param skills          what it can do
 * @param profile         which of the problem's {@link Travel} tables it drives by
 * @param reloads         places where it may unload and load again on the way
 * @param maxReloads      largest number of reloads in a route
 * @param breaks          in the order in which they are taken; one that can be had before leaving or after returning needs
 *                        no time of the route
 * @param driving         how long its driver may drive
 */
public record VehicleType(
        String id,
        int count,
        Load capacity,
        int start,
        int end,
        TimeWindow shift,
        long fixedCost,
        long costPerDistance,
        long costPerDuration,
        long maxDistance,
        long maxDuration,
        int maxTasks,
        Set<String> skills,
        int profile,
        List<Integer> reloads,
        int maxReloads,
        List<Break> breaks,
        DrivingRules driving) {

    /** No fixed place. */
    public static final int ANYWHERE = -1;

    /** No limit on distance or duration. */
    public static final long UNLIMITED = TimeWindow.NEVER;

    public VehicleType {
        skills = Set.copyOf(skills);
        reloads = List.copyOf(reloads);
        breaks = List.copyOf(breaks);
        requireRange(id, "count", count, 1, Integer.MAX_VALUE);
        requireRange(id, "fixed cost", fixedCost, 0, 1L << 50);
        requireRange(id, "cost per distance", costPerDistance, 0, 1L << 30);
        requireRange(id, "cost per duration", costPerDuration, 0, 1L << 30);
        requireRange(id, "largest distance", maxDistance, 0, UNLIMITED);
        requireRange(id, "largest duration", maxDuration, 0, UNLIMITED);
        requireRange(id, "largest number of stops", maxTasks, 0, Integer.MAX_VALUE);
        requireRange(id, "largest number of reloads", maxReloads, 0, Integer.MAX_VALUE);
    }

    private static void requireRange(String id, String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "Vehicle " + id + ": " + what + " " + value + " must lie between " + least + " and " + most + ".");
        }
    }

    public static Builder named(String id) {
        return new Builder(id);
    }

    /** Sets what differs from: one vehicle from place 0 and back, no limits, one unit of cost per unit of distance. */
    public static final class Builder {

        private final String id;
        private int count = 1;
        private Load capacity = Load.NONE;
        private int start;
        private int end;
        private TimeWindow shift = TimeWindow.ALWAYS;
        private long fixedCost;
        private long costPerDistance = 1;
        private long costPerDuration;
        private long maxDistance = UNLIMITED;
        private long maxDuration = UNLIMITED;
        private int maxTasks = Integer.MAX_VALUE;
        private Set<String> skills = Set.of();
        private int profile;
        private List<Integer> reloads = List.of();
        private int maxReloads;
        private List<Break> breaks = List.of();
        private DrivingRules driving = DrivingRules.FREE;

        private Builder(String id) {
            this.id = id;
        }

        public Builder count(int value) {
            this.count = value;
            return this;
        }

        public Builder capacity(Load value) {
            this.capacity = value;
            return this;
        }

        public Builder from(int place) {
            this.start = place;
            return this;
        }

        public Builder to(int place) {
            this.end = place;
            return this;
        }

        public Builder shift(long opens, long closes) {
            this.shift = new TimeWindow(opens, closes);
            return this;
        }

        public Builder costs(long fixed, long perDistance, long perDuration) {
            this.fixedCost = fixed;
            this.costPerDistance = perDistance;
            this.costPerDuration = perDuration;
            return this;
        }

        public Builder maxDistance(long value) {
            this.maxDistance = value;
            return this;
        }

        public Builder maxDuration(long value) {
            this.maxDuration = value;
            return this;
        }

        public Builder maxTasks(int value) {
            this.maxTasks = value;
            return this;
        }

        public Builder skills(Set<String> value) {
            this.skills = value;
            return this;
        }

        public Builder profile(int value) {
            this.profile = value;
            return this;
        }

        public Builder reloads(List<Integer> places, int atMost) {
            this.reloads = places;
            this.maxReloads = atMost;
            return this;
        }

        public Builder breaks(List<Break> value) {
            this.breaks = value;
            return this;
        }

        public Builder driving(DrivingRules value) {
            this.driving = value;
            return this;
        }

        public VehicleType build() {
            return new VehicleType(
                    id,
                    count,
                    capacity,
                    start,
                    end,
                    shift,
                    fixedCost,
                    costPerDistance,
                    costPerDuration,
                    maxDistance,
                    maxDuration,
                    maxTasks,
                    skills,
                    profile,
                    reloads,
                    maxReloads,
                    breaks,
                    driving);
        }
    }
}
