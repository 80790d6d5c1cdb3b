package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.Shipment;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.List;

/** Li and Lim's text: vehicles, capacity, speed, then nine numbers a node, the last two its pick-up and its delivery. */
final class LiLimReader {

    private LiLimReader() {}

    static boolean recognises(List<String> lines) {
        List<double[]> rows = Numbers.rows(lines);
        return rows.size() > 2 && rows.getFirst().length == 3 && rows.get(1).length == 9 && rows.get(2).length == 9;
    }

    static RouteInstance read(String name, List<String> lines, Convention convention) {
        List<double[]> rows = Numbers.rows(lines);
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
        int task = 0;
        for (int i = 1; i < nodes.size(); i++) {
            int delivery = (int) nodes.get(i)[8];
            if (delivery == 0) {
                continue;
            }
            if (delivery >= nodes.size() || (int) nodes.get(delivery)[7] != i) {
                throw new BenchmarkException(
                        name + ": node " + i + " names node " + delivery + " as its delivery, but not the other way.");
            }
            Load amount = Load.of((int) nodes.get(i)[3]);
            builder.shipment(new Shipment(
                    visit(nodes, i, convention), visit(nodes, delivery, convention), amount, Visit.REQUIRED));
            labels[task++] = i;
            labels[task++] = delivery;
        }
        return new RouteInstance(name, builder.build(), convention.scale, labels, new int[0][]);
    }

    private static Visit visit(List<double[]> nodes, int index, Convention convention) {
        double[] row = nodes.get(index);
        return Visit.at(String.valueOf(index), index)
                .window(convention.of(row[4]), convention.of(row[5]))
                .service(convention.of(row[6]))
                .build();
    }
}
