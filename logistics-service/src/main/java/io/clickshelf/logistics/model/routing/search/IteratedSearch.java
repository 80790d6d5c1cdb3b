package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.StopSignal;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One thread's iterated local search: strings are removed around a task and put back, a granular local search with
 * penalties repairs and improves what that touched, and the result is kept or taken back as simulated annealing decides
 * (after Accorsi and Vigo's FILO, 2021, with the ruin of Christiaens and Vanden Berghe, 2020).
 */
final class IteratedSearch implements Worker {

    private static final int CHECK_EVERY = 4;
    /** How often a route that breaks a limit is ruined while no solution keeps them all, and later. */
    private static final double MEND_FIRST = 0.6;

    private static final double MEND = 0.2;
    /** How often room is made for a task that is left out. */
    private static final double LEFT_OUT = 0.2;

    final Tours tours;
    private final SearchData data;
    private final Penalties penalties;
    private final SearchRandom random;
    private final Ruin ruin;
    private final TourInsertion insertion;
    private final LocalSearch search;
    private final Temperature temperature;
    private final int[][] bestRoutes;
    private final TaskSet dirty;
    private final int[] seeds;
    private int seedCount;
    private int outsideRoutes;
    private int brokenOutside;
    private long best = Long.MAX_VALUE;
    /** What is left out at the best. */
    private long bestLeft;

    private long iterations;

    IteratedSearch(SearchData data, Neighbors neighbors, SearchTuning tuning, Temperature temperature, long seed) {
        this.data = data;
        this.penalties = new Penalties(data, tuning.feasibleShare());
        this.tours = new Tours(data, penalties);
        this.random = new SearchRandom(seed);
        this.ruin = new Ruin(
                tours.journal, data, neighbors, random, tours.active, tuning.meanRemoved(), tuning.longestString());
        this.insertion = new TourInsertion(tours, neighbors, tuning.insertionWidth(), random, tours.active);
        this.search = new LocalSearch(tours, neighbors, tuning.searchWidth(), random, false);
        this.temperature = temperature;
        this.bestRoutes = new int[data.fleet.vehicles][0];
        this.dirty = new TaskSet(data.fleet.vehicles);
        this.seeds = new int[data.tasks];
        activate(null, 0);
    }

    @Override
    public long iterations() {
        return iterations;
    }

    @Override
    public long evaluated() {
        return search.evaluated() + insertion.evaluated;
    }

    @Override
    public long best() {
        return best;
    }

    @Override
    public int[] bestRoute(int r) {
        return best == Long.MAX_VALUE ? tours.copy(r) : bestRoutes[r];
    }

    @Override
    public int[] currentRoute(int r) {
        return tours.copy(r);
    }

    @Override
    public void load(int[][] routes) {
        tours.journal.close();
        tours.load(routes);
        if (requiredAbsent()) {
            insertion.run(search, 0);
            search.forget();
        }
        brokenOutside = 0;
        restart();
    }

    @Override
    public void activate(int @Nullable [] part, int mine) {
        seedCount = 0;
        outsideRoutes = 0;
        brokenOutside = 0;
        for (int r = 0; r < tours.active.length; r++) {
            tours.active[r] = part == null || part[r] == mine;
            tours.free.ban(r, !tours.active[r], tours.size[r] == 0);
            if (!tours.active[r] && tours.size[r] > 0) {
                outsideRoutes++;
                brokenOutside += tours.breaks(r) ? 1 : 0;
            }
        }
        if (part != null) {
            shareAbsent(Arrays.stream(part).max().orElse(0) + 1, mine);
        }
        for (int task = 0; task < data.tasks; task++) {
            int r = tours.route[task];
            if (r < 0 || tours.active[r]) {
                seeds[seedCount++] = task;
            }
        }
        restart();
    }

    private boolean requiredAbsent() {
        TaskSet absent = tours.absent.tasks;
        return IntStream.range(0, absent.count()).anyMatch(i -> data.required[absent.get(i)]);
    }

    /** What is in no route is shared out too, until the next load. */
    private void shareAbsent(int parts, int mine) {
        for (int task = 0; task < data.tasks; task++) {
            if (task % parts != mine) {
                tours.absent.remove(task);
            }
        }
    }

    /** Forgets the best solution, and takes the current one for it if that is feasible. */
    private void restart() {
        best = Long.MAX_VALUE;
        bestLeft = tours.absent.price();
        allDirty();
        offer();
    }

    private void allDirty() {
        for (int r = 0; r < bestRoutes.length; r++) {
            dirty.add(r);
        }
    }

    @Override
    public void run(Schedule schedule, double until, StopSignal stop) {
        if (seedCount == 0) {
            return;
        }
        if (iterations == 0) {
            polish();
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

    /** One local search over all that may be changed. */
    private void polish() {
        for (int i = 0; i < seedCount; i++) {
            search.mark(seeds[i]);
        }
        search.relocate();
        allDirty();
        offer();
    }

    private void step(double heat) {
        iterations++;
        RouteJournal journal = tours.journal;
        journal.begin();
        double before = price();
        int standing = tours.absent.tasks.count();
        int routes = tours.used - outsideRoutes;
        ruin.around(seed(), routes == 0 ? 1 : (double) seedCount / routes);
        insertion.run(search, standing);
        search.run();
        double after = price();
        boolean repriced = penalties.observe(tours, best == Long.MAX_VALUE, bestLeft);
        if (after < before - heat * Math.log(1 - random.unit())) {
            for (int i = 0; i < journal.count(); i++) {
                dirty.add(journal.route(i));
            }
            offer();
        } else {
            journal.undo();
        }
        if (repriced) {
            tours.reprice();
        }
    }

    /** A task around which to remove: any, but often one of a route that breaks a limit, lest it stays as it is. */
    private int seed() {
        int count = tours.broken.count();
        if (count > 0 && random.unit() < (best == Long.MAX_VALUE ? MEND_FIRST : MEND)) {
            int r = tours.broken.get(random.below(count));
            if (tours.active[r]) {
                int node = tours.start(r);
                for (int i = random.below(tours.size[r]); i >= 0; i--) {
                    node = tours.next[node];
                }
                return node;
            }
        }
        int left = tours.absent.tasks.count();
        return left > 0 && random.unit() < LEFT_OUT
                ? tours.absent.tasks.get(random.below(left))
                : seeds[random.below(seedCount)];
    }

    /** Of the routes, and of what is left out. */
    private double price() {
        return tours.total + penalties.left * tours.absent.price();
    }

    private void offer() {
        long total = tours.plainTotal + tours.absent.price();
        if (tours.broken.count() > brokenOutside || total >= best) {
            return;
        }
        best = total;
        bestLeft = tours.absent.price();
        for (int i = 0; i < dirty.count(); i++) {
            int r = dirty.get(i);
            bestRoutes[r] = tours.copy(r);
        }
        dirty.clear();
    }
}
