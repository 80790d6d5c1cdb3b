package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.Visit;

/**
 * Greedy insertion with blinks: the absent tasks in an order that is drawn anew each time, each into its best place.
 */
final class Recreate {

    private final SearchState state;
    private final SearchData data;
    private final SearchRandom random;
    private final Insertion insertion;
    private final PairInsertion pairs;
    private final Journal journal;
    private final InsertionOrder order;
    private final boolean optional;

    Recreate(SearchState state, Neighbors neighbors, SearchRandom random, boolean[] active, Journal journal) {
        this.state = state;
        this.data = state.data;
        this.random = random;
        this.insertion = new Insertion(state, neighbors, random, active);
        this.pairs = new PairInsertion(state, neighbors, random, active);
        this.journal = journal;
        this.order = new InsertionOrder(data, random);
        this.optional = data.problem.visits().stream().anyMatch(visit -> !visit.required())
                || data.problem.shipments().stream().anyMatch(pair -> pair.penalty() != Visit.REQUIRED);
    }

    /** Tries to place every absent task. */
    void run() {
        int count = order.draw(state.absent);
        // An optional stop may pay only beside another: now and then all are taken, and the annealing decides.
        boolean eager = optional && random.below(10) == 0;
        for (int i = 0; i < count; i++) {
            int task = order.task(i);
            if (data.partner[task] >= 0) {
                pairs.insert(task, journal, eager ? Insertion.NONE : data.penalty[task]);
            } else if (insertion.find(task) && (eager || insertion.bestDelta < data.penalty[task])) {
                journal.touch(state.route[insertion.bestAfter]);
                insertion.apply(task);
            }
        }
    }

    /** Places priced so far. */
    long evaluated() {
        return insertion.evaluated;
    }
}
