package io.clickshelf.logistics.model.routing.search;

import java.util.Arrays;

/**
 * The breaks and rests of a route in order, each behind a stop (-1: the start), and how many breaks come before leaving. What
 * has the number of breaks that the vehicle has for its own number is a rest.
 */
final class PauseList {

    private int[] behind = new int[8];
    private int[] number = new int[8];
    private long[] begun = new long[8];
    private int count;
    private int before;

    void clear() {
        count = 0;
        before = 0;
    }

    void add(int stop, int which) {
        if (count == behind.length) {
            grow(2 * count);
        }
        behind[count] = stop;
        number[count++] = which;
    }

    void removeLast() {
        count--;
    }

    /** Notes when one begins. */
    void begins(int index, long time) {
        begun[index] = time;
    }

    void setBefore(int breaks) {
        before = breaks;
    }

    void copy(PauseList other) {
        if (behind.length < other.count) {
            grow(other.behind.length);
        }
        System.arraycopy(other.behind, 0, behind, 0, other.count);
        System.arraycopy(other.number, 0, number, 0, other.count);
        count = other.count;
        before = other.before;
    }

    /** Turns the order round. */
    void reverse() {
        for (int i = 0, j = count - 1; i < j; i++, j--) {
            int stop = behind[i];
            int which = number[i];
            behind[i] = behind[j];
            number[i] = number[j];
            behind[j] = stop;
            number[j] = which;
        }
    }

    private void grow(int size) {
        behind = Arrays.copyOf(behind, size);
        number = Arrays.copyOf(number, size);
        begun = Arrays.copyOf(begun, size);
    }

    int count() {
        return count;
    }

    int behind(int index) {
        return behind[index];
    }

    int number(int index) {
        return number[index];
    }

    long begun(int index) {
        return begun[index];
    }

    int before() {
        return before;
    }

    /** How many of them are breaks. */
    int breaks(int rest) {
        int breaks = 0;
        for (int i = 0; i < count; i++) {
            breaks += number[i] < rest ? 1 : 0;
        }
        return breaks;
    }
}
