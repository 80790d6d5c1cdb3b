package io.clickshelf.forecasting.model.demand;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is kept of one product.
 *
 * @param group      of {@link DemandGroup}
 * @param levels     expected demand per open day ahead, without the week's profile
 * @param profile    seven weekday factors
 * @param dispersion per window of {@link Dispersion#WINDOWS}
 * @param step       in units, in which its demand is counted
 */
record ProductDemand(int group, float[] levels, float[] profile, float[] dispersion, float step) {

    double level(int openDay) {
        return levels.length == 0 ? 0 : levels[Math.min(openDay, levels.length - 1)];
    }

    void save(DataOutput out) throws IOException {
        out.writeByte(group);
        write(out, levels);
        write(out, profile);
        write(out, dispersion);
        out.writeFloat(step);
    }

    static ProductDemand load(DataInput in, boolean withStep) throws IOException {
        return new ProductDemand(in.readByte(), read(in), read(in), read(in), withStep ? in.readFloat() : 1);
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    static void write(DataOutput out, float[] values) throws IOException {
        out.writeShort(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    static float[] read(DataInput in) throws IOException {
        float[] values = new float[in.readUnsignedShort()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
