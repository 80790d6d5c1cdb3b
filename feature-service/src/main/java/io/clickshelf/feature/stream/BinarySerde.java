package io.clickshelf.feature.stream;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.ByteBufferInputStream;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A serde of a type that writes and reads its own compact bytes. These never leave the feature-service. Over buffers, since Java's own
 * streams of bytes take a lock for each of them.
 */
final class BinarySerde<T> implements Serde<T> {

    /** How a value writes itself. */
    @FunctionalInterface
    interface Writer<T> {
        void write(T value, DataOutput out) throws IOException;
    }

    /** How a value is read back. */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    private static final int TYPICAL_BYTES = 96;

    private final Writer<T> writer;
    private final Reader<T> reader;

    BinarySerde(Writer<T> writer, Reader<T> reader) {
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> write(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> read(bytes);
    }

    private byte @Nullable [] write(@Nullable T value) {
        if (value == null) {
            return null;
        }
        ByteBufferOutputStream bytes = new ByteBufferOutputStream(TYPICAL_BYTES);
        try {
            writer.write(value, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Utils.toArray(bytes.buffer().flip());
    }

    private @Nullable T read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return reader.read(new DataInputStream(new ByteBufferInputStream(ByteBuffer.wrap(bytes))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
