package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.logistics.model.roads.ClosedArea;
import io.clickshelf.logistics.model.roads.Disturbance;
import io.clickshelf.logistics.model.roads.network.NetworkTravel;
import io.clickshelf.logistics.model.roads.network.RoadNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** How long an OpenStreetMap file takes to read, new road conditions to be worked in, and a table of many places to be made. */
final class RoadsTable {

    private static final int ROUNDS = 3;
    private static final double REACH = 2000;

    private RoadsTable() {}

    static void run(List<Path> files, Arguments arguments, Report report) throws IOException {
        int places = arguments.intOption("places", 1000);
        for (Path file : files) {
            String set = String.valueOf(file.getFileName());
            long start = System.nanoTime();
            RoadNetwork network = RoadNetwork.read(file);
            report.add(set, "clickshelf", "read and contracted", since(start), "s");
            report.add(set, "clickshelf", "junctions", network.junctions(), "");
            report.add(set, "clickshelf", "roads", network.roads(), "");
            Random random = new Random(arguments.intOption("seed", 1));
            double[] latitude = new double[places];
            double[] longitude = new double[places];
            for (int i = 0; i < places; i++) {
                double[] point = network.point(random.nextDouble());
                latitude[i] = point[0] + 1e-4 * random.nextGaussian();
                longitude[i] = point[1] + 1e-4 * random.nextGaussian();
            }
            for (int round = 0; round < ROUNDS; round++) {
                List<Disturbance> closed = List.of(new ClosedArea(latitude[round], longitude[round], 200));
                start = System.nanoTime();
                RoadNetwork.Conditions conditions = network.conditions(closed);
                report.add(set, "clickshelf", "conditions, round " + (round + 1), since(start), "s");
                start = System.nanoTime();
                NetworkTravel travel = network.travel(conditions, latitude, longitude, 1, REACH)
                        .orElseThrow(() -> new BenchmarkException("A place lies off the roads."));
                report.add(
                        set,
                        "clickshelf",
                        places + " x " + travel.size() + ", round " + (round + 1),
                        since(start),
                        "s");
            }
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
