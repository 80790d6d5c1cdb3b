package io.clickshelf.logistics.model.warehouse;

import io.clickshelf.logistics.model.warehouse.BatchState.Batch;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Improves batches by taking out related orders and putting each back where it adds the least walking (Shaw 1998; Ropke
 * and Pisinger 2006), accepting some that are worse while the temperature is high (Kirkpatrick et al. 1983). Only batches
 * with an order near to the one put back are tried, so that an iteration costs the same in a day of 200 or 2,000 orders.
 */
final class BatchSearch {

    /** Batches measured for an order put back, of those with orders near to it. */
    private static final int TRIES = 3;

    /** Up to so many orders, every batch with orders near to it is measured. */
    private static final int FEW = 63;

    private static final double HOT = 0.05;
    private static final double COLD = 0.0005;

    private final BatchState state;
    private final Neighbours near;
    private final int tries;
    private final List<Batch> candidates = new ArrayList<>();
    private long insertions;
    private final SplittableRandom random;
    private final DoubleConsumer better;
    private final List<Batch> touched = new ArrayList<>();
    private final List<Batch> copies = new ArrayList<>();
    private final List<Batch> fresh = new ArrayList<>();
    private final IntArrayList removed = new IntArrayList();

    BatchSearch(BatchState state, Neighbours near, long seed, DoubleConsumer better) {
        this.state = state;
        this.near = near;
        this.tries = state.orderCount() <= FEW ? FEW : TRIES;
        this.random = new SplittableRandom(seed);
        this.better = better;
    }

    /** Until the time is over. */
    void improve(long end) {
        long begin = System.nanoTime();
        improve(step -> (double) (System.nanoTime() - begin) / Math.max(1, end - begin));
    }

    /** So many times: the same on any machine. */
    void improveSteps(int steps) {
        improve(step -> (double) step / Math.max(1, steps));
    }

    private interface Spent {
        /** The part of the budget that is spent before a step. */
        double at(int step);
    }

    private void improve(Spent budget) {
        double current = state.total();
        double best = current;
        List<int[]> bestBatches = state.copy();
        double mean = current / Math.max(1, state.batches().size());
        int step = 0;
        for (double spent = budget.at(step); spent < 1; spent = budget.at(++step)) {
            double temperature = mean * HOT * Math.pow(COLD / HOT, spent);
            touched.clear();
            copies.clear();
            fresh.clear();
            removed.clear();
            int sizeBefore = state.batches().size();
            remove();
            for (Batch batch : touched) {
                state.measure(batch);
            }
            for (int i = 0; i < removed.size(); i++) {
                insert(removed.getInt(i), 20);
            }
            double change = 0;
            for (int i = 0; i < touched.size(); i++) {
                change += touched.get(i).length - copies.get(i).length;
            }
            for (int i = sizeBefore; i < state.batches().size(); i++) {
                change += state.batches().get(i).length;
            }
            if (change < -temperature * Math.log(random.nextDouble() + 1e-12)) {
                state.dropEmpty();
                current += change;
                if (current < best - 1e-9) {
                    best = current;
                    bestBatches = state.copy();
                    better.accept(best);
                }
            } else {
                state.undo(touched, copies, sizeBefore);
            }
        }
        state.restore(bestBatches);
    }

    private void touch(Batch batch) {
        if (!touched.contains(batch) && !fresh.contains(batch)) {
            touched.add(batch);
            copies.add(new Batch(batch));
        }
    }

    private void takeOut(int order) {
        if (!removed.contains(order)) {
            Batch batch = state.batchOf(order);
            touch(batch);
            state.remove(batch, order);
            removed.add(order);
        }
    }

    /** One or two whole batches beside each other, or an order and some that lie near to it. */
    private void remove() {
        int seed = random.nextInt(state.orderCount());
        int[] others = near.of(seed);
        if (random.nextInt(3) == 0) {
            takeOutBatch(state.batchOf(seed));
            if (random.nextBoolean() && others.length > 0) {
                takeOutBatch(state.batchOf(others[random.nextInt(others.length)]));
            }
        } else {
            int size = 1 + random.nextInt(Math.min(10, state.orderCount()));
            takeOut(seed);
            for (int k = 1; k < size && others.length > 0; k++) {
                // Nearer ones more often.
                double r = random.nextDouble();
                takeOut(
                        random.nextInt(5) == 0
                                ? random.nextInt(state.orderCount())
                                : others[(int) (others.length * r * r)]);
            }
        }
        for (int i = removed.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = removed.getInt(i);
            removed.set(i, removed.getInt(j));
            removed.set(j, swap);
        }
    }

    private void takeOutBatch(Batch batch) {
        for (int order : batch.orders.toIntArray()) {
            takeOut(order);
        }
    }

    /** Into the batch it adds the least to, or one of its own; a blink in {@code blinks} passes a batch over. */
    private void insert(int order, int blinks) {
        double best = state.alone(order);
        @Nullable Batch into = null;
        for (Batch batch : candidates(order)) {
            if (random.nextInt(blinks) > 0) {
                double extra = extra(batch, order);
                if (extra < best) {
                    best = extra;
                    into = batch;
                }
            }
        }
        put(order, into);
    }

    /** The batches whose orders are likeliest to go with this one, in sum. */
    private List<Batch> candidates(int order) {
        if (state.batches().size() <= tries) {
            return state.batches();
        }
        insertions++;
        candidates.clear();
        int[] others = near.of(order);
        double[] weights = near.weights(order);
        for (int k = 0; k < others.length; k++) {
            Batch batch = state.batchOf(others[k]);
            if (!removedYet(others[k])) {
                if (batch.scored != insertions) {
                    batch.scored = insertions;
                    batch.score = 0;
                    if (state.fits(batch, order)) {
                        candidates.add(batch);
                    }
                }
                batch.score += weights[k];
            }
        }
        if (candidates.size() > tries) {
            candidates.sort((a, b) -> Double.compare(b.score, a.score));
            return candidates.subList(0, tries);
        }
        return candidates;
    }

    private boolean removedYet(int order) {
        return !state.batchOf(order).orders.contains(order);
    }

    private double extra(Batch batch, int order) {
        if (!state.fits(batch, order)) {
            return Double.POSITIVE_INFINITY;
        }
        return batch.orders.isEmpty() ? state.alone(order) : state.length(batch, order) - batch.length;
    }

    /** Into whichever batch of all it adds the least to, or one of its own. */
    void insertAnywhere(int order) {
        double best = state.alone(order);
        @Nullable Batch into = null;
        for (Batch batch : state.batches()) {
            double extra = extra(batch, order);
            if (extra < best) {
                best = extra;
                into = batch;
            }
        }
        put(order, into);
    }

    private void put(int order, @Nullable Batch into) {
        if (into == null) {
            Batch batch = state.open();
            fresh.add(batch);
            state.add(batch, order, state.alone(order));
        } else {
            touch(into);
            state.add(into, order, into.orders.isEmpty() ? state.alone(order) : state.length(into, order));
        }
    }
}
