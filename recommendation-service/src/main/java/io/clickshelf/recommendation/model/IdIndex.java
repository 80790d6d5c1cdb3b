package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Numbers external ids 0, 1, 2, … in the order they first appear. Not safe for concurrent writes. */
public final class IdIndex {

    private final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
    private final List<String> ids = new ArrayList<>();

    public IdIndex() {
        numbers.defaultReturnValue(-1);
    }

    /** The number of {@code id}, a new one if it was never seen. */
    public int add(String id) {
        int number = numbers.putIfAbsent(id, ids.size());
        if (number >= 0) {
            return number;
        }
        ids.add(id);
        return ids.size() - 1;
    }

    /** The number of {@code id}, or -1 if it was never added. */
    public int find(String id) {
        return numbers.getInt(id);
    }

    public String id(int number) {
        return ids.get(number);
    }

    public int size() {
        return ids.size();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(ids.size());
        for (String id : ids) {
            out.writeUTF(id);
        }
    }

    static IdIndex load(DataInput in) throws IOException {
        IdIndex index = new IdIndex();
        for (int i = in.readInt(); i > 0; i--) {
            index.add(in.readUTF());
        }
        return index;
    }
}
