package io.clickshelf.logistics.model.roads.network;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a Protocol Buffers message from bytes, field by field. */
final class ProtoReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private int at;
    private final int end;
    private int wire;

    ProtoReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    ProtoReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    boolean more() {
        return at < end;
    }

    /** The number of the next field; its value must then be read or skipped. */
    int field() {
        long key = varint();
        wire = (int) key & 7;
        return (int) (key >>> 3);
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                break;
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number in it breaks off");
    }

    /** A signed number, zigzag. */
    long signed() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /** A message within, or a packed list. */
    ProtoReader message() {
        int length = length();
        at += length;
        return new ProtoReader(bytes, at - length, at);
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException("a part of it breaks off");
        }
        return (int) length;
    }

    byte[] bytes() {
        int length = length();
        byte[] copy = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return copy;
    }

    String string() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    void skip() {
        switch (wire) {
            case VARINT -> varint();
            case FIXED64 -> at += 8;
            case BYTES -> message();
            case FIXED32 -> at += 4;
            default -> throw new IllegalArgumentException("it has a field of unknown kind " + wire);
        }
    }
}
