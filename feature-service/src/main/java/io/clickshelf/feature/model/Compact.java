package io.clickshelf.feature.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers and texts in few bytes: small magnitudes take one. */
public final class Compact {

    private Compact() {}

    /** Seven bits a byte, sign folded into the lowest bit. */
    public static void writeLong(DataOutput out, long value) throws IOException {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    public static long readLong(DataInput in) throws IOException {
        long folded = 0;
        int shift = 0;
        byte next;
        do {
            next = in.readByte();
            folded |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return (folded >>> 1) ^ -(folded & 1);
    }

    public static int readInt(DataInput in) throws IOException {
        return Math.toIntExact(readLong(in));
    }

    public static void writeDecimal(DataOutput out, BigDecimal value) throws IOException {
        byte[] unscaled = value.unscaledValue().toByteArray();
        writeLong(out, value.scale());
        writeLong(out, unscaled.length);
        out.write(unscaled);
    }

    public static BigDecimal readDecimal(DataInput in) throws IOException {
        int scale = readInt(in);
        byte[] unscaled = new byte[readInt(in)];
        in.readFully(unscaled);
        return new BigDecimal(new BigInteger(unscaled), scale);
    }

    public static void writeOptionalDecimal(DataOutput out, @Nullable BigDecimal value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writeDecimal(out, value);
        }
    }

    public static @Nullable BigDecimal readOptionalDecimal(DataInput in) throws IOException {
        return in.readBoolean() ? readDecimal(in) : null;
    }

    public static void writeOptionalText(DataOutput out, @Nullable String value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeUTF(value);
        }
    }

    public static @Nullable String readOptionalText(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    /** Reads the version that every state begins with. */
    static void expectVersion(DataInput in, int known, String what) throws IOException {
        int found = in.readUnsignedByte();
        if (found != known) {
            throw new IOException(what + " is of format " + found + ", and only " + known
                    + " can be read: start with the release that wrote it, or remove the feature-service's topics"
                    + " and state to have everything counted anew");
        }
    }
}
