package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.warehouse.AisleLayout;
import io.clickshelf.logistics.model.warehouse.CartLimits;
import io.clickshelf.logistics.model.warehouse.Layout;
import io.clickshelf.logistics.model.warehouse.OrderBatching;
import io.clickshelf.logistics.model.warehouse.PickOrder;
import io.clickshelf.logistics.model.warehouse.RouteRule;
import java.util.List;

/** Batching on generated days against what is done without it and the usual heuristic. */
final class DayBenchmark {

    private static final int DAYS = 3;

    private final Report report;
    private final double seconds;

    DayBenchmark(Report report, double seconds) {
        this.report = report;
        this.seconds = seconds;
    }

    void run(int orders) {
        double[] sums = new double[4];
        for (int day = 0; day < DAYS; day++) {
            GeneratedDay generated = GeneratedDay.usual(orders, day);
            AisleLayout layout = generated.layout();
            List<PickOrder> picks = generated.orders();
            CartLimits cart = generated.cart();
            Layout sShape = new RuleLayout(layout, RouteRule.S_SHAPE);
            sums[0] += Replay.meters(
                    layout,
                    picks,
                    cart,
                    OrderBatching.solve(layout, picks, cart, (long) (seconds * 1e9), 1)
                            .batches());
            sums[1] += OrderBatching.firstCome(sShape, picks, cart).meters();
            sums[2] += OrderBatching.firstCome(layout, picks, cart).meters();
            sums[3] += OrderBatching.savings(sShape, picks, cart).meters();
        }
        String[] models = {"clickshelf", "first come, S-shape", "first come, best routes", "savings, S-shape"};
        String set = DAYS + " days of " + orders + " orders";
        for (int m = 0; m < models.length; m++) {
            report.add(set, models[m], "distance a day", sums[m] / DAYS, "m");
            if (m > 0) {
                report.add(set, models[m], "above clickshelf", 100 * (sums[m] / sums[0] - 1), "%");
            }
        }
    }
}
