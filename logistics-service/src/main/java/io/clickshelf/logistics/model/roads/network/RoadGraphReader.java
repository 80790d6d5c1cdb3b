package io.clickshelf.logistics.model.roads.network;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a graph of an OpenStreetMap file, which is read twice: for the ways that can be driven on, then for where their nodes
 * lie. What can't be reached from, or does not lead back to, the largest part of the roads is left out. Turn restrictions are
 * not looked at.
 */
final class RoadGraphReader {

    private static final double METERS_PER_SECOND = 1 / 3.6;

    private record Way(long[] nodes, RoadRules.Speeds speeds) {}

    private final List<Way> ways = new ArrayList<>();
    /** Of each node on a road: how often it is met, later its number among the places. */
    private final Long2IntOpenHashMap met = new Long2IntOpenHashMap();

    private final Long2IntOpenHashMap placeOf = new Long2IntOpenHashMap();
    private final DoubleArrayList latitudes = new DoubleArrayList();
    private final DoubleArrayList longitudes = new DoubleArrayList();
    private final Long2IntOpenHashMap vertexOf = new Long2IntOpenHashMap();
    private final IntArrayList from = new IntArrayList();
    private final IntArrayList to = new IntArrayList();
    private final IntArrayList points = new IntArrayList();
    private final DoubleArrayList pointLatitude = new DoubleArrayList();
    private final DoubleArrayList pointLongitude = new DoubleArrayList();
    private final IntArrayList meters = new IntArrayList();
    private final IntArrayList millis = new IntArrayList();

    private RoadGraphReader() {
        placeOf.defaultReturnValue(-1);
        vertexOf.defaultReturnValue(-1);
    }

    /** @throws IOException if the file can't be read or holds no roads */
    static RoadGraph read(Path file) throws IOException {
        RoadGraphReader reader = new RoadGraphReader();
        OsmFile.read(file, new OsmHandler() {
            @Override
            public void way(long[] nodes, Map<String, String> tags) {
                reader.way(nodes, RoadRules.of(tags));
            }
        });
        OsmFile.read(file, new OsmHandler() {
            @Override
            public void node(long id, double latitude, double longitude) {
                reader.node(id, latitude, longitude);
            }
        });
        reader.ways.forEach(reader::cut);
        if (reader.from.isEmpty()) {
            throw new IOException(file + " holds no roads that can be driven on.");
        }
        return LargestPart.of(reader.graph());
    }

    private void way(long[] nodes, RoadRules.Speeds speeds) {
        if (nodes.length < 2 || speeds.none()) {
            return;
        }
        ways.add(new Way(nodes, speeds));
        for (int i = 0; i < nodes.length; i++) {
            met.addTo(nodes[i], i == 0 || i == nodes.length - 1 ? 2 : 1);
        }
    }

    private void node(long id, double latitude, double longitude) {
        if (met.containsKey(id)) {
            placeOf.put(id, latitudes.size());
            latitudes.add(latitude);
            longitudes.add(longitude);
        }
    }

    /** Cuts a way at its junctions; nodes that the file does not hold, beyond its border, cut it too. */
    private void cut(Way way) {
        long[] nodes = way.nodes();
        int begun = -1;
        for (int i = 0; i < nodes.length; i++) {
            if (placeOf.get(nodes[i]) < 0) {
                begun = -1;
            } else if (begun < 0) {
                begun = i;
            } else if (met.get(nodes[i]) > 1 || placeOf.get(nodes[Math.min(i + 1, nodes.length - 1)]) < 0) {
                if (nodes[begun] == nodes[i]) {
                    // A loop: an edge joins two vertices.
                    int middle = (begun + i) / 2;
                    edge(way, begun, middle);
                    edge(way, middle, i);
                } else {
                    edge(way, begun, i);
                }
                begun = i;
            }
        }
    }

    private void edge(Way way, int first, int last) {
        if (way.nodes()[first] == way.nodes()[last]) {
            return;
        }
        from.add(vertex(way.nodes()[first]));
        to.add(vertex(way.nodes()[last]));
        points.add(pointLatitude.size());
        double length = 0;
        for (int i = first; i <= last; i++) {
            int place = placeOf.get(way.nodes()[i]);
            double latitude = latitudes.getDouble(place);
            double longitude = longitudes.getDouble(place);
            if (i > first) {
                int before = pointLatitude.size() - 1;
                length += RoadGraph.meters(
                        pointLatitude.getDouble(before), pointLongitude.getDouble(before), latitude, longitude);
            }
            pointLatitude.add(latitude);
            pointLongitude.add(longitude);
        }
        meters.add((int) Math.round(length));
        millis.add(lasts(length, way.speeds().along()));
        millis.add(lasts(length, way.speeds().back()));
    }

    private static int lasts(double meters, double kmh) {
        return kmh == 0 ? RoadGraph.CLOSED : (int) Math.max(1, Math.round(1000 * meters / (kmh * METERS_PER_SECOND)));
    }

    private int vertex(long node) {
        int known = vertexOf.get(node);
        if (known >= 0) {
            return known;
        }
        vertexOf.put(node, vertexOf.size());
        return vertexOf.size() - 1;
    }

    private RoadGraph graph() {
        points.add(pointLatitude.size());
        return new RoadGraph(
                vertexOf.size(),
                from.toIntArray(),
                to.toIntArray(),
                points.toIntArray(),
                pointLatitude.toDoubleArray(),
                pointLongitude.toDoubleArray(),
                meters.toIntArray(),
                millis.toIntArray());
    }
}
