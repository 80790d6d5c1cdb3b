package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How the clicks and the cart of one visit count beside the history.
 *
 * @param clickDecay  weight of a click relative to the click after it
 * @param weight      of the visit, its vector having length 1 as the history's has
 * @param basketShare of what is bought together in the visit's matrix; the rest is the history's
 * @param neighbours  weight of what the visits most like this one held; 0 is off
 */
record SessionBlend(double clickDecay, double weight, double basketShare, double neighbours) {

    static final SessionBlend DEFAULT = new SessionBlend(0.8, 1.5, 0.5, 0);

    /** A visit never weighs less than by default: whoever clicks expects the next answer to have heard it. */
    static final double[][] GRIDS = {
        {0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1},
        {DEFAULT.weight, 3, 6, 12, 25},
        {0, 0.25, 0.5, 0.75, 1},
        {0, 0.5, 1, 2, 4, 8, 16}
    };

    double[] toArray() {
        return new double[] {clickDecay, weight, basketShare, neighbours};
    }

    static SessionBlend of(double[] values) {
        return new SessionBlend(values[0], values[1], values[2], values[3]);
    }

    void save(DataOutput out) throws IOException {
        for (double value : toArray()) {
            out.writeDouble(value);
        }
    }

    static SessionBlend load(DataInput in) throws IOException {
        return new SessionBlend(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
