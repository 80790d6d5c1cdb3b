package io.clickshelf.pricing.model.promotion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an offer changes: the probability of the outcome with it less that without. Immutable. */
public sealed interface UpliftModel {

    /** @param x a person's features, as in the trial learnt from */
    double uplift(double[] x);

    void save(DataOutput out) throws IOException;

    /** @throws IOException if the bytes are no such model */
    static UpliftModel load(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case Arms.KIND -> new Arms(OutcomeModel.read(in), OutcomeModel.read(in));
            case Joint.KIND -> new Joint(OutcomeModel.read(in), in.readBoolean());
            case Effects.KIND -> new Effects(OutcomeModel.read(in), OutcomeModel.read(in), in.readDouble());
            case Mean.KIND -> Mean.read(in);
            default -> throw new IOException("An uplift model of unknown kind " + kind + ". Retrain the model.");
        };
    }

    /** A model per arm. */
    record Arms(OutcomeModel with, OutcomeModel without) implements UpliftModel {

        private static final int KIND = 1;

        @Override
        public double uplift(double[] x) {
            return with.predict(x) - without.predict(x);
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeByte(KIND);
            OutcomeModel.write(with, out);
            OutcomeModel.write(without, out);
        }
    }

    /**
     * One model that sees the treatment.
     *
     * @param interacts whether it sees the features times the treatment, too
     */
    record Joint(OutcomeModel model, boolean interacts) implements UpliftModel {

        private static final int KIND = 2;

        @Override
        public double uplift(double[] x) {
            return model.predict(row(x, true, interacts)) - model.predict(row(x, false, interacts));
        }

        /** The features, their products with the treatment where it interacts, the treatment. */
        static double[] row(double[] x, boolean treated, boolean interacts) {
            int d = x.length;
            double[] row = Arrays.copyOf(x, interacts ? 2 * d + 1 : d + 1);
            if (interacts && treated) {
                System.arraycopy(x, 0, row, d, d);
            }
            row[row.length - 1] = treated ? 1 : 0;
            return row;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeByte(KIND);
            OutcomeModel.write(model, out);
            out.writeBoolean(interacts);
        }
    }

    /**
     * Two models of the effect itself.
     *
     * @param share of the first in the mean
     */
    record Effects(OutcomeModel one, OutcomeModel other, double share) implements UpliftModel {

        private static final int KIND = 3;

        @Override
        public double uplift(double[] x) {
            return share * one.predict(x) + (1 - share) * other.predict(x);
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeByte(KIND);
            OutcomeModel.write(one, out);
            OutcomeModel.write(other, out);
            out.writeDouble(share);
        }
    }

    /** The mean of several. */
    record Mean(List<UpliftModel> parts) implements UpliftModel {

        private static final int KIND = 4;

        public Mean {
            parts = List.copyOf(parts);
        }

        @Override
        public double uplift(double[] x) {
            double sum = 0;
            for (UpliftModel part : parts) {
                sum += part.uplift(x);
            }
            return sum / parts.size();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeByte(KIND);
            out.writeInt(parts.size());
            for (UpliftModel part : parts) {
                part.save(out);
            }
        }

        private static Mean read(DataInput in) throws IOException {
            int count = in.readInt();
            List<UpliftModel> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                parts.add(load(in));
            }
            return new Mean(parts);
        }
    }
}
