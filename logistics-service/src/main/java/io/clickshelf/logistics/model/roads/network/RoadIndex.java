package io.clickshelf.logistics.model.roads.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the road nearest to a place: a grid of the pieces that edges consist of. O(pieces near the place) a call. */
final class RoadIndex {

    private static final double CELL = 0.004;
    private static final double METERS_PER_DEGREE = 6_371_008.8 * Math.PI / 180;

    private final RoadGraph graph;
    private final int[] edgeOf;
    private final double south;
    private final double west;
    private final int rows;
    private final int columns;
    /** Where each cell's pieces begin. */
    private final int[] first;

    private final int[] pieces;

    RoadIndex(RoadGraph graph) {
        this.graph = graph;
        this.south = Arrays.stream(graph.latitude()).min().orElse(0);
        this.west = Arrays.stream(graph.longitude()).min().orElse(0);
        this.rows = row(Arrays.stream(graph.latitude()).max().orElse(0)) + 1;
        this.columns = column(Arrays.stream(graph.longitude()).max().orElse(0)) + 1;
        this.edgeOf = new int[graph.latitude().length];
        this.first = new int[Math.multiplyExact(rows, columns) + 1];
        for (int e = 0; e < graph.edges(); e++) {
            for (int p = graph.points()[e]; p < graph.points()[e + 1] - 1; p++) {
                edgeOf[p] = e;
                cover(p, null);
            }
        }
        for (int c = 1; c < first.length; c++) {
            first[c] += first[c - 1];
        }
        this.pieces = new int[first[first.length - 1]];
        int[] next = Arrays.copyOf(first, first.length - 1);
        for (int e = 0; e < graph.edges(); e++) {
            for (int p = graph.points()[e]; p < graph.points()[e + 1] - 1; p++) {
                cover(p, next);
            }
        }
    }

    /** Counts a piece in the cells of its box, or enters it there. */
    private void cover(int p, int @Nullable [] next) {
        int low = row(Math.min(graph.latitude()[p], graph.latitude()[p + 1]));
        int high = row(Math.max(graph.latitude()[p], graph.latitude()[p + 1]));
        int left = column(Math.min(graph.longitude()[p], graph.longitude()[p + 1]));
        int right = column(Math.max(graph.longitude()[p], graph.longitude()[p + 1]));
        for (int row = low; row <= high; row++) {
            for (int column = left; column <= right; column++) {
                int cell = row * columns + column;
                if (next == null) {
                    first[cell + 1]++;
                } else {
                    pieces[next[cell]++] = p;
                }
            }
        }
    }

    private int row(double latitude) {
        return (int) Math.floor((latitude - south) / CELL);
    }

    private int column(double longitude) {
        return (int) Math.floor((longitude - west) / CELL);
    }

    /** The nearest point on a road, or the farthest possible one if there is none within a distance. */
    RoadSpot nearest(double latitude, double longitude, double withinMeters) {
        RoadSpot best = RoadSpot.none(withinMeters);
        double perLongitude = METERS_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        double narrowest = CELL * Math.min(METERS_PER_DEGREE, perLongitude);
        for (int ring = 0; (ring - 1) * narrowest <= best.meters(); ring++) {
            for (int row = row(latitude) - ring; row <= row(latitude) + ring; row++) {
                boolean whole = Math.abs(row - row(latitude)) == ring;
                for (int column = column(longitude) - ring;
                        column <= column(longitude) + ring;
                        column += whole || ring == 0 ? 1 : 2 * ring) {
                    if (row >= 0 && row < rows && column >= 0 && column < columns) {
                        best = nearest(latitude, longitude, row * columns + column, perLongitude, best);
                    }
                }
            }
        }
        return best;
    }

    private RoadSpot nearest(double latitude, double longitude, int cell, double perLongitude, RoadSpot best) {
        RoadSpot found = best;
        for (int i = first[cell]; i < first[cell + 1]; i++) {
            int p = pieces[i];
            double ax = (graph.longitude()[p] - longitude) * perLongitude;
            double ay = (graph.latitude()[p] - latitude) * METERS_PER_DEGREE;
            double dx = (graph.longitude()[p + 1] - longitude) * perLongitude - ax;
            double dy = (graph.latitude()[p + 1] - latitude) * METERS_PER_DEGREE - ay;
            double length2 = dx * dx + dy * dy;
            double part = length2 == 0 ? 0 : Math.clamp(-(ax * dx + ay * dy) / length2, 0, 1);
            double meters = Math.hypot(ax + part * dx, ay + part * dy);
            if (meters < found.meters()) {
                found = spot(p, part, meters);
            }
        }
        return found;
    }

    private RoadSpot spot(int piece, double part, double meters) {
        int edge = edgeOf[piece];
        double before = 0;
        double length = 0;
        for (int p = graph.points()[edge]; p < graph.points()[edge + 1] - 1; p++) {
            double step = RoadGraph.meters(
                    graph.latitude()[p], graph.longitude()[p], graph.latitude()[p + 1], graph.longitude()[p + 1]);
            before += p < piece ? step : p == piece ? part * step : 0;
            length += step;
        }
        double latitude = graph.latitude()[piece] + part * (graph.latitude()[piece + 1] - graph.latitude()[piece]);
        double longitude = graph.longitude()[piece] + part * (graph.longitude()[piece + 1] - graph.longitude()[piece]);
        return new RoadSpot(edge, piece, length == 0 ? 0 : before / length, latitude, longitude, meters);
    }
}
