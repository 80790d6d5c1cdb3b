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
 * @param local         whether local search through solutions that break limits follows each step
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
        boolean local,
        int insertionWidth,
        int searchWidth,
        double feasibleShare,
        boolean decompose) {

    /** Steps a second and thread, roughly, without and with windows; only the budget's magnitude matters. */
    private static final double PACE = 60_000;

    private static final double PACE_WITH_WINDOWS = 30_000;
    private static final double PACE_WITH_LOCAL_SEARCH = 1000;
    private static final int WORTH_SPLITTING = 300;
    /** With fewer tasks every step rebuilds the whole solution, and there is nothing left to local search. */
    private static final int FEW = 25;
    /** With fewer steps a task, and nothing timed, many cheap steps bring more than a few that are polished. */
    private static final double ENOUGH_STEPS = 25;
    /** With as many steps a task, as {@link #PACE_WITH_LOCAL_SEARCH} has it, windows get a hotter search. */
    private static final double ENOUGH_TO_CLIMB = 40;

    static SearchTuning of(SearchData data, SearchLimit limit) {
        boolean windows = data.time.ordinal() >= TimeModel.WINDOWS.ordinal();
        double pace = windows ? PACE_WITH_WINDOWS : PACE;
        double steps = limit.iterations() > 0 ? limit.iterations() : limit.seconds() * limit.threads() * pace;
        double stepsPerTask = steps / Math.max(1, data.tasks);
        // Little time for many tasks: stay close to the first solution, and look at fewer places.
        int neighbors = windows ? 100 : stepsPerTask < 500 ? 40 : 80;
        double timedSteps = limit.seconds() * limit.threads() * PACE_WITH_LOCAL_SEARCH;
        double polishedSteps = limit.iterations() > 0 ? limit.iterations() : timedSteps;
        boolean local = penalisable(data)
                && data.tasks >= FEW
                && (data.time != TimeModel.NONE || polishedSteps >= ENOUGH_STEPS * data.tasks);
        // With local search after every step small steps up are enough. But windows keep good solutions apart: where
        // there is time for it, the search must climb from one to the next until late.
        boolean climb = local
                && windows
                && data.tasks < WORTH_SPLITTING
                && (timedSteps > 0 ? timedSteps : polishedSteps) >= ENOUGH_TO_CLIMB * data.tasks;
        double hot = climb ? 0.3 : local ? 0.1 : Math.clamp(stepsPerTask / 1000, 0.1, 1);
        double cold = local && !climb ? 0.001 : 0.01;
        return new SearchTuning(neighbors, 10, 10, hot, cold, local, 40, 20, 0.5, data.tasks >= WORTH_SPLITTING);
    }

    /** Whether a problem has nothing but what {@link Tours} knows. */
    private static boolean penalisable(SearchData data) {
        Fleet fleet = data.fleet;
        for (int t = 0; t < fleet.types; t++) {
            if (fleet.maxTasks[t] < data.tasks) {
                return false;
            }
        }
        return data.simpleLoad
                && !data.reloads
                && !data.releases
                && data.time != TimeModel.SIMULATED
                && !data.groups.any
                && !data.stocks
                && !data.groups.changes
                && data.tasks >= 3;
    }
}
