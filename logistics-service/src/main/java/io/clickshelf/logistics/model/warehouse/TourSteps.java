package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The steps from state to state that tours of {@link TourStates} can take at all, those that begin and end alike as one.
 *
 * @param inAisle  by block
 * @param link     from the depot to an aisle
 * @param across   to the next aisle
 * @param complete states that are whole tours
 * @param alike    moves in an aisle as bits, of which the shortest is taken
 */
record TourSteps(int states, Step[][] inAisle, Step[] link, Step[] across, int[] complete, int[] alike) {

    /** @param way in an aisle an index of {@link #alike}, else how often it is walked */
    record Step(int from, int to, int way) {}

    static TourSteps of(TourStates states, int blocks, boolean freeDepot) {
        boolean[] before = new boolean[states.count()];
        before[0] = true;
        Step[][] inAisle = new Step[blocks][];
        Step[] link = {};
        Step[] across = {};
        // Which states can be met is found by going on until there are no new ones.
        for (int known = 0; known < count(before); ) {
            known = count(before);
            boolean[] met = before;
            for (int b = 0; b < blocks; b++) {
                List<Step> steps = steps(states.inAisle(b, true), met);
                steps.addAll(steps(states.inAisle(b, false), met).stream()
                        .filter(step -> step.way == TourStates.NOTHING)
                        .toList());
                inAisle[b] = steps.toArray(Step[]::new);
                met = after(inAisle[b], met);
            }
            link = shortest(steps(states.link(), met), move -> move);
            met = freeDepot ? after(link, met) : met;
            // Nothing is walked before the first aisle with picks.
            across = shortest(
                    steps(states.across(), met).stream()
                            .filter(step -> step.from != 0)
                            .toList(),
                    TourSteps::times);
            boolean[] further = after(across, met);
            for (int s = 0; s < before.length; s++) {
                before[s] |= further[s];
            }
        }
        List<Integer> alike = new ArrayList<>();
        for (int b = 0; b < blocks; b++) {
            inAisle[b] = together(inAisle[b], alike);
        }
        return new TourSteps(
                states.count(),
                inAisle,
                link,
                across,
                IntStream.range(0, states.count()).filter(states::complete).toArray(),
                alike.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private static List<Step> steps(TourStates.Steps all, boolean[] met) {
        List<Step> steps = new ArrayList<>();
        for (int s = 0; s < met.length; s++) {
            for (int k = all.start()[s]; met[s] && k < all.start()[s + 1]; k++) {
                steps.add(new Step(s, all.to()[k], all.move()[k]));
            }
        }
        return steps;
    }

    private static boolean[] after(Step[] steps, boolean[] met) {
        boolean[] after = new boolean[met.length];
        for (Step step : steps) {
            after[step.to] = true;
        }
        return after;
    }

    private static Step[] shortest(List<Step> steps, IntUnaryOperator times) {
        Map<Long, Step> best = new LinkedHashMap<>();
        for (Step step : steps) {
            Step counted = new Step(step.from, step.to, times.applyAsInt(step.way));
            best.merge(key(step), counted, (a, b) -> a.way <= b.way ? a : b);
        }
        return best.values().toArray(Step[]::new);
    }

    private static Step[] together(Step[] steps, List<Integer> alike) {
        Map<Long, Integer> moves = new TreeMap<>();
        for (Step step : steps) {
            moves.merge(key(step), 1 << step.way, (a, b) -> a | b);
        }
        List<Step> joined = new ArrayList<>();
        moves.forEach((key, set) -> {
            if (!alike.contains(set)) {
                alike.add(set);
            }
            joined.add(new Step((int) (long) key, (int) (key >> 32), alike.indexOf(set)));
        });
        return joined.toArray(Step[]::new);
    }

    private static long key(Step step) {
        return (long) step.to << 32 | step.from;
    }

    /** How often cross-aisles are walked in a move. */
    private static int times(int move) {
        int times = 0;
        for (int m = move; m > 0; m /= 3) {
            times += m % 3;
        }
        return times;
    }
}
