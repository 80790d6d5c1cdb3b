package io.clickshelf.logistics.model.roads.network;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** OpenStreetMap's PBF: blocks of up to 32 MB, each a message of nodes and ways with a table of its strings. */
final class OsmPbf {

    private static final int LARGEST_HEADER = 64 << 10;
    private static final int LARGEST_BLOB = 32 << 20;
    private static final double NANO = 1e-9;

    private final OsmHandler handler;
    private List<String> strings = new ArrayList<>();
    private long granularity;
    private long latitudeOffset;
    private long longitudeOffset;

    OsmPbf(OsmHandler handler) {
        this.handler = handler;
    }

    void read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        while (true) {
            int length;
            try {
                length = in.readInt();
            } catch (EOFException e) {
                return;
            }
            if (length < 0 || length > LARGEST_HEADER) {
                throw new IOException("it is neither PBF nor XML");
            }
            blob(in, length);
        }
    }

    private void blob(DataInputStream in, int length) throws IOException {
        ProtoReader header = new ProtoReader(in.readNBytes(length));
        String type = "";
        long size = 0;
        while (header.more()) {
            switch (header.field()) {
                case 1 -> type = header.string();
                case 3 -> size = header.varint();
                default -> header.skip();
            }
        }
        if (size < 0 || size > LARGEST_BLOB) {
            throw new IOException("a block of " + size + " bytes is too large");
        }
        byte[] blob = in.readNBytes((int) size);
        if (type.equals("OSMData")) {
            block(new ProtoReader(unpacked(new ProtoReader(blob))));
        }
    }

    private static byte[] unpacked(ProtoReader blob) throws IOException {
        byte[] packed = {};
        long size = 0;
        while (blob.more()) {
            switch (blob.field()) {
                case 1 -> {
                    return blob.bytes();
                }
                case 2 -> size = blob.varint();
                case 3 -> packed = blob.bytes();
                default -> blob.skip();
            }
        }
        if (size <= 0 || size > LARGEST_BLOB) {
            throw new IOException("a block is packed otherwise than by zlib");
        }
        byte[] bytes = new byte[(int) size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            if (inflater.inflate(bytes) < size) {
                throw new IOException("a block breaks off");
            }
        } catch (DataFormatException e) {
            throw new IOException("a block is broken", e);
        } finally {
            inflater.end();
        }
        return bytes;
    }

    private void block(ProtoReader block) {
        strings = new ArrayList<>();
        granularity = 100;
        latitudeOffset = 0;
        longitudeOffset = 0;
        List<ProtoReader> groups = new ArrayList<>();
        while (block.more()) {
            switch (block.field()) {
                case 1 -> strings(block.message());
                case 2 -> groups.add(block.message());
                case 17 -> granularity = block.varint();
                case 19 -> latitudeOffset = block.varint();
                case 20 -> longitudeOffset = block.varint();
                default -> block.skip();
            }
        }
        groups.forEach(this::group);
    }

    private void strings(ProtoReader table) {
        while (table.more()) {
            if (table.field() == 1) {
                strings.add(table.string());
            } else {
                table.skip();
            }
        }
    }

    private void group(ProtoReader group) {
        while (group.more()) {
            switch (group.field()) {
                case 1 -> node(group.message());
                case 2 -> dense(group.message());
                case 3 -> way(group.message());
                default -> group.skip();
            }
        }
    }

    private void place(long id, long latitude, long longitude) {
        handler.node(
                id,
                NANO * (latitudeOffset + granularity * latitude),
                NANO * (longitudeOffset + granularity * longitude));
    }

    private void node(ProtoReader node) {
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        while (node.more()) {
            switch (node.field()) {
                case 1 -> id = node.signed();
                case 8 -> latitude = node.signed();
                case 9 -> longitude = node.signed();
                default -> node.skip();
            }
        }
        place(id, latitude, longitude);
    }

    private void dense(ProtoReader nodes) {
        ProtoReader ids = new ProtoReader(new byte[0]);
        ProtoReader latitudes = ids;
        ProtoReader longitudes = ids;
        while (nodes.more()) {
            switch (nodes.field()) {
                case 1 -> ids = nodes.message();
                case 8 -> latitudes = nodes.message();
                case 9 -> longitudes = nodes.message();
                default -> nodes.skip();
            }
        }
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        while (ids.more()) {
            id += ids.signed();
            latitude += latitudes.signed();
            longitude += longitudes.signed();
            place(id, latitude, longitude);
        }
    }

    private void way(ProtoReader way) {
        List<Integer> keys = List.of();
        List<Integer> values = List.of();
        long[] nodes = {};
        while (way.more()) {
            switch (way.field()) {
                case 2 -> keys = numbers(way.message());
                case 3 -> values = numbers(way.message());
                case 8 -> nodes = differences(way.message());
                default -> way.skip();
            }
        }
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            tags.put(strings.get(keys.get(i)), strings.get(values.get(i)));
        }
        handler.way(nodes, tags);
    }

    private static List<Integer> numbers(ProtoReader packed) {
        List<Integer> numbers = new ArrayList<>();
        while (packed.more()) {
            numbers.add((int) packed.varint());
        }
        return numbers;
    }

    private static long[] differences(ProtoReader packed) {
        List<Long> values = new ArrayList<>();
        long value = 0;
        while (packed.more()) {
            value += packed.signed();
            values.add(value);
        }
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
