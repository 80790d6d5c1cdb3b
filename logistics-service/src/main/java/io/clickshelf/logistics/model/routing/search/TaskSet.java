package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;

/** A set of numbers below a bound; add, remove and contains in O(1), iteration by index. */
final class TaskSet {

    private final int[] members;
    private final int[] position;
    private int count;

    TaskSet(int bound) {
        this.members = new int[bound];
        this.position = new int[bound];
        Arrays.fill(position, -1);
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            position[members[i]] = -1;
        }
        count = 0;
    }

    int count() {
        return count;
    }

    int get(int index) {
        return members[index];
    }

    boolean contains(int member) {
        return position[member] >= 0;
    }

    void add(int member) {
        if (position[member] < 0) {
            position[member] = count;
            members[count++] = member;
        }
    }

    void remove(int member) {
        int at = position[member];
        if (at >= 0) {
            int last = members[--count];
            members[at] = last;
            position[last] = at;
            position[member] = -1;
        }
    }
}
