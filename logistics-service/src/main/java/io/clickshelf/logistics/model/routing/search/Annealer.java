package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.StopSignal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One thread's search: ruin, recreate, and keep the result or take it back as simulated annealing decides. May be confined
 * to a part of the routes, so that several threads improve parts of one solution at once.
 */
final class Annealer implements Worker {

    private static final int CHECK_EVERY = 64;
    /** Where a step goes through whole routes again and again, and takes as long as reading the clock a thousand times. */
    private static final int CHECK_EVERY_SLOW = 1;
    /** How often room is made for a task that is left out. */
    private static final double LEFT_OUT = 0.2;

    final SearchState state;
    final BestRoutes best;
    final boolean[] active;
    private final SearchData data;
    private final SearchRandom random;
    private final Journal journal;
    private final Ruin ruin;
    private final Recreate recreate;
    private final Temperature temperature;
    private final int[] seeds;
    private int seedCount;
    private int routeCount;
    private int outsideRoutes;
    private final int checkEvery;
    private long iterations;

    Annealer(SearchData data, Neighbors neighbors, SearchTuning tuning, Temperature temperature, long seed) {
        this.data = data;
        this.state = new SearchState(data);
        this.best = new BestRoutes(state);
        this.random = new SearchRandom(seed);
        this.active = new boolean[data.fleet.vehicles];
        this.journal = new Journal(state);
        this.ruin = new Ruin(journal, data, neighbors, random, active, tuning.meanRemoved(), tuning.longestString());
        this.recreate = new Recreate(state, neighbors, random, active, journal);
        this.temperature = temperature;
        this.checkEvery = data.time == TimeModel.SIMULATED ? CHECK_EVERY_SLOW : CHECK_EVERY;
        this.seeds = new int[data.tasks];
        activate(null, 0);
    }

    @Override
    public long iterations() {
        return iterations;
    }

    @Override
    public long evaluated() {
        return recreate.evaluated();
    }

    @Override
    public long best() {
        return best.total();
    }

    @Override
    public int[] bestRoute(int r) {
        return best.copy(r);
    }

    @Override
    public int[] currentRoute(int r) {
        int[] nodes = new int[state.length[r]];
        state.copyRoute(r, nodes, 0);
        return nodes;
    }

    @Override
    public void activate(int @Nullable [] part, int mine) {
        for (int r = 0; r < active.length; r++) {
            active[r] = part == null || part[r] == mine;
            state.free.ban(r, !active[r], state.size[r] == 0);
        }
        if (part != null) {
            // What is in no route is shared out too, until the next load.
            int parts = Arrays.stream(part).max().orElse(0) + 1;
            for (int task = 0; task < data.tasks; task++) {
                if (data.groups.leader(task) % parts != mine) {
                    state.absent.remove(task);
                }
            }
            best.reset();
        }
        collectSeeds();
    }

    /** Notes which tasks lie in active routes or in none. */
    private void collectSeeds() {
        seedCount = 0;
        routeCount = 0;
        for (int task = 0; task < data.tasks; task++) {
            int r = state.route[task];
            if (r < 0 ? state.absent.contains(task) : active[r]) {
                seeds[seedCount++] = task;
            }
        }
        for (int r = 0; r < active.length; r++) {
            if (active[r] && state.size[r] > 0) {
                routeCount++;
            }
        }
        outsideRoutes = state.used - routeCount;
    }

    @Override
    public void load(int[][] routes) {
        state.clear();
        for (int r = 0; r < routes.length; r++) {
            state.fill(r, routes[r], 0, routes[r].length);
        }
        best.reset();
    }

    /** The same, but routes that break a limit are emptied. */
    void loadWhatHolds(int[][] routes) {
        load(routes);
        for (int r = 0; r < routes.length; r++) {
            if (state.size[r] > 0 && !RouteLimits.holds(state, r)) {
                state.dissolve(r);
            }
        }
        best.reset();
    }

    /** Places what is absent, as well as one greedy pass can. */
    void construct() {
        journal.begin();
        recreate.run();
        best.reset();
    }

    @Override
    public void run(Schedule schedule, double until, StopSignal stop) {
        if (seedCount == 0) {
            return;
        }
        double heat = temperature.at(schedule.progress(iterations));
        for (int i = 1; ; i++) {
            step(heat);
            if (i % checkEvery == 0 || !schedule.timed()) {
                double progress = schedule.progress(iterations);
                if (progress >= until || (i % checkEvery == 0 && stop.stopRequested())) {
                    return;
                }
                heat = temperature.at(progress);
            }
        }
    }

    /** A task around which to remove: any, but often one that is left out, so that there is room for it. */
    private int seed() {
        int left = state.absent.count();
        if (left == 0 || random.unit() >= LEFT_OUT) {
            return seeds[random.below(seedCount)];
        }
        int task = state.absent.get(random.below(left));
        return data.stocks && random.below(2) == 0 ? state.stocks.rival(task, random) : task;
    }

    private void step(double heat) {
        iterations++;
        journal.begin();
        long before = state.total;
        int routes = state.used - outsideRoutes;
        ruin.around(seed(), routes == 0 ? 1 : (double) seedCount / routes);
        recreate.run();
        if (state.total < before - heat * Math.log(1 - random.unit())) {
            for (int i = 0; i < journal.touchedCount(); i++) {
                best.changed(journal.touchedRoute(i));
            }
            best.offer();
        } else {
            journal.undo();
        }
    }
}
