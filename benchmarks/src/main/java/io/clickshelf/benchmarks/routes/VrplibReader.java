package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.routing.Load;
import io.clickshelf.logistics.model.routing.RoutingProblem;
import io.clickshelf.logistics.model.routing.Travel;
import io.clickshelf.logistics.model.routing.Visit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** CVRPLIB's {@code .vrp} files and PyVRP's dialect of them. */
final class VrplibReader {

    private final VrplibFile file;
    private final Convention convention;
    private final String type;
    private final int nodes;
    private final int depots;
    private final VrplibFleet fleet;

    private VrplibReader(VrplibFile file, Convention convention) {
        this.file = file;
        this.convention = convention;
        this.type = file.value("TYPE", "CVRP").toUpperCase(Locale.ROOT);
        this.nodes = (int) file.number("DIMENSION");
        this.depots = countDepots();
        this.fleet = new VrplibFleet(file, convention, nodes, depots);
    }

    static RouteInstance read(VrplibFile file, Convention convention) {
        return new VrplibReader(file, convention).instance();
    }

    /** The convention under which best known values of such a file are published. */
    static Convention conventionOf(VrplibFile file) {
        String type = file.value("TYPE", "CVRP").toUpperCase(Locale.ROOT);
        if (type.equals("CVRP") || type.equals("DCVRP") || type.equals("TSP") || type.equals("ATSP")) {
            return Convention.ROUND;
        }
        boolean dimacs = type.equals("VRPTW") || type.equals("CVRPTW") || file.has("PRIZE") || file.has("RELEASE_TIME");
        return dimacs ? Convention.DIMACS : Convention.EXACT;
    }

    private int countDepots() {
        int count = 0;
        for (double value : file.flat("DEPOT")) {
            if (value < 0) {
                break;
            }
            count++;
            if (value != count) {
                throw new BenchmarkException(file.name() + ": depots must be the first nodes, but node " + (int) value
                        + " is depot " + count + ".");
            }
        }
        return Math.max(1, count);
    }

    private RouteInstance instance() {
        for (String unknown : List.of("MUTUALLY_EXCLUSIVE_GROUP", "PICKUP_AND_DELIVERY")) {
            if (file.has(unknown)) {
                throw new BenchmarkException(file.name() + ": section " + unknown + " isn't supported.");
            }
        }
        RoutingProblem.Builder builder = RoutingProblem.builder().travel(travel());
        fleet.addTo(builder, type.equals("VRPB"));
        double[][] demands = file.has("DEMAND") ? file.perItem("DEMAND", nodes, 0) : file.perItem("LINEHAUL", nodes, 0);
        double[][] backhauls = file.perItem("BACKHAUL", nodes, 0);
        double[][] service = file.perItem("SERVICE_TIME", nodes, 0);
        double[][] windows = file.perItem("TIME_WINDOW", nodes, 0, Double.POSITIVE_INFINITY);
        double[][] release = file.perItem("RELEASE_TIME", nodes, 0);
        double[][] prizes = file.perItem("PRIZE", nodes, 0);
        int[] labels = new int[nodes - depots];
        for (int i = depots; i < nodes; i++) {
            labels[i - depots] = i;
            Visit.Builder visit = Visit.at(String.valueOf(i), i)
                    .delivery(amounts(demands[i]))
                    .pickup(amounts(backhauls[i]))
                    .service(convention.of(service[i][0]))
                    .releaseTime(convention.of(release[i][0]))
                    .skills(skills(i));
            if (windows[i][1] < 1e12) {
                visit.window(convention.of(windows[i][0]), convention.of(windows[i][1]));
            }
            if (prizes[i][0] > 0) {
                visit.penalty(convention.of(prizes[i][0]) * fleet.costScale());
            }
            builder.visit(visit.build());
        }
        return new RouteInstance(
                file.name(), builder.build(), (double) reportedScale() * fleet.costScale(), labels, fleet.numbers());
    }

    /** PyVRP publishes costs in scaled units, except that DIMACS values are given with their decimal. */
    private int reportedScale() {
        return convention == Convention.EXACT ? 1 : convention.scale;
    }

    private static Load amounts(double[] values) {
        int[] amounts = new int[values.length];
        for (int k = 0; k < values.length; k++) {
            amounts[k] = (int) Math.round(values[k]);
        }
        return Load.of(amounts);
    }

    private Set<String> skills(int node) {
        Set<String> needed = new HashSet<>();
        if (fleet.restricts(node)) {
            needed.add(VrplibFleet.skill(node));
        }
        return needed;
    }

    private Travel travel() {
        String weights = file.value("EDGE_WEIGHT_TYPE", "EUC_2D").toUpperCase(Locale.ROOT);
        boolean backhauls = type.equals("VRPB");
        if (weights.equals("EXPLICIT")) {
            double[] table = VrplibMatrix.read(file, nodes);
            return VrplibMatrix.travel(file, nodes, table, convention, backhauls);
        }
        double[][] coordinates = file.perItem("NODE_COORD", nodes, 0, 0);
        double[] x = new double[nodes];
        double[] y = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            x[i] = coordinates[i][0];
            y[i] = coordinates[i][1];
        }
        if (weights.equals("EUC_2D") && !backhauls) {
            return Geometry.travel(x, y, convention);
        }
        return VrplibMatrix.travel(file, nodes, VrplibMatrix.computed(file, weights, x, y), convention, backhauls);
    }
}
