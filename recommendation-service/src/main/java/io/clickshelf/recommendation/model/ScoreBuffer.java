package io.clickshelf.recommendation.model;

/** A dense score per id together with the list of ids that were touched, so that clearing costs only what was used. */
final class ScoreBuffer {

    private final float[] scores;
    private final int[] touched;
    /** Where in {@code touched} an id is, plus 1. */
    private final int[] place;

    private int size;

    ScoreBuffer(int n) {
        scores = new float[n];
        touched = new int[n];
        place = new int[n];
    }

    void add(int id, float score) {
        if (place[id] == 0) {
            touched[size++] = id;
            place[id] = size;
        }
        scores[id] += score;
    }

    void set(int id, float score) {
        add(id, 0);
        scores[id] = score;
    }

    boolean has(int id) {
        return place[id] > 0;
    }

    /** The n of {@link #id(int)} at which an id is, or -1. */
    int indexOf(int id) {
        return place[id] - 1;
    }

    float get(int id) {
        return scores[id];
    }

    int size() {
        return size;
    }

    /** The n-th id touched since the last clear. */
    int id(int n) {
        return touched[n];
    }

    float max() {
        float max = 0;
        for (int n = 0; n < size; n++) {
            max = Math.max(max, scores[touched[n]]);
        }
        return max;
    }

    void clear() {
        for (int n = 0; n < size; n++) {
            scores[touched[n]] = 0;
            place[touched[n]] = 0;
        }
        size = 0;
    }
}
