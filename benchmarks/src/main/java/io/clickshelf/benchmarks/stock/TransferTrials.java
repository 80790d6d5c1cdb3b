package io.clickshelf.benchmarks.stock;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.stock.TransferPlanner;
import io.clickshelf.logistics.model.stock.TransferPlanner.Lane;
import io.clickshelf.logistics.model.stock.TransferPlanner.Place;
import io.clickshelf.logistics.model.stock.policy.CountDemand;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random small transfer problems against every possible shipment. */
final class TransferTrials {

    private static final double TOLERANCE = 1e-4;

    private TransferTrials() {}

    static void run(int trials, Report report) {
        SplittableRandom random = new SplittableRandom(11);
        int equal = 0;
        double worst = 0;
        for (int trial = 0; trial < trials; trial++) {
            List<Place> places = new ArrayList<>();
            int n = 2 + random.nextInt(2);
            for (int i = 0; i < n; i++) {
                places.add(new Place(
                        Integer.toString(i),
                        random.nextInt(8),
                        CountDemand.poisson(random.nextDouble(6)),
                        1 + random.nextDouble(10)));
            }
            List<Lane> lanes = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (i != j && random.nextInt(4) > 0) {
                        lanes.add(new Lane(Integer.toString(i), Integer.toString(j), random.nextDouble(4)));
                    }
                }
            }
            double[] stock = places.stream().mapToDouble(Place::available).toArray();
            double best = exhaustive(places, lanes, 0, stock.clone(), stock);
            double gap = TransferPlanner.plan(places, lanes, 1).costAfter() - best;
            equal += Math.abs(gap) <= TOLERANCE ? 1 : 0;
            worst = Math.max(worst, gap);
        }
        report.add("random transfers", "clickshelf", "problems", trials, "");
        report.add("random transfers", "clickshelf", "equal to brute force", equal, "");
        report.add("random transfers", "clickshelf", "largest cost gap", worst, "");
    }

    /** Tries every number of units on every lane; what has arrived can't be sent on. */
    private static double exhaustive(List<Place> places, List<Lane> lanes, int k, double[] own, double[] after) {
        if (k == lanes.size()) {
            double cost = 0;
            for (int i = 0; i < after.length; i++) {
                cost += places.get(i).shortageCost() * places.get(i).demand().expectedShortage(after[i]);
            }
            return cost;
        }
        int from = Integer.parseInt(lanes.get(k).from());
        int to = Integer.parseInt(lanes.get(k).to());
        double best = Double.MAX_VALUE;
        for (int units = 0; units <= own[from]; units++) {
            own[from] -= units;
            after[from] -= units;
            after[to] += units;
            best = Math.min(best, units * lanes.get(k).costPerUnit() + exhaustive(places, lanes, k + 1, own, after));
            own[from] += units;
            after[from] += units;
            after[to] -= units;
        }
        return best;
    }
}
