package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How a session's clicks are turned into scores.
 *
 * @param neighbours      sessions that vote
 * @param samples         most recent sessions looked at per item
 * @param clickDecay      weight of a click relative to the click after it, 0 to 1
 * @param idfPower        how much rare items count more when sessions are compared, 0 is off
 * @param recencyHalfLife sessions until a neighbour's vote halves, as a share of all sessions; infinite is off
 * @param lengthPower     how much long neighbours are discounted, 0 is off
 * @param stepDecay       weight of a neighbour's item relative to the one a step closer to the match, 0 to 1
 * @param backward        weight of items before the match relative to those after it
 * @param popularityPower how much popular items are discounted in the answer, 0 is off
 * @param walkWeight      share of the item walk in the blend
 * @param twoStepWeight   share of the walk's second step
 * @param repeat          factor for items already in the session
 * @param repeatLast      factor for the item clicked last
 */
public record SessionSettings(
        int neighbours,
        int samples,
        double clickDecay,
        double idfPower,
        double recencyHalfLife,
        double lengthPower,
        double stepDecay,
        double backward,
        double popularityPower,
        double walkWeight,
        double twoStepWeight,
        double repeat,
        double repeatLast) {

    public static final SessionSettings DEFAULT =
            new SessionSettings(100, 2500, 0.6, 0.5, 1, 0.5, 0.7, 0.7, 0.1, 0.1, 0.6, 1.3, 0.6);

    SessionSettings withoutWalk() {
        return new SessionSettings(
                neighbours,
                samples,
                clickDecay,
                idfPower,
                recencyHalfLife,
                lengthPower,
                stepDecay,
                backward,
                popularityPower,
                0,
                twoStepWeight,
                repeat,
                repeatLast);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(neighbours);
        out.writeInt(samples);
        for (double value : new double[] {
            clickDecay,
            idfPower,
            recencyHalfLife,
            lengthPower,
            stepDecay,
            backward,
            popularityPower,
            walkWeight,
            twoStepWeight,
            repeat,
            repeatLast
        }) {
            out.writeDouble(value);
        }
    }

    static SessionSettings load(DataInput in) throws IOException {
        return new SessionSettings(
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }
}
