package io.clickshelf.benchmarks.warehouse;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.warehouse.AisleLayout;
import io.clickshelf.logistics.model.warehouse.AisleLayoutBuilder;
import io.clickshelf.logistics.model.warehouse.CartLimits;
import io.clickshelf.logistics.model.warehouse.Layout;
import io.clickshelf.logistics.model.warehouse.OrderBatching;
import io.clickshelf.logistics.model.warehouse.PickOrder;
import io.clickshelf.logistics.model.warehouse.RouteRule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Batching on generated days: ten aisles in two blocks, 900 products of which a fifth makes up four fifths of the lines,
 * stored at random; orders of one to six lines; a cart takes thirty units.
 */
final class DayBenchmark {

    private static final int AISLES = 10;
    private static final int BAYS = 45;
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
            SplittableRandom random = new SplittableRandom(1000L * orders + day);
            AisleLayout layout = layout();
            List<PickOrder> picks = orders(random, orders);
            CartLimits cart = new CartLimits(orders, new double[] {30});
            Layout sShape = new RuleLayout(layout, RouteRule.S_SHAPE);
            sums[0] += OrderBatching.solve(layout, picks, cart, (long) (seconds * 1e9), 1)
                    .meters();
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

    private static AisleLayout layout() {
        AisleLayoutBuilder builder = new AisleLayoutBuilder()
                .aisles(AISLES, 5)
                .crossAislesAt(0, 24.5, 49)
                .depotAt(0, 0);
        for (int s = 0; s < 2 * AISLES * BAYS; s++) {
            int bay = s / 2 % BAYS;
            builder.spot(String.valueOf(s), s / (2 * BAYS), bay + (bay < 22 ? 1.5 : 2.5));
        }
        return builder.build();
    }

    private static List<PickOrder> orders(SplittableRandom random, int count) {
        int[] places = new int[2 * AISLES * BAYS];
        for (int i = 0; i < places.length; i++) {
            int j = random.nextInt(i + 1);
            places[i] = places[j];
            places[j] = i;
        }
        List<PickOrder> orders = new ArrayList<>();
        for (int o = 0; o < count; o++) {
            int[] spots = new int[1 + random.nextInt(6)];
            double units = 0;
            for (int k = 0; k < spots.length; k++) {
                boolean often = random.nextInt(5) > 0;
                int fifth = places.length / 5;
                spots[k] = places[often ? random.nextInt(fifth) : fifth + random.nextInt(places.length - fifth)];
                units += 1 + random.nextInt(2);
            }
            orders.add(new PickOrder("O" + o, spots, new double[] {units}));
        }
        return orders;
    }
}
