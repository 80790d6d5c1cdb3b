package io.clickshelf.allinone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A protobuf message by field numbers; only what has a length (texts, bytes, messages) is kept. */
record ProtoMessage(Map<Integer, List<byte[]>> fields) {

    static ProtoMessage of(byte[] encoded) {
        Map<Integer, List<byte[]>> fields = new TreeMap<>();
        ByteBuffer in = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long tag = varint(in);
            switch ((int) tag & 7) {
                case 0 -> varint(in);
                case 1 -> in.getLong();
                case 2 -> {
                    byte[] value = new byte[(int) varint(in)];
                    in.get(value);
                    fields.computeIfAbsent((int) (tag >>> 3), field -> new ArrayList<>())
                            .add(value);
                }
                case 5 -> in.getInt();
                default -> throw new IllegalArgumentException("No protobuf: wire type " + (tag & 7));
            }
        }
        return new ProtoMessage(fields);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    List<byte[]> bytes(int field) {
        return fields.getOrDefault(field, List.of());
    }

    List<ProtoMessage> messages(int field) {
        return bytes(field).stream().map(ProtoMessage::of).toList();
    }
}
