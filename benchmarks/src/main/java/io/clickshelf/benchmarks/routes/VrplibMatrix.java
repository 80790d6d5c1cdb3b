package io.clickshelf.benchmarks.routes;

import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.logistics.model.routing.Travel;
import java.util.Arrays;
import java.util.Locale;

/** The distance tables of VRPLIB files. */
final class VrplibMatrix {

    /** A leg that no vehicle may drive; vehicles' largest distance is kept below it. */
    static final int FORBIDDEN = 1 << 28;

    private VrplibMatrix() {}

    /** An explicit table, flat. */
    static double[] read(VrplibFile file, int nodes) {
        String format = file.value("EDGE_WEIGHT_FORMAT", "FULL_MATRIX").toUpperCase(Locale.ROOT);
        double[] given = file.flat("EDGE_WEIGHT");
        double[] table = new double[nodes * nodes];
        int at = 0;
        for (int i = 0; i < nodes; i++) {
            int from;
            int to;
            switch (format) {
                case "FULL_MATRIX" -> {
                    from = 0;
                    to = nodes;
                }
                case "LOWER_ROW", "UPPER_COL" -> {
                    from = 0;
                    to = i;
                }
                case "LOWER_DIAG_ROW", "UPPER_DIAG_COL" -> {
                    from = 0;
                    to = i + 1;
                }
                case "UPPER_ROW", "LOWER_COL" -> {
                    from = i + 1;
                    to = nodes;
                }
                case "UPPER_DIAG_ROW", "LOWER_DIAG_COL" -> {
                    from = i;
                    to = nodes;
                }
                default ->
                    throw new BenchmarkException(file.name() + ": EDGE_WEIGHT_FORMAT " + format + " isn't supported.");
            }
            for (int j = from; j < to; j++) {
                if (at == given.length) {
                    throw new BenchmarkException(
                            file.name() + ": EDGE_WEIGHT_SECTION has only " + given.length + " numbers.");
                }
                table[i * nodes + j] = given[at];
                if (!format.equals("FULL_MATRIX")) {
                    table[j * nodes + i] = given[at];
                }
                at++;
            }
        }
        return table;
    }

    /** A table computed from coordinates by a rule other than plain Euclid. */
    static double[] computed(VrplibFile file, String weights, double[] x, double[] y) {
        int nodes = x.length;
        double[] table = new double[nodes * nodes];
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double euclid = Math.sqrt(dx * dx + dy * dy);
                table[i * nodes + j] = switch (weights) {
                    case "EUC_2D" -> euclid;
                    case "CEIL_2D" -> Math.ceil(euclid);
                    case "FLOOR_2D" -> Math.floor(euclid);
                    case "MAN_2D" -> Math.abs(dx) + Math.abs(dy);
                    case "MAX_2D" -> Math.max(Math.abs(dx), Math.abs(dy));
                    default ->
                        throw new BenchmarkException(
                                file.name() + ": EDGE_WEIGHT_TYPE " + weights + " isn't supported.");
                };
            }
        }
        return table;
    }

    /** The table under a convention; with backhauls, no leg may lead from the depot or a backhaul to the wrong kind. */
    static Travel travel(VrplibFile file, int nodes, double[] table, Convention convention, boolean backhauls) {
        if (!backhauls) {
            return Geometry.travel(nodes, table, convention);
        }
        int[] distances = new int[table.length];
        for (int i = 0; i < table.length; i++) {
            distances[i] = (int) convention.of(table[i]);
        }
        double[][] lines = file.has("DEMAND") ? file.perItem("DEMAND", nodes, 0) : file.perItem("LINEHAUL", nodes, 0);
        double[][] backs = file.perItem("BACKHAUL", nodes, 0);
        for (int j = 0; j < nodes; j++) {
            if (backs[j][0] > 0) {
                distances[j] = FORBIDDEN;
            }
            for (int i = 0; i < nodes; i++) {
                if (backs[i][0] > 0 && lines[j][0] > 0) {
                    distances[i * nodes + j] = FORBIDDEN;
                }
            }
        }
        return Travel.matrix(nodes, distances, Arrays.copyOf(distances, distances.length));
    }
}
