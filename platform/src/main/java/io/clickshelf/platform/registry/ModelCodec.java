package io.clickshelf.platform.registry;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How a model becomes bytes and back. */
public interface ModelCodec<M> {

    void save(M model, DataOutput out) throws IOException;

    M load(DataInput in) throws IOException;
}
