package io.clickshelf.logistics.model.routing;

import java.util.Arrays;

/** Travel from flat tables. */
final class MatrixTravel implements Travel {

    /** Two tables of 3,000² entries are 72 MB. */
    static final int LARGEST_COPY = 3_000;

    private final int size;
    private final int[] distances;
    private final int[] durations;

    MatrixTravel(int size, int[] distances, int[] durations) {
        this.size = size;
        this.distances = checked(size, distances, "distance");
        this.durations = Arrays.equals(distances, durations) ? this.distances : checked(size, durations, "duration");
    }

    /** O(size²). */
    static MatrixTravel of(Travel travel) {
        int size = travel.size();
        int[] distances = new int[size * size];
        int[] durations = new int[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                distances[i * size + j] = travel.distance(i, j);
                durations[i * size + j] = travel.duration(i, j);
            }
        }
        return new MatrixTravel(size, distances, durations);
    }

    private static int[] checked(int size, int[] table, String what) {
        if (table.length != (long) size * size) {
            throw new IllegalArgumentException("The " + what + " table has " + table.length + " entries; " + size
                    + " places need " + (long) size * size + ".");
        }
        for (int i = 0; i < table.length; i++) {
            if (table[i] < 0) {
                throw new IllegalArgumentException("The " + what + " from place " + i / size + " to place " + i % size
                        + " is " + table[i] + "; it must be 0 or more.");
            }
        }
        return table.clone();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int distance(int from, int to) {
        return distances[from * size + to];
    }

    @Override
    public int duration(int from, int to) {
        return durations[from * size + to];
    }

    @Override
    public Travel tabulated() {
        return this;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean durationIsDistance() {
        return distances == durations;
    }
}
