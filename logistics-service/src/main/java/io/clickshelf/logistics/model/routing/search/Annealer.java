package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.StopSignal;

/**
 * One thread's search: ruin, recreate, and keep the result or take it back as simulated annealing decides. May be confined
 * to a part of the routes, so that several threads improve parts of one solution at once.
 */
final class Annealer {

    private static final int CHECK_EVERY = 64;

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
    private long iterations;

    Annealer(SearchData data, Neighbors neighbors, SearchTuning tuning, Temperature temperature, long seed) {
        this.data = data;
        this.state = new SearchState(data);
        this.best = new BestRoutes(state);
        this.random = new SearchRandom(seed);
        this.active = new boolean[data.fleet.vehicles];
        this.journal = new Journal(state);
        this.ruin = new Ruin(state, neighbors, random, active, journal, tuning.meanRemoved(), tuning.longestString());
        this.recreate = new Recreate(state, neighbors, random, active, journal);
        this.temperature = temperature;
        this.seeds = new int[data.tasks];
        activateAll();
    }

    long iterations() {
        return iterations;
    }

    /** Lets the search change every route. */
    void activateAll() {
        for (int r = 0; r < active.length; r++) {
            activate(r, true);
        }
        collectSeeds();
    }

    void activate(int r, boolean value) {
        active[r] = value;
        state.free.ban(r, !value, state.size[r] == 0);
    }

    /** Leaves an absent task to another worker until the next {@link #load}. */
    void leave(int task) {
        state.absent.remove(task);
    }

    /** Notes which tasks lie in active routes or in none; to be called after {@link #activate} or a new solution. */
    void collectSeeds() {
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

    /** Replaces the current solution. */
    void load(int[][] routes) {
        state.clear();
        for (int r = 0; r < routes.length; r++) {
            state.fill(r, routes[r], 0, routes[r].length);
        }
        best.reset();
    }

    /** Places what is absent, as well as one greedy pass can. */
    void construct() {
        journal.begin();
        recreate.run();
        best.reset();
    }

    /** Searches until the schedule's progress reaches {@code until}. */
    void run(Schedule schedule, double until, StopSignal stop) {
        if (seedCount == 0) {
            return;
        }
        double heat = temperature.at(schedule.progress(iterations));
        for (int i = 1; ; i++) {
            step(heat);
            if (i % CHECK_EVERY == 0 || !schedule.timed()) {
                double progress = schedule.progress(iterations);
                if (progress >= until || (i % CHECK_EVERY == 0 && stop.stopRequested())) {
                    return;
                }
                heat = temperature.at(progress);
            }
        }
    }

    private void step(double heat) {
        iterations++;
        journal.begin();
        long before = state.total;
        int routes = state.used - outsideRoutes;
        ruin.around(seeds[random.below(seedCount)], routes == 0 ? 1 : (double) seedCount / routes);
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
