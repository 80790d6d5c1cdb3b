package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.warehouse.AisleLayout;
import io.clickshelf.logistics.model.warehouse.CartLimits;
import io.clickshelf.logistics.model.warehouse.OrderBatching;
import io.clickshelf.logistics.model.warehouse.PickOrder;
import io.clickshelf.logistics.model.warehouse.PickRoute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joint batching and routing against proven optima. */
final class BatchingBenchmark {

    /** Orders of the larger instances, and how many of each are drawn. */
    private static final int[] LARGER = {15, 20, 25, 30};

    private static final int DRAWN = 3;

    /** What is not proven with the answer gets so many times as long for the proof alone. */
    private static final int PROOF = 8;

    private final Report report;
    private final @Nullable Path solutions;
    private final double seconds;

    BatchingBenchmark(Report report, @Nullable Path solutions, double seconds) {
        this.report = report;
        this.solutions = solutions;
        this.seconds = seconds;
    }

    void runFolder(Path folder) throws IOException {
        Path last = folder;
        for (Map.Entry<String, Map<String, String>> row :
                Solutions.table(folder.resolve("bks.csv")).entrySet()) {
            double meters = run(folder.resolve(row.getKey()));
            double optimum = Double.parseDouble(row.getValue().getOrDefault("cost", ""));
            report.add("batching " + row.getKey(), "clickshelf", "above optimum", 100 * (meters / optimum - 1), "%");
            last = folder.resolve(row.getKey());
        }
        BatchingInstance like = BatchingInstance.read(last);
        for (int orders : LARGER) {
            larger(like, orders, 1);
            larger(like, orders, 2);
        }
    }

    /**
     * Instances of the same kind with more orders, and with orders twice as large. How far they can be above the optimum at
     * most is known from a bound that no batches can go below.
     */
    private void larger(BatchingInstance like, int count, int times) {
        double above = 0;
        double most = 0;
        double searched = 0;
        double savings = 0;
        int proofs = 0;
        int later = 0;
        int bounds = 0;
        long nanos = 0;
        for (int seed = 0; seed < DRAWN; seed++) {
            BatchingInstance.Drawn drawn = like.drawn(count, times, seed);
            AisleLayout layout = drawn.layout();
            List<PickOrder> orders = drawn.orders();
            CartLimits cart = drawn.limits();
            long start = System.nanoTime();
            OrderBatching.Result result = OrderBatching.solve(layout, orders, cart, (long) (seconds * 1e9), 1);
            nanos += System.nanoTime() - start;
            double meters = Replay.meters(layout, orders, cart, result.batches());
            proofs += result.exact() ? 1 : 0;
            double bound = result.bound();
            if (!result.exact()) {
                OrderBatching.Result proven =
                        OrderBatching.proven(layout, orders, cart, result.batches(), (long) (PROOF * seconds * 1e9));
                later += proven.exact() ? 1 : 0;
                bound = Math.max(bound, proven.bound());
            }
            if (bound > 0) {
                double gap = 100 * (meters / bound - 1);
                bounds++;
                above += gap;
                most = Math.max(most, gap);
            }
            searched += OrderBatching.searchedOnly(layout, orders, cart, (long) (seconds * 1e8), 1)
                            .meters()
                    / meters
                    / DRAWN;
            savings += OrderBatching.savings(layout, orders, cart).meters() / meters / DRAWN;
        }
        String set = "batching, " + DRAWN + " with " + count + (times > 1 ? " large" : "") + " orders";
        report.add(set, "clickshelf", "proven optimal", proofs, "");
        report.add(set, "clickshelf", "optimum proven later", later, "");
        report.add(set, "clickshelf", "bound known", bounds, "");
        if (bounds > 0) {
            report.add(set, "clickshelf", "at most above optimum", above / bounds, "%");
            report.add(set, "clickshelf", "worst of them", most, "%");
        }
        report.add(set, "clickshelf", "time each", nanos / 1e9 / DRAWN, "s");
        report.add(set, "search without proof", "above clickshelf", 100 * (searched - 1), "%");
        report.add(set, "savings", "above clickshelf", 100 * (savings - 1), "%");
    }

    void runFiles(List<Path> files) throws IOException {
        for (Path file : files) {
            run(file);
        }
    }

    private double run(Path file) throws IOException {
        long start = System.nanoTime();
        BatchingInstance instance = BatchingInstance.read(file);
        AisleLayout layout = instance.layout();
        OrderBatching.Result result =
                OrderBatching.solve(layout, instance.orders(), instance.limits(), (long) (seconds * 1e9), 1);
        double time = (System.nanoTime() - start) / 1e9;
        String name = file.getFileName().toString();
        double meters = Replay.meters(layout, instance.orders(), instance.limits(), result.batches());
        report.add("batching " + name, "clickshelf", "distance", meters, "m");
        report.add("batching " + name, "clickshelf", "proven", result.exact() ? 1 : 0, "");
        report.add("batching " + name, "clickshelf", "none is below", result.bound(), "m");
        report.add("batching " + name, "clickshelf", "time", time, "s");
        StringBuilder text = new StringBuilder("distance " + meters + "\n");
        for (int[] batch : result.batches()) {
            int[] spots = Arrays.stream(batch)
                    .flatMap(o -> Arrays.stream(instance.orders().get(o).spots()))
                    .distinct()
                    .toArray();
            PickRoute route = layout.route(spots);
            text.append("orders ")
                    .append(joined(Arrays.stream(batch)
                            .mapToObj(o -> instance.orders().get(o).id())))
                    .append(" stops ")
                    .append(joined(Arrays.stream(route.stops()).mapToObj(layout::spotId)))
                    .append('\n');
        }
        Solutions.write(solutions, name + ".sol", text.toString());
        return meters;
    }

    private static String joined(Stream<String> words) {
        return words.collect(Collectors.joining(" "));
    }
}
