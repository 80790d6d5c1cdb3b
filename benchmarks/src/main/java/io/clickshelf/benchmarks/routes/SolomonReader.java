package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.List;

/** Solomon's text, which Gehring and Homberger kept: vehicles, capacity, then a line a customer, the depot first. */
final class SolomonReader {

    private SolomonReader() {}

    static boolean recognises(List<String> lines) {
        return lines.stream().anyMatch(line -> line.trim().equals("VEHICLE"))
                && lines.stream().anyMatch(line -> line.trim().equals("CUSTOMER"));
    }

    static RouteInstance read(String name, List<String> lines, Convention convention) {
        List<double[]> rows = Numbers.rows(lines);
        if (rows.size() < 3 || rows.getFirst().length != 2 || rows.get(1).length != 7) {
            throw new BenchmarkException(name + ": expected vehicles and capacity, then seven numbers a customer.");
        }
        double[] vehicle = rows.getFirst();
        List<double[]> nodes = rows.subList(1, rows.size());
        double[] depot = nodes.getFirst();
        RoutingProblem.Builder builder = RoutingProblem.builder()
                .travel(Geometry.travel(Numbers.column(nodes, 1), Numbers.column(nodes, 2), convention))
                .vehicles(VehicleType.named("vehicle")
                        .count((int) vehicle[0])
                        .capacity(Load.of((int) vehicle[1]))
                        .shift(convention.of(depot[4]), convention.of(depot[5]))
                        .build());
        int[] labels = new int[nodes.size() - 1];
        for (int i = 1; i < nodes.size(); i++) {
            double[] row = nodes.get(i);
            labels[i - 1] = (int) row[0];
            builder.visit(Visit.at(String.valueOf(labels[i - 1]), i)
                    .delivery(Load.of((int) row[3]))
                    .window(convention.of(row[4]), convention.of(row[5]))
                    .service(convention.of(row[6]))
                    .build());
        }
        return new RouteInstance(name, builder.build(), convention.scale, labels, new int[0][]);
    }
}
