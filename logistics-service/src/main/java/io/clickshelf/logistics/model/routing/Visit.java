package io.clickshelf.logistics.model.routing;

import java.util.List;
import java.util.Set;

/**
 * One stop to be made: goods brought from the vehicle's depot, goods collected for it, or just a service.
 *
 * @param id             the caller's name for it, for messages
 * @param location       place in the {@link Travel}
 * @param delivery       loaded at the depot, unloaded here
 * @param pickup         loaded here, unloaded at the depot
 * @param serviceSeconds how long the vehicle stays once service has started
 * @param windows        when service may start; disjoint, in order, at least one
 * @param releaseTime    its goods leave the depot no earlier
 * @param penalty        cost of leaving it out; {@link #REQUIRED} if it must be served
 * @param priority       0 to 100: where not all that is required can be served, it counts as one more than this
 * @param skills         what the vehicle must be able to do
 * @param latePerSecond  cost of each second by which service starts after the last window has closed; 0 if it must not
 * @param planned        the vehicle type that serves it in the plan that is being changed; empty if there is none
 * @param changeCost     cost of its being served by another one
 */
public record Visit(
        String id,
        int location,
        Load delivery,
        Load pickup,
        long serviceSeconds,
        List<TimeWindow> windows,
        long releaseTime,
        long penalty,
        int priority,
        Set<String> skills,
        long latePerSecond,
        String planned,
        long changeCost) {

    /** The penalty of a stop that may not be left out while any vehicle can serve it. */
    public static final long REQUIRED = Long.MAX_VALUE;

    private static final int MOST_PRIORITY = 100;

    public Visit {
        windows = List.copyOf(windows);
        skills = Set.copyOf(skills);
        if (serviceSeconds < 0) {
            throw new IllegalArgumentException(
                    "Stop " + id + ": service time " + serviceSeconds + " must be 0 or more.");
        }
        if (releaseTime < 0) {
            throw new IllegalArgumentException("Stop " + id + ": release time " + releaseTime + " must be 0 or more.");
        }
        if (penalty < 0) {
            throw new IllegalArgumentException("Stop " + id + ": penalty " + penalty + " must be 0 or more.");
        }
        if (latePerSecond < 0 || latePerSecond > 1L << 30 || changeCost < 0 || changeCost > 1L << 50) {
            throw new IllegalArgumentException("Stop " + id + ": cost of lateness " + latePerSecond
                    + " and of a change of vehicle " + changeCost + " must be 0 or more.");
        }
        if (priority < 0 || priority > MOST_PRIORITY) {
            throw new IllegalArgumentException(
                    "Stop " + id + ": priority " + priority + " must be 0 to " + MOST_PRIORITY + ".");
        }
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("Stop " + id + " has no time window; give at least one, or ALWAYS.");
        }
        for (int i = 1; i < windows.size(); i++) {
            if (windows.get(i).opens() <= windows.get(i - 1).closes()) {
                throw new IllegalArgumentException(
                        "Stop " + id + ": time windows " + windows + " must be in order and must not overlap.");
            }
        }
    }

    public boolean required() {
        return penalty == REQUIRED;
    }

    public static Builder at(String id, int location) {
        return new Builder(id, location);
    }

    /** Sets what differs from: nothing carried, no service time, any time, required, no skills. */
    public static final class Builder {

        private final String id;
        private final int location;
        private Load delivery = Load.NONE;
        private Load pickup = Load.NONE;
        private long serviceSeconds;
        private List<TimeWindow> windows = List.of(TimeWindow.ALWAYS);
        private long releaseTime;
        private long penalty = REQUIRED;
        private int priority;
        private Set<String> skills = Set.of();
        private long latePerSecond;
        private String planned = "";
        private long changeCost;

        private Builder(String id, int location) {
            this.id = id;
            this.location = location;
        }

        public Builder delivery(Load value) {
            this.delivery = value;
            return this;
        }

        public Builder pickup(Load value) {
            this.pickup = value;
            return this;
        }

        public Builder service(long seconds) {
            this.serviceSeconds = seconds;
            return this;
        }

        public Builder windows(List<TimeWindow> value) {
            this.windows = value;
            return this;
        }

        public Builder window(long opens, long closes) {
            return windows(List.of(new TimeWindow(opens, closes)));
        }

        public Builder releaseTime(long value) {
            this.releaseTime = value;
            return this;
        }

        public Builder penalty(long value) {
            this.penalty = value;
            return this;
        }

        /** How much it matters among what is required, where not all can be served. */
        public Builder priority(int value) {
            this.priority = value;
            return this;
        }

        public Builder skills(Set<String> value) {
            this.skills = value;
            return this;
        }

        /** Lets service start after the last window has closed, at a cost for each second. */
        public Builder lateAt(long costPerSecond) {
            this.latePerSecond = costPerSecond;
            return this;
        }

        /** Says which vehicle type serves it in the plan that is being changed, and what a change costs. */
        public Builder planned(String vehicleType, long costOfChange) {
            this.planned = vehicleType;
            this.changeCost = costOfChange;
            return this;
        }

        public Visit build() {
            return new Visit(
                    id,
                    location,
                    delivery,
                    pickup,
                    serviceSeconds,
                    windows,
                    releaseTime,
                    penalty,
                    priority,
                    skills,
                    latePerSecond,
                    planned,
                    changeCost);
        }
    }
}
