package io.clickshelf.logistics.model.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Who walks which batch when. Pickers are simulated side by side: a part of an aisle takes so many at a time, and who
 * comes later waits at its end (Parikh and Meller 2009). The sequence begins with what is due first and is improved by
 * moving and exchanging batches, for less lateness, then an earlier end and less waiting.
 */
final class PickerSchedule {

    /** What a second of lateness weighs against one of work. */
    private static final double LATE = 100;

    private static final int MOST_TRIALS = 8_000;

    /**
     * The part of a walk between entering an aisle and leaving it.
     *
     * @param before  seconds from the part before, or from the start
     * @param aisle   -1 where there is no room to share
     * @param stay    seconds until it is left
     */
    record Part(double before, int aisle, double stay) {}

    /**
     * A batch to be walked.
     *
     * @param back seconds from the last part to the hand-over
     * @param due  of each order
     */
    record Walk(List<Part> parts, double back, double[] due) {
        double seconds() {
            return parts.stream().mapToDouble(p -> p.before() + p.stay()).sum() + back;
        }

        double earliestDue() {
            return Arrays.stream(due).min().orElse(Double.POSITIVE_INFINITY);
        }
    }

    /** Of each batch: its picker from 0, its start and end, and what of it was waiting. */
    record Result(int[] picker, double[] start, double[] end, double[] waited, double late, double makespan) {
        double cost() {
            double waits = Arrays.stream(waited).sum();
            return LATE * late + makespan + waits / Math.max(1, waited.length);
        }
    }

    private final List<Walk> walks;
    private final int pickers;
    private final double[] paces;
    private final int perAisle;
    private final int aisles;

    /** @param paces of the pickers, each over the usual time */
    PickerSchedule(List<Walk> walks, double[] paces, int perAisle) {
        this.walks = walks;
        this.pickers = paces.length;
        this.paces = paces.clone();
        this.perAisle = perAisle;
        this.aisles = 1
                + walks.stream()
                        .flatMap(w -> w.parts().stream())
                        .mapToInt(Part::aisle)
                        .max()
                        .orElse(-1);
    }

    /**
     * The best sequence found for every picker, by simulated annealing (Kirkpatrick et al. 1983).
     * {@code O(trials · parts · pickers)}.
     */
    Result best(SplittableRandom random, long endNanos) {
        List<List<Integer>> plan = byDue();
        Result current = simulate(plan);
        Result best = current;
        boolean settled = best.late() == 0
                && (pickers == 1
                        || walks.size() <= pickers
                                && waits(best) == 0
                                && Arrays.stream(paces).allMatch(p -> p == paces[0]));
        int trials = settled ? 0 : Math.min(MOST_TRIALS, 1000 * walks.size());
        double hot = best.cost();
        for (int t = 0; t < trials && System.nanoTime() < endNanos; t++) {
            List<List<Integer>> trial = new ArrayList<>();
            plan.forEach(p -> trial.add(new ArrayList<>(p)));
            change(trial, random);
            Result result = simulate(trial);
            double temperature = hot * Math.pow(1e-4, (double) t / trials);
            if (result.cost() < current.cost() - temperature * Math.log(random.nextDouble() + 1e-12)) {
                current = result;
                plan = trial;
                best = result.cost() < best.cost() ? result : best;
            }
        }
        return best;
    }

    private static double waits(Result result) {
        return Arrays.stream(result.waited()).sum();
    }

    private List<List<Integer>> byDue() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < walks.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) ->
                Double.compare(walks.get(a).earliestDue(), walks.get(b).earliestDue()));
        double[] free = new double[pickers];
        List<List<Integer>> plan = new ArrayList<>();
        for (int p = 0; p < pickers; p++) {
            plan.add(new ArrayList<>());
        }
        for (int walk : order) {
            int picker = 0;
            double seconds = walks.get(walk).seconds();
            for (int p = 1; p < pickers; p++) {
                picker = free[p] + paces[p] * seconds < free[picker] + paces[picker] * seconds ? p : picker;
            }
            plan.get(picker).add(walk);
            free[picker] += paces[picker] * seconds;
        }
        return plan;
    }

    private static void change(List<List<Integer>> plan, SplittableRandom random) {
        List<Integer> from = plan.get(random.nextInt(plan.size()));
        List<Integer> to = plan.get(random.nextInt(plan.size()));
        if (from.isEmpty()) {
            return;
        }
        int i = random.nextInt(from.size());
        if (!to.isEmpty() && random.nextBoolean()) {
            int j = random.nextInt(to.size());
            int swap = from.get(i);
            from.set(i, to.get(j));
            to.set(j, swap);
        } else {
            int walk = from.remove(i);
            to.add(random.nextInt(to.size() + 1), walk);
        }
    }

    /** Replays a plan: at any time the picker who is next at an aisle enters it or waits for room. */
    Result simulate(List<List<Integer>> plan) {
        int n = walks.size();
        Result result = new Result(new int[n], new double[n], new double[n], new double[n], 0, 0);
        double[][] free = new double[aisles][perAisle];
        double[] at = new double[pickers];
        int[] batch = new int[pickers];
        int[] part = new int[pickers];
        for (int p = 0; p < pickers; p++) {
            part[p] = -1;
        }
        while (true) {
            int next = -1;
            double soonest = Double.POSITIVE_INFINITY;
            for (int p = 0; p < pickers; p++) {
                if (batch[p] < plan.get(p).size()) {
                    Walk walk = walks.get(plan.get(p).get(batch[p]));
                    double arrives = part[p] < 0 || part[p] == walk.parts().size()
                            ? at[p]
                            : at[p] + paces[p] * walk.parts().get(part[p]).before();
                    if (arrives < soonest) {
                        soonest = arrives;
                        next = p;
                    }
                }
            }
            if (next < 0) {
                break;
            }
            step(plan, next, at, batch, part, free, result);
        }
        double late = 0;
        double makespan = 0;
        for (int w = 0; w < n; w++) {
            makespan = Math.max(makespan, result.end()[w]);
            for (double due : walks.get(w).due()) {
                late += Math.max(0, result.end()[w] - due);
            }
        }
        return new Result(result.picker(), result.start(), result.end(), result.waited(), late, makespan);
    }

    private void step(
            List<List<Integer>> plan,
            int picker,
            double[] at,
            int[] batch,
            int[] part,
            double[][] free,
            Result result) {
        int w = plan.get(picker).get(batch[picker]);
        Walk walk = walks.get(w);
        if (part[picker] < 0) {
            result.picker()[w] = picker;
            result.start()[w] = at[picker];
            part[picker] = 0;
        } else if (part[picker] == walk.parts().size()) {
            at[picker] += paces[picker] * walk.back();
            result.end()[w] = at[picker];
            batch[picker]++;
            part[picker] = -1;
        } else {
            Part here = walk.parts().get(part[picker]);
            double arrives = at[picker] + paces[picker] * here.before();
            double stay = paces[picker] * here.stay();
            double enters = arrives;
            if (here.aisle() >= 0) {
                double[] room = free[here.aisle()];
                int k = 0;
                for (int i = 1; i < room.length; i++) {
                    k = room[i] < room[k] ? i : k;
                }
                enters = Math.max(arrives, room[k]);
                room[k] = enters + stay;
            }
            result.waited()[w] += enters - arrives;
            at[picker] = enters + stay;
            part[picker]++;
        }
    }
}
