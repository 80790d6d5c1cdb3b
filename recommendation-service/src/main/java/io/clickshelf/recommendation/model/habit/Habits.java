package io.clickshelf.recommendation.model.habit;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How soon each product, and each category, is bought again, learnt from purchases. Shares and gaps are shrunk to those of
 * all things with the weight of ten purchases, so that what sold twice has no habits of its own (empirical Bayes).
 * Immutable; counting takes O(purchases) time and memory.
 */
public final class Habits {

    /** Days after a purchase within which another one counts as soon. */
    public static final double SOON_DAYS = 30;

    private static final double SAME_DAY = 0.5;
    private static final double PRIOR = 10;
    private static final double UNKNOWN_GAP_DAYS = 60;
    private static final double SECONDS_PER_DAY = 86_400;

    private final Map<String, Habit> habits;
    private final Habit usual;

    private Habits(Map<String, Habit> habits, Habit usual) {
        this.habits = habits;
        this.usual = usual;
    }

    /** Before anything is known: everything may be bought again at any time. */
    public static Habits unknown() {
        return new Habits(Map.of(), new Habit(1, 0, UNKNOWN_GAP_DAYS));
    }

    public Habit of(String thing) {
        return habits.getOrDefault(thing, usual);
    }

    /** Counts purchases, which must come oldest first. For one thread. */
    public static final class Counter {
        private final Object2IntOpenHashMap<String> shoppers = new Object2IntOpenHashMap<>();
        private final Object2IntOpenHashMap<String> things = new Object2IntOpenHashMap<>();
        private final Map<Integer, Tally> tallies = new HashMap<>();
        private final Long2LongOpenHashMap newest = new Long2LongOpenHashMap();
        private final Long2LongOpenHashMap returned = new Long2LongOpenHashMap();

        private static final class Tally {
            double purchases;
            double soon;
            double buyers;
            double back;
            double gaps;
            double logGaps;
        }

        public void add(String shopper, String thing, long epochSecond) {
            int who = shoppers.computeIfAbsent(shopper, s -> shoppers.size());
            int what = things.computeIfAbsent(thing, t -> things.size());
            long pair = (long) who << 32 | what;
            Tally tally = tallies.computeIfAbsent(what, w -> new Tally());
            if (!newest.containsKey(pair)) {
                tally.purchases++;
                tally.buyers++;
                newest.put(pair, epochSecond);
                return;
            }
            double days = (epochSecond - newest.get(pair)) / SECONDS_PER_DAY;
            if (days > SAME_DAY) {
                tally.purchases++;
                tally.soon += days <= SOON_DAYS ? 1 : 0;
                tally.back += returned.put(pair, 1) == 0 ? 1 : 0;
                tally.gaps++;
                tally.logGaps += Math.log(days);
                newest.put(pair, epochSecond);
            }
        }

        public Habits count() {
            Tally all = new Tally();
            for (Tally tally : tallies.values()) {
                all.purchases += tally.purchases;
                all.soon += tally.soon;
                all.buyers += tally.buyers;
                all.back += tally.back;
                all.gaps += tally.gaps;
                all.logGaps += tally.logGaps;
            }
            if (all.purchases == 0) {
                return unknown();
            }
            double soon = all.soon / all.purchases;
            double back = all.back / all.buyers;
            double logGap = all.gaps == 0 ? Math.log(UNKNOWN_GAP_DAYS) : all.logGaps / all.gaps;
            Map<String, Habit> habits = new HashMap<>();
            things.forEach((thing, what) -> {
                Tally tally = Objects.requireNonNull(tallies.get(what));
                habits.put(
                        thing,
                        new Habit(
                                (tally.soon + PRIOR * soon) / (tally.purchases + PRIOR),
                                (tally.back + PRIOR * back) / (tally.buyers + PRIOR),
                                Math.exp((tally.logGaps + PRIOR * logGap) / (tally.gaps + PRIOR))));
            });
            return new Habits(habits, new Habit(soon, back, Math.exp(logGap)));
        }
    }
}
