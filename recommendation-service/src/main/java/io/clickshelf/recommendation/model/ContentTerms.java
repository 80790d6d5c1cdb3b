package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/** Terms by number, and for each the documents that hold it. Not safe for concurrent writes. */
final class ContentTerms {

    private final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
    private final List<IntArrayList> slots = new ArrayList<>();
    private final List<FloatArrayList> weights = new ArrayList<>();

    ContentTerms() {
        numbers.defaultReturnValue(-1);
    }

    int number(String term) {
        int number = numbers.putIfAbsent(term, slots.size());
        if (number >= 0) {
            return number;
        }
        slots.add(new IntArrayList(2));
        weights.add(new FloatArrayList(2));
        return slots.size() - 1;
    }

    void add(int term, int slot, float weight) {
        slots.get(term).add(slot);
        weights.get(term).add(weight);
    }

    void remove(int term, int slot) {
        IntArrayList of = slots.get(term);
        int at = of.indexOf(slot);
        int last = of.size() - 1;
        of.set(at, of.getInt(last));
        weights.get(term).set(at, weights.get(term).getFloat(last));
        of.removeInt(last);
        weights.get(term).removeFloat(last);
    }

    /** Documents that hold the term. */
    int count(int term) {
        return slots.get(term).size();
    }

    int slot(int term, int at) {
        return slots.get(term).getInt(at);
    }

    float weight(int term, int at) {
        return weights.get(term).getFloat(at);
    }
}
