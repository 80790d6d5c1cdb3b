package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.SearchLimit;

/**
 * The search's parameters, chosen from the instance's shape and the budget alone.
 *
 * @param neighbors     width of the granular neighbourhood
 * @param meanRemoved   mean number of tasks that a step removes
 * @param longestString longest string taken from one route
 * @param hot           first temperature, as a share of the mean cost of a leg
 * @param cold          last temperature, likewise
 * @param insertionWidth neighbours beside which the iterated search puts a task
 * @param searchWidth   neighbours that the local search looks at
 * @param feasibleShare share of local optima that should keep all limits
 * @param decompose     whether threads work on parts of one solution instead of each on its own
 */
record SearchTuning(
        int neighbors,
        double meanRemoved,
        int longestString,
        double hot,
        double cold,
        int insertionWidth,
        int searchWidth,
        double feasibleShare,
        boolean decompose) {

    /** Steps a second and thread, roughly, without and with windows; only the budget's magnitude matters. */
    private static final double PACE = 60_000;

    private static final double PACE_WITH_WINDOWS = 30_000;
    private static final int WORTH_SPLITTING = 300;

    static SearchTuning of(SearchData data, SearchLimit limit) {
        boolean windows = data.time.ordinal() >= TimeModel.WINDOWS.ordinal();
        double pace = windows ? PACE_WITH_WINDOWS : PACE;
        double steps = limit.iterations() > 0 ? limit.iterations() : limit.seconds() * limit.threads() * pace;
        double stepsPerTask = steps / Math.max(1, data.tasks);
        // Little time for many tasks: stay close to the first solution, and look at fewer places.
        int neighbors = windows ? 100 : stepsPerTask < 500 ? 40 : 80;
        // Local search follows every step: small steps up are enough. Without it, and with little time for many tasks, the
        // search stays close to the first solution.
        boolean penalised = Tours.suits(data);
        double hot = penalised ? 0.1 : Math.clamp(stepsPerTask / 1000, 0.1, 1);
        double cold = penalised ? 0.001 : 0.01;
        return new SearchTuning(neighbors, 10, 10, hot, cold, 40, 20, 0.5, data.tasks >= WORTH_SPLITTING);
    }
}
