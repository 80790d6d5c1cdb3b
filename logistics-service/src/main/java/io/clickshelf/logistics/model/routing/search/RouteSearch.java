package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.ProgressListener;
import io.clickshelf.logistics.model.routing.RouteSketch;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.SearchLimit;
import io.clickshelf.logistics.model.routing.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The whole search: a first solution, then rounds in which every thread improves either its own solution or its own part of
 * the common one. For a given seed, number of threads and number of iterations the answer is always the same.
 */
public final class RouteSearch {

    private static final int ROUNDS = 60;
    /** The round before which a search that breaks limits must have found a solution that keeps them. */
    private static final int GIVE_UP = 40;

    private static final double WARM_UP = 0.04;
    /** What goes to a search that makes do with usual travel times, where they depend on the time of day. */
    private static final double USUAL = 0.3;

    /** The heat where something good is known to begin with. */
    private static final double HOT_FROM_GOOD = 0.05;

    private final SearchData data;
    private final SearchLimit limit;
    private final ProgressListener listener;
    private final StopSignal stop;
    private final List<RouteSketch> from;
    private final @Nullable RouteSearch usual;
    private final Schedule schedule;
    private final SearchTuning tuning;
    private final SearchRandom random;
    private final List<Worker> workers = new ArrayList<>();
    private int[] partOf = new int[0];
    private int[][] best = new int[0][];
    private long bestTotal = Long.MAX_VALUE;
    /** How many tasks that must be served the best leaves out. */
    private int missing;

    private long earlierSteps;
    private long earlierMoves;
    private Runnable fallBack = () -> {};

    public RouteSearch(
            RoutingProblem problem,
            SearchLimit limit,
            List<RouteSketch> from,
            ProgressListener listener,
            StopSignal stop) {
        long start = System.nanoTime();
        this.data = new SearchData(problem);
        this.limit = limit;
        this.listener = listener;
        this.stop = stop;
        this.from = from;
        this.usual = from.isEmpty() ? usual(data, limit, stop) : null;
        long steps = usual == null ? limit.iterations() : (long) Math.ceil((1 - USUAL) * limit.iterations());
        this.schedule = new Schedule(start, limit.seconds(), (steps + limit.threads() - 1) / limit.threads());
        this.tuning = SearchTuning.of(data, limit);
        this.random = new SearchRandom(limit.seed());
    }

    /** What was found: the nodes of each vehicle in order. */
    record Found(int[][] routes, long iterations, long evaluated) {}

    public RoutingSolution run() {
        return new SolutionWriter(data).solution(search());
    }

    private Found search() {
        if (data.tasks > 0) {
            start(new Neighbors(data, tuning.neighbors()));
            rounds(Executors.newFixedThreadPool(limit.threads()));
        }
        return new Found(
                best,
                iterations(),
                earlierMoves + workers.stream().mapToLong(Worker::evaluated).sum());
    }

    private long iterations() {
        return earlierSteps + workers.stream().mapToLong(Worker::iterations).sum();
    }

    private void start(Neighbors neighbors) {
        Annealer probe = new Annealer(data, neighbors, tuning, new Temperature(1, 1), limit.seed());
        if (usual != null) {
            Found found = usual.search();
            earlierSteps = found.iterations();
            earlierMoves = found.evaluated();
            probe.loadWhatHolds(found.routes());
        } else if (!from.isEmpty()) {
            probe.loadWhatHolds(sketched());
        } else {
            SearchState initial = new SearchState(data);
            if (Savings.suits(data)) {
                new Savings(data).build(initial, neighbors);
            }
            probe.load(routesOf(initial));
        }
        probe.construct();
        record(vehicle -> probe.bestRoute(vehicle), probe.best());
        SearchState state = probe.state;
        long cost = 0;
        for (long route : state.cost) {
            cost += route;
        }
        double leg = Math.max(1, cost) / (double) Math.max(1, data.tasks - state.absent.count() + state.used);
        double hot = usual != null || !from.isEmpty() ? Math.min(HOT_FROM_GOOD, tuning.hot()) : tuning.hot();
        Temperature temperature = new Temperature(hot * leg, tuning.cold() * leg);
        boolean penalised = tuning.local();
        if (penalised && (data.optional || !Savings.suits(data))) {
            warmUp(neighbors, leg);
        }
        staff(penalised, neighbors, temperature);
    }

    /** The routes to begin with, each with a vehicle of its type. */
    private int[][] sketched() {
        int[][] routes = new int[data.fleet.vehicles][0];
        int[] taken = new int[data.fleet.types];
        for (RouteSketch sketch : from) {
            int type = sketch.vehicleType();
            int vehicle = data.fleet.firstOf[type] + taken[type]++;
            if (vehicle < data.fleet.firstOf[type + 1]) {
                routes[vehicle] =
                        sketch.tasks().stream().mapToInt(Integer::intValue).toArray();
            }
        }
        return routes;
    }

    /** A search as if travel took its usual time all day; null where the stronger search can't be used for that either. */
    private static @Nullable RouteSearch usual(SearchData data, SearchLimit limit, StopSignal stop) {
        if (!data.timeDependent) {
            return null;
        }
        RouteSearch search = new RouteSearch(
                UsualTravel.problem(data.problem),
                new SearchLimit(
                        USUAL * limit.seconds(),
                        (long) Math.ceil(USUAL * limit.iterations()),
                        limit.threads(),
                        limit.seed()),
                List.of(),
                ProgressListener.SILENT,
                stop);
        return search.tuning.local() ? search : null;
    }

    /** Where one greedy pass gives a poor solution, or none with all tasks, a short search within the limits comes first. */
    private void warmUp(Neighbors neighbors, double leg) {
        Annealer annealer = new Annealer(data, neighbors, tuning, new Temperature(0.1 * leg, 0.1 * leg), limit.seed());
        annealer.load(best);
        annealer.run(schedule, WARM_UP, stop);
        record(annealer::bestRoute, annealer.best());
        earlierSteps = annealer.iterations();
        earlierMoves = annealer.evaluated();
    }

    /** Gives every thread its search, from the best solution on. */
    private void staff(boolean penalised, Neighbors neighbors, Temperature temperature) {
        earlierSteps = iterations();
        earlierMoves += workers.stream().mapToLong(Worker::evaluated).sum();
        workers.clear();
        for (int w = 0; w < limit.threads(); w++) {
            long seed = limit.seed() * 1_000_003 + w;
            Worker worker = penalised
                    ? new IteratedSearch(data, neighbors, tuning, temperature, seed)
                    : new Annealer(data, neighbors, tuning, temperature, seed);
            // The first places what the best leaves out in its own way; the others go on from there, or their parts of
            // one solution would not fit together.
            worker.load(w == 0 ? best : routes(workers.getFirst()::currentRoute));
            workers.add(worker);
        }
        fallBack = () -> staff(false, neighbors, temperature);
    }

    private static int[][] routesOf(SearchState state) {
        int[][] routes = new int[state.data.fleet.vehicles][];
        for (int r = 0; r < routes.length; r++) {
            routes[r] = new int[state.length[r]];
            state.copyRoute(r, routes[r], 0);
        }
        return routes;
    }

    private void rounds(ExecutorService pool) {
        try (pool) {
            int threads = workers.size();
            // Reload nodes and stocks are common to all routes, so parts that were searched apart couldn't be put
            // together.
            boolean together = tuning.decompose() && threads > 1 && !data.reloads && !data.stocks;
            for (int round = 1; round <= ROUNDS && !stop.stopRequested(); round++) {
                if (round == GIVE_UP && workers.getFirst() instanceof IteratedSearch && missing > 0) {
                    // The limits can't be kept with all tasks, or only just: leave tasks out instead.
                    fallBack.run();
                }
                double until = round / (double) ROUNDS;
                if (together) {
                    share();
                }
                runAll(pool, until);
                if (together) {
                    merge();
                } else {
                    exchange();
                }
            }
        }
    }

    private void runAll(ExecutorService pool, double until) {
        List<Callable<Boolean>> jobs = new ArrayList<>();
        for (Worker worker : workers) {
            jobs.add(() -> {
                worker.run(schedule, until, stop);
                return true;
            });
        }
        try {
            for (Future<Boolean> done : pool.invokeAll(jobs)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The route search was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A route search thread failed: " + e.getCause(), e);
        }
    }

    /** Gives each worker its part of the common solution's vehicles. */
    private void share() {
        int[][] common = routes(vehicle -> workers.getFirst().currentRoute(vehicle));
        partOf = Partition.draw(data, common, workers.size(), random);
        for (int w = 0; w < workers.size(); w++) {
            workers.get(w).activate(partOf, w);
        }
    }

    /** Puts the workers' parts together, both as they stand and as they were at their best. */
    private void merge() {
        int[][] current = routes(vehicle -> workers.get(partOf[vehicle]).currentRoute(vehicle));
        int[][] finest = routes(vehicle -> workers.get(partOf[vehicle]).bestRoute(vehicle));
        Worker first = workers.getFirst();
        first.load(finest);
        record(vehicle -> finest[vehicle], first.best());
        for (Worker worker : workers) {
            worker.load(current);
        }
        record(vehicle -> current[vehicle], first.best());
    }

    /** Takes over the best found. */
    private void exchange() {
        for (Worker worker : workers) {
            record(worker::bestRoute, worker.best());
        }
    }

    private int[][] routes(IntFunction<int[]> of) {
        int[][] routes = new int[data.fleet.vehicles][];
        Arrays.setAll(routes, of);
        return routes;
    }

    private void record(IntFunction<int[]> of, long total) {
        if (total < bestTotal) {
            bestTotal = total;
            best = routes(vehicle -> of.apply(vehicle).clone());
            BitSet left = new BitSet();
            left.set(0, data.tasks);
            for (int[] route : best) {
                for (int node : route) {
                    left.clear(node);
                }
            }
            missing = (int) left.stream().filter(task -> data.required[task]).count();
            listener.improved(schedule.elapsedSeconds(), iterations(), total, left.cardinality());
        }
    }
}
