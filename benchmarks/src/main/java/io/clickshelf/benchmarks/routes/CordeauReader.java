package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.VehicleType;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.Arrays;
import java.util.List;

/**
 * Cordeau's text: type, vehicles, customers, depots; a line of duration and capacity limits a depot; then the nodes. Types
 * 0 (VRP) and 4 (with windows) have the depot first, 2 (several depots) and 6 (with windows) have the depots last.
 */
final class CordeauReader {

    private static final List<Integer> WINDOWS = List.of(4, 6);
    private static final List<Integer> KNOWN = List.of(0, 2, 4, 6);

    private CordeauReader() {}

    static boolean recognises(List<String> lines) {
        List<double[]> rows = Numbers.rows(lines);
        if (rows.size() < 3 || rows.getFirst().length != 4 || rows.get(1).length != 2) {
            return false;
        }
        double[] head = rows.getFirst();
        return head[0] <= 9 && rows.size() >= 1 + head[3] + head[2];
    }

    static RouteInstance read(String name, List<String> lines, Convention convention) {
        List<double[]> rows = Numbers.rows(lines);
        int type = (int) rows.getFirst()[0];
        int perDepot = (int) rows.getFirst()[1];
        int customers = (int) rows.getFirst()[2];
        boolean several = type == 2 || type == 6;
        int depots = several ? (int) rows.getFirst()[3] : 1;
        if (!KNOWN.contains(type)) {
            throw new BenchmarkException(name + ": Cordeau type " + type + " isn't supported; 0, 2, 4 and 6 are.");
        }
        List<double[]> limits = rows.subList(1, 1 + (int) rows.getFirst()[3]);
        List<double[]> nodes = rows.subList(1 + limits.size(), rows.size());
        int firstCustomer = several ? 0 : 1;
        int firstDepot = several ? customers : 0;
        RoutingProblem.Builder builder = RoutingProblem.builder()
                .travel(Geometry.travel(Numbers.column(nodes, 1), Numbers.column(nodes, 2), convention));
        int[][] vehicles = new int[depots][perDepot];
        for (int d = 0; d < depots; d++) {
            double[] depot = nodes.get(firstDepot + d);
            VehicleType.Builder vehicle = VehicleType.named("depot " + (d + 1))
                    .count(perDepot)
                    .from(firstDepot + d)
                    .to(firstDepot + d)
                    .capacity(Load.of((int) limits.get(d)[1]));
            if (limits.get(d)[0] > 0) {
                vehicle.maxDuration(convention.of(limits.get(d)[0]));
            }
            if (WINDOWS.contains(type) && depot[depot.length - 1] > 0) {
                vehicle.shift(convention.of(depot[depot.length - 2]), convention.of(depot[depot.length - 1]));
            }
            builder.vehicles(vehicle.build());
            int first = d * perDepot;
            Arrays.setAll(vehicles[d], i -> first + i);
        }
        int[] labels = new int[customers];
        for (int i = 0; i < customers; i++) {
            double[] row = nodes.get(firstCustomer + i);
            labels[i] = (int) row[0];
            Visit.Builder visit = Visit.at(String.valueOf(labels[i]), firstCustomer + i)
                    .service(convention.of(row[3]))
                    .delivery(Load.of((int) row[4]));
            if (WINDOWS.contains(type)) {
                visit.window(convention.of(row[row.length - 2]), convention.of(row[row.length - 1]));
            }
            builder.visit(visit.build());
        }
        return new RouteInstance(name, builder.build(), convention.scale, labels, vehicles);
    }
}
