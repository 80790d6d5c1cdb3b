package io.clickshelf.logistics.model.routing.search;

import io.clickshelf.logistics.model.routing.ProgressListener;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.RoutingSolution;
import io.clickshelf.logistics.model.routing.SearchLimit;
import io.clickshelf.logistics.model.routing.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The whole search: a first solution, then rounds in which every thread improves either its own solution or its own part of
 * the common one. For a given seed, number of threads and number of iterations the answer is always the same.
 */
public final class RouteSearch {

    private static final int ROUNDS = 60;

    private final SearchData data;
    private final SearchLimit limit;
    private final ProgressListener listener;
    private final StopSignal stop;
    private final Schedule schedule;
    private final SearchTuning tuning;
    private final SearchRandom random;
    private final List<Annealer> workers = new ArrayList<>();
    private int[] partOf = new int[0];
    private int[][] best = new int[0][];
    private long bestTotal = Long.MAX_VALUE;

    public RouteSearch(RoutingProblem problem, SearchLimit limit, ProgressListener listener, StopSignal stop) {
        long start = System.nanoTime();
        this.data = new SearchData(problem);
        this.limit = limit;
        this.listener = listener;
        this.stop = stop;
        this.schedule =
                new Schedule(start, limit.seconds(), (limit.iterations() + limit.threads() - 1) / limit.threads());
        this.tuning = SearchTuning.of(data, limit);
        this.random = new SearchRandom(limit.seed());
    }

    /** What was found: the nodes of each vehicle in order. */
    record Found(int[][] routes, long iterations) {}

    public RoutingSolution run() {
        return new SolutionWriter(data).solution(search());
    }

    private Found search() {
        if (data.tasks > 0) {
            Neighbors neighbors = new Neighbors(data, tuning.neighbors());
            Annealer first = start(neighbors);
            if (limit.threads() == 1) {
                workers.add(first);
                rounds(Executors.newSingleThreadExecutor());
            } else {
                rounds(Executors.newFixedThreadPool(limit.threads()));
            }
        }
        long iterations = workers.stream().mapToLong(Annealer::iterations).sum();
        return new Found(best, iterations);
    }

    private Annealer start(Neighbors neighbors) {
        SearchState initial = new SearchState(data);
        if (Savings.suits(data)) {
            new Savings(data).build(initial, neighbors);
        }
        Annealer probe = new Annealer(data, neighbors, tuning, new Temperature(1, 1), limit.seed());
        probe.load(routesOf(initial));
        probe.activateAll();
        probe.construct();
        record(probe.best.copy(), probe.best.total());
        SearchState state = probe.state;
        long cost = 0;
        for (long route : state.cost) {
            cost += route;
        }
        double leg = Math.max(1, cost) / (double) Math.max(1, data.tasks - state.absent.count() + state.used);
        Temperature temperature = new Temperature(tuning.hot() * leg, tuning.cold() * leg);
        Annealer first = probe;
        for (int w = 0; w < limit.threads(); w++) {
            Annealer worker = new Annealer(data, neighbors, tuning, temperature, limit.seed() * 1_000_003 + w);
            worker.load(best);
            worker.activateAll();
            if (limit.threads() == 1) {
                first = worker;
            } else {
                workers.add(worker);
            }
        }
        return first;
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
            // Reload nodes are common to all routes, so parts that were searched apart couldn't be put together.
            boolean together = tuning.decompose() && threads > 1 && !data.reloads;
            for (int round = 1; round <= ROUNDS && !stop.stopRequested(); round++) {
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
        for (Annealer worker : workers) {
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

    /** Gives each worker the common solution and its part of the vehicles. */
    private void share() {
        int[] part = Partition.draw(workers.getFirst().state, workers.size(), random);
        for (int w = 0; w < workers.size(); w++) {
            Annealer worker = workers.get(w);
            for (int r = 0; r < part.length; r++) {
                worker.activate(r, part[r] == w);
            }
            for (int task = 0; task < data.tasks; task++) {
                if (task % workers.size() != w) {
                    worker.leave(task);
                }
            }
            worker.collectSeeds();
            worker.best.reset();
        }
        this.partOf = part;
    }

    /** Puts the workers' parts together, both as they stand and as they were at their best. */
    private void merge() {
        int[][] current = new int[partOf.length][];
        int[][] finest = new int[partOf.length][];
        for (int r = 0; r < partOf.length; r++) {
            Annealer owner = workers.get(partOf[r]);
            current[r] = new int[owner.state.length[r]];
            owner.state.copyRoute(r, current[r], 0);
            finest[r] = owner.best.copy(r);
        }
        Annealer first = workers.getFirst();
        first.load(finest);
        record(finest, first.state.total);
        for (Annealer worker : workers) {
            worker.load(current);
        }
        record(current, first.state.total);
    }

    /** Takes over the best found. */
    private void exchange() {
        for (Annealer worker : workers) {
            if (worker.best.total() < bestTotal) {
                record(worker.best.copy(), worker.best.total());
            }
        }
    }

    private void record(int[][] routes, long total) {
        if (total < bestTotal) {
            bestTotal = total;
            best = routes;
            int served = 0;
            for (int[] route : routes) {
                for (int node : route) {
                    served += node < data.tasks ? 1 : 0;
                }
            }
            long iterations = workers.stream().mapToLong(Annealer::iterations).sum();
            listener.improved(schedule.elapsedSeconds(), iterations, total, data.tasks - served);
        }
    }
}
