package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.warehouse.LearntBatching;
import io.clickshelf.logistics.model.warehouse.OrderBatching;
import io.clickshelf.logistics.model.warehouse.learnt.BatchPolicy;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The learnt batching policy against search without it at equal time, on a layout it has never seen: where it wins is tried
 * on some days and reported on others.
 */
final class GraphBenchmark {

    private static final int SCHOOL_DAYS = 64;
    private static final int STEPS_AN_ORDER = 80;
    private static final int PASSES = 16;

    /** Where the days of the trials begin; those before are reported on. */
    private static final int TRIAL_DAYS = 100;

    private static final List<Contest> CONTESTS =
            List.of(new Contest(200, 6, 0.1, 0.5), new Contest(200, 3, 2), new Contest(2_000, 2, 6));

    private record Contest(int orders, int days, double... seconds) {
        @Override
        public String toString() {
            return days + " days of " + orders + " orders";
        }
    }

    private final Report report;

    GraphBenchmark(Report report) {
        this.report = report;
    }

    /** @param write where the policy goes, with the trials that say where it is to be used; null for nowhere */
    void run(@Nullable Path write) throws Exception {
        long start = System.nanoTime();
        List<BatchPolicy.Example> school = school();
        report.add("gnn", "learnt", "answers for " + SCHOOL_DAYS + " days", (System.nanoTime() - start) / 1e9, "s");
        start = System.nanoTime();
        BatchPolicy policy = BatchPolicy.fit(school, PASSES, 1);
        report.add("gnn", "learnt", "time to learn", (System.nanoTime() - start) / 1e9, "s");
        report.add("gnn", "learnt", "held-out cross entropy", policy.heldOutLoss(), "");
        report.add("gnn", "rate alone", "held-out cross entropy", entropy(school), "");
        List<BatchPolicy.Trial> trials = new ArrayList<>();
        for (Contest contest : CONTESTS) {
            // Both once before the clock counts.
            saved(new Contest(contest.orders, 1, 0.5), 0.5, policy, 2 * TRIAL_DAYS);
            for (double seconds : contest.seconds) {
                trials.add(new BatchPolicy.Trial(contest.orders, seconds, saved(contest, seconds, policy, TRIAL_DAYS)));
            }
        }
        BatchPolicy gated = policy.tried(trials);
        if (write != null) {
            try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(write))) {
                gated.save(out);
            }
        }
        for (Contest contest : CONTESTS) {
            construct(contest, gated);
            for (double seconds : contest.seconds) {
                String set = contest + ", " + seconds + " s";
                report.add(set, "learnt", "walking saved", 100 * saved(contest, seconds, gated, 0), "%");
                report.add(set, "clickshelf", "uses what was learnt", gated.wins(contest.orders, seconds) ? 1 : 0, "");
            }
        }
    }

    private static List<BatchPolicy.Example> school() throws Exception {
        List<Callable<BatchPolicy.Example>> tasks = new ArrayList<>();
        for (int d = 0; d < SCHOOL_DAYS; d++) {
            GeneratedDay day = GeneratedDay.any(50_000 + d);
            int steps = STEPS_AN_ORDER * day.orders().size();
            tasks.add(() -> LearntBatching.example(day.layout(), day.orders(), day.cart(), steps, 1));
        }
        return Cores.run(tasks);
    }

    /** Of the mean rate, over the fifth that is held out. */
    private static double entropy(List<BatchPolicy.Example> school) {
        double sum = 0;
        int count = 0;
        for (BatchPolicy.Example example : school.subList(0, school.size() / 5)) {
            for (double together : example.together()) {
                sum += together;
                count++;
            }
        }
        double rate = sum / count;
        return -rate * Math.log(rate) - (1 - rate) * Math.log(1 - rate);
    }

    private void construct(Contest contest, BatchPolicy policy) {
        double[] meters = new double[2];
        double[] nanos = new double[2];
        for (int d = 0; d < contest.days; d++) {
            GeneratedDay day = GeneratedDay.usual(contest.orders, d);
            long start = System.nanoTime();
            meters[0] += OrderBatching.savings(day.layout(), day.orders(), day.cart())
                    .meters();
            long middle = System.nanoTime();
            meters[1] += LearntBatching.construct(day.layout(), day.orders(), day.cart(), policy)
                    .meters();
            nanos[0] += middle - start;
            nanos[1] += System.nanoTime() - middle;
        }
        report.add(contest.toString(), "savings", "time", nanos[0] / 1e9 / contest.days, "s");
        report.add(contest.toString(), "learnt, no search", "time", nanos[1] / 1e9 / contest.days, "s");
        report.add(contest.toString(), "learnt, no search", "above savings", 100 * (meters[1] / meters[0] - 1), "%");
    }

    /** The part of the walking on some days that the policy saves against search without it, at equal time. */
    private static double saved(Contest contest, double seconds, BatchPolicy policy, int firstDay) {
        double without = 0;
        double with = 0;
        long budget = (long) (seconds * 1e9);
        for (int d = firstDay; d < firstDay + contest.days; d++) {
            GeneratedDay day = GeneratedDay.usual(contest.orders, d);
            without += OrderBatching.searched(day.layout(), day.orders(), day.cart(), budget, 1, meters -> {})
                    .meters();
            with += LearntBatching.solve(day.layout(), day.orders(), day.cart(), policy, budget, 1, meters -> {})
                    .meters();
        }
        return 1 - with / without;
    }
}
