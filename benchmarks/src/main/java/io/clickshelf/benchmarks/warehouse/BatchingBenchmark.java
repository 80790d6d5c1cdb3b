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
    private static final int[] LARGER = {15, 20, 30};

    private static final int DRAWN = 3;

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
            larger(like, orders);
        }
    }

    /**
     * Instances of the same kind with more orders. Their optimum is the one that the set partitioning proves, which is held
     * to the search without it, in a tenth of the time.
     */
    private void larger(BatchingInstance like, int count) {
        double proven = 0;
        double searched = 0;
        double savings = 0;
        int proofs = 0;
        long nanos = 0;
        for (int seed = 0; seed < DRAWN; seed++) {
            List<PickOrder> orders = like.ordersLike(count, seed);
            CartLimits cart = like.limits(count);
            long start = System.nanoTime();
            OrderBatching.Result result = OrderBatching.solve(like.layout(), orders, cart, (long) (seconds * 1e9), 1);
            nanos += System.nanoTime() - start;
            double meters = Replay.meters(like.layout(), orders, cart, result.batches());
            if (result.exact()) {
                proofs++;
                proven += meters;
                searched += OrderBatching.searchedOnly(like.layout(), orders, cart, (long) (seconds * 1e8), 1)
                        .meters();
                savings += OrderBatching.savings(like.layout(), orders, cart).meters();
            }
        }
        String set = "batching, " + DRAWN + " of the kind with " + count + " orders";
        report.add(set, "clickshelf", "proven optimal", proofs, "");
        report.add(set, "clickshelf", "time each", nanos / 1e9 / DRAWN, "s");
        if (proofs > 0) {
            report.add(set, "search without proof", "above optimum", 100 * (searched / proven - 1), "%");
            report.add(set, "savings", "above optimum", 100 * (savings / proven - 1), "%");
        }
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
