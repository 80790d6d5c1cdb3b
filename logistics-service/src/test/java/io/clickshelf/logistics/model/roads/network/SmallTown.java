package io.clickshelf.logistics.model.roads.network;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

/** A made-up town: crooked streets on a grid, some one-way, of two classes; written as OpenStreetMap data. */
final class SmallTown {

    static final int SIDE = 9;
    private static final double[] KMH = {50, 25};
    private static final String[] CLASS = {"secondary", "residential"};

    /** A stretch of street between two nodes. */
    record Street(int from, int to, int kind, boolean oneWay) {}

    final double[] latitude = new double[SIDE * SIDE];
    final double[] longitude = new double[SIDE * SIDE];
    final List<Street> streets = new ArrayList<>();

    SmallTown(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < latitude.length; i++) {
            // In units of PBF's granularity, so that both files say the same.
            latitude[i] = Math.round(1e7 * (42.5 + 0.004 * (i / SIDE) + 0.001 * random.nextDouble())) / 1e7;
            longitude[i] = Math.round(1e7 * (1.5 + 0.005 * (i % SIDE) + 0.001 * random.nextDouble())) / 1e7;
        }
        for (int i = 0; i < latitude.length; i++) {
            boolean rim = i / SIDE == 0 || i / SIDE == SIDE - 1;
            if (i % SIDE < SIDE - 1 && (rim || random.nextDouble() < 0.85)) {
                streets.add(new Street(i, i + 1, random.nextInt(2), !rim && random.nextDouble() < 0.3));
            }
            if (i + SIDE < latitude.length && (i % SIDE == 0 || random.nextDouble() < 0.85)) {
                streets.add(new Street(i, i + SIDE, random.nextInt(2), i % SIDE != 0 && random.nextDouble() < 0.3));
            }
        }
    }

    double meters(int from, int to) {
        return RoadGraph.meters(latitude[from], longitude[from], latitude[to], longitude[to]);
    }

    /** Seconds between all nodes, by Floyd and Warshall; streets at closed nodes take twenty times as long. */
    double[][] seconds(boolean[] closed) {
        int n = latitude.length;
        double[][] table = new double[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(table[i], 1e9);
            table[i][i] = 0;
        }
        for (Street street : streets) {
            double lasts = meters(street.from(), street.to()) / (KMH[street.kind()] / 3.6);
            lasts *= closed[street.from()] || closed[street.to()] ? 20 : 1;
            table[street.from()][street.to()] = lasts;
            table[street.to()][street.from()] = street.oneWay() ? 1e9 : lasts;
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    table[i][j] = Math.min(table[i][j], table[i][k] + table[k][j]);
                }
            }
        }
        return table;
    }

    Path xml(Path folder) throws IOException {
        StringBuilder text = new StringBuilder("<?xml version='1.0'?>\n<osm version=\"0.6\">\n");
        for (int i = 0; i < latitude.length; i++) {
            text.append(String.format(
                    Locale.ROOT, "<node id=\"%d\" lat=\"%.7f\" lon=\"%.7f\"/>%n", 100 + i, latitude[i], longitude[i]));
        }
        for (Street street : streets) {
            text.append("<way id=\"1\"><nd ref=\"" + (100 + street.from()) + "\"/><nd ref=\"" + (100 + street.to())
                    + "\"/><tag k=\"highway\" v=\"" + CLASS[street.kind()] + "\"/>"
                    + (street.oneWay() ? "<tag k=\"oneway\" v=\"yes\"/>" : "") + "</way>\n");
        }
        text.append("<way id=\"2\"><nd ref=\"100\"/><nd ref=\"180\"/><tag k=\"highway\" v=\"footway\"/></way></osm>");
        return Files.writeString(folder.resolve("town.osm"), text);
    }

    Path pbf(Path folder) throws IOException {
        List<String> strings = List.of("", "highway", CLASS[0], CLASS[1], "oneway", "yes");
        Message table = new Message();
        strings.forEach(word -> table.bytes(1, word.getBytes(StandardCharsets.UTF_8)));
        Message nodes = new Message();
        Message ids = new Message();
        Message latitudes = new Message();
        Message longitudes = new Message();
        long[] before = new long[3];
        for (int i = 0; i < latitude.length; i++) {
            long[] now = {100 + i, Math.round(1e7 * latitude[i]), Math.round(1e7 * longitude[i])};
            ids.signed(now[0] - before[0]);
            latitudes.signed(now[1] - before[1]);
            longitudes.signed(now[2] - before[2]);
            before = now;
        }
        nodes.bytes(1, ids.get()).bytes(8, latitudes.get()).bytes(9, longitudes.get());
        Message group = new Message().bytes(2, nodes.get());
        for (Street street : streets) {
            Message way = new Message().varint(8).varint(1);
            way.bytes(2, street.oneWay() ? new byte[] {1, 4} : new byte[] {1});
            way.bytes(
                    3,
                    street.oneWay()
                            ? new byte[] {(byte) (2 + street.kind()), 5}
                            : new byte[] {(byte) (2 + street.kind())});
            way.bytes(
                    8,
                    new Message()
                            .signed(100 + street.from())
                            .signed(street.to() - street.from())
                            .get());
            group.bytes(3, way.get());
        }
        byte[] block = new Message().bytes(1, table.get()).bytes(2, group.get()).get();
        Message blob = new Message().varint(2 << 3).varint(block.length).bytes(3, deflated(block));
        byte[] header = new Message()
                .bytes(1, "OSMData".getBytes(StandardCharsets.UTF_8))
                .varint(3 << 3)
                .varint(blob.get().length)
                .get();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new DataOutputStream(file).writeInt(header.length);
        file.write(header);
        file.write(blob.get());
        return Files.write(folder.resolve("town.osm.pbf"), file.toByteArray());
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** Bytes of a Protocol Buffers message. */
    private static final class Message {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message varint(long value) {
            long left = value;
            while ((left & ~0x7fL) != 0) {
                out.write((int) (left & 0x7f | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
            return this;
        }

        Message signed(long value) {
            return varint(value << 1 ^ value >> 63);
        }

        Message bytes(int field, byte[] value) {
            varint(field << 3 | 2).varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] get() {
            return out.toByteArray();
        }
    }
}
