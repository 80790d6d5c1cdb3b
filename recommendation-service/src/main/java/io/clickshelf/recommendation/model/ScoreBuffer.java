package io.clickshelf.recommendation.model;

/** A dense score per id together with the list of ids that were touched, so that clearing costs only what was used. */
final class ScoreBuffer {

    private final float[] scores;
    private final int[] touched;
    private final boolean[] isTouched;
    private int size;

    ScoreBuffer(int n) {
        scores = new float[n];
        touched = new int[n];
        isTouched = new boolean[n];
    }

    void add(int id, float score) {
        if (!isTouched[id]) {
            isTouched[id] = true;
            touched[size++] = id;
        }
        scores[id] += score;
    }

    void set(int id, float score) {
        add(id, 0);
        scores[id] = score;
    }

    boolean has(int id) {
        return isTouched[id];
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
            isTouched[touched[n]] = false;
        }
        size = 0;
    }
}
