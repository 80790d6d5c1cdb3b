package io.clickshelf.logistics.model.warehouse;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * How long picking takes: setting up, walking, stopping at a line by zone, and taking units, times the picker's own pace.
 * Learnt from what batches really took by least squares that holds on to what was assumed until there is evidence
 * (ridge regression towards a prior); seconds.
 */
public final class PickTimes {

    private static final int FORMAT = 1;

    /** Outcomes that weigh as much as the prior. */
    private static final double PRIOR_OUTCOMES = 5;

    public static final PickTimes USUAL = new PickTimes(60, 1 / 1.2, 2, 6, Map.of(), Map.of());

    private final double secondsPerBatch;
    private final double secondsPerMeter;
    private final double secondsPerUnit;
    private final double secondsPerLine;
    private final Map<String, Double> zoneLine;
    private final Map<String, Double> pace;

    /**
     * A batch as it was walked.
     *
     * @param linesByZone stops for lines
     * @param seconds     it took in all
     */
    public record Outcome(
            String picker, double meters, Map<String, Integer> linesByZone, double units, double seconds) {}

    private PickTimes(
            double secondsPerBatch,
            double secondsPerMeter,
            double secondsPerUnit,
            double secondsPerLine,
            Map<String, Double> zoneLine,
            Map<String, Double> pace) {
        this.secondsPerBatch = secondsPerBatch;
        this.secondsPerMeter = secondsPerMeter;
        this.secondsPerUnit = secondsPerUnit;
        this.secondsPerLine = secondsPerLine;
        this.zoneLine = new TreeMap<>(zoneLine);
        this.pace = new TreeMap<>(pace);
    }

    /** @throws IllegalArgumentException unless the speed is above 0 and no time below */
    public static PickTimes of(double metersPerSecond, double perLine, double perUnit, double perBatch) {
        if (!(metersPerSecond > 0) || !(perLine >= 0) || !(perUnit >= 0) || !(perBatch >= 0)) {
            throw new IllegalArgumentException("metersPerSecond is " + metersPerSecond + ", secondsPerLine " + perLine
                    + ", secondsPerUnit " + perUnit + ", secondsPerBatch " + perBatch
                    + "; the speed must be above 0, times not below.");
        }
        return new PickTimes(perBatch, 1 / metersPerSecond, perUnit, perLine, Map.of(), Map.of());
    }

    public double metersPerSecond() {
        return 1 / secondsPerMeter;
    }

    public double perBatch() {
        return secondsPerBatch;
    }

    double walk(double meters) {
        return meters * secondsPerMeter;
    }

    double stop(String zone, int lines, double units) {
        return lines * zoneLine.getOrDefault(zone, secondsPerLine) + units * secondsPerUnit;
    }

    /** This picker's time over the usual one; 1 for whom nothing is known of. */
    public double pace(@Nullable String picker) {
        return picker == null ? 1 : pace.getOrDefault(picker, 1.0);
    }

    public double predict(@Nullable String picker, double meters, Map<String, Integer> linesByZone, double units) {
        double seconds = secondsPerBatch + walk(meters) + units * secondsPerUnit;
        for (Map.Entry<String, Integer> lines : linesByZone.entrySet()) {
            seconds += stop(lines.getKey(), lines.getValue(), 0);
        }
        return pace(picker) * seconds;
    }

    /** Mean absolute error over the mean duration. */
    public double error(List<Outcome> outcomes) {
        double error = 0;
        double sum = 0;
        for (Outcome o : outcomes) {
            error += Math.abs(predict(o.picker(), o.meters(), o.linesByZone(), o.units()) - o.seconds());
            sum += o.seconds();
        }
        return error / Math.max(1e-9, sum);
    }

    /** Times that explain the outcomes, from {@code prior} on. {@code O(outcomes · zones²)}. */
    public static PickTimes fit(List<Outcome> outcomes, PickTimes prior) {
        TreeSet<String> zones = new TreeSet<>(prior.zoneLine.keySet());
        outcomes.forEach(o -> zones.addAll(o.linesByZone().keySet()));
        List<String> names = List.copyOf(zones);
        double[] theta = new double[3 + names.size()];
        theta[0] = prior.secondsPerBatch;
        theta[1] = prior.secondsPerMeter;
        theta[2] = prior.secondsPerUnit;
        for (int z = 0; z < names.size(); z++) {
            theta[3 + z] = prior.zoneLine.getOrDefault(names.get(z), prior.secondsPerLine);
        }
        Map<String, Double> pace = new TreeMap<>();
        PickTimes fitted = prior;
        // Paces and times explain the same seconds; each is fitted with the other as it stands.
        for (int round = 0; round < 5 && !outcomes.isEmpty(); round++) {
            double[] solved = solve(outcomes, names, theta, pace);
            fitted = new PickTimes(
                    solved[0], solved[1], solved[2], prior.secondsPerLine, lineTimes(names, solved), pace);
            pace = paces(outcomes, fitted);
        }
        return new PickTimes(
                fitted.secondsPerBatch,
                fitted.secondsPerMeter,
                fitted.secondsPerUnit,
                fitted.secondsPerLine,
                fitted.zoneLine,
                pace);
    }

    private static Map<String, Double> lineTimes(List<String> names, double[] theta) {
        Map<String, Double> times = new TreeMap<>();
        for (int z = 0; z < names.size(); z++) {
            times.put(names.get(z), theta[3 + z]);
        }
        return times;
    }

    private static Map<String, Double> paces(List<Outcome> outcomes, PickTimes times) {
        Map<String, double[]> sums = new TreeMap<>();
        double mean = outcomes.stream().mapToDouble(Outcome::seconds).average().orElse(0);
        for (Outcome o : outcomes) {
            double[] sum = sums.computeIfAbsent(o.picker(), p -> new double[2]);
            sum[0] += o.seconds();
            sum[1] += times.predict(null, o.meters(), o.linesByZone(), o.units());
        }
        Map<String, Double> paces = new TreeMap<>();
        sums.forEach((picker, sum) ->
                paces.put(picker, (sum[0] + PRIOR_OUTCOMES * mean) / Math.max(1e-9, sum[1] + PRIOR_OUTCOMES * mean)));
        return paces;
    }

    private static double[] solve(
            List<Outcome> outcomes, List<String> names, double[] prior, Map<String, Double> pace) {
        int n = prior.length;
        double[][] a = new double[n][n];
        double[] b = new double[n];
        double[] scale = new double[n];
        double[] x = new double[n];
        for (Outcome o : outcomes) {
            double p = pace.getOrDefault(o.picker(), 1.0);
            x[0] = p;
            x[1] = p * o.meters();
            x[2] = p * o.units();
            for (int z = 0; z < names.size(); z++) {
                x[3 + z] = p * o.linesByZone().getOrDefault(names.get(z), 0);
            }
            for (int i = 0; i < n; i++) {
                scale[i] += x[i] * x[i] / outcomes.size();
                b[i] += x[i] * o.seconds();
                for (int j = 0; j < n; j++) {
                    a[i][j] += x[i] * x[j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            double weight = PRIOR_OUTCOMES * Math.max(1, scale[i]);
            a[i][i] += weight;
            b[i] += weight * prior[i];
        }
        double[] solved = new CholeskyDecomposition(new Array2DRowRealMatrix(a, false), 1e-6, 1e-12)
                .getSolver()
                .solve(new org.apache.commons.math3.linear.ArrayRealVector(b, false))
                .toArray();
        for (int i = 0; i < n; i++) {
            // A time below zero, or a walk of more than ten metres a second, is noise.
            solved[i] = Math.max(i == 1 ? 0.1 : 0, solved[i]);
        }
        return solved;
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeDouble(secondsPerBatch);
        out.writeDouble(secondsPerMeter);
        out.writeDouble(secondsPerUnit);
        out.writeDouble(secondsPerLine);
        save(zoneLine, out);
        save(pace, out);
    }

    private static void save(Map<String, Double> values, DataOutput out) throws IOException {
        out.writeInt(values.size());
        for (Map.Entry<String, Double> value : values.entrySet()) {
            out.writeUTF(value.getKey());
            out.writeDouble(value.getValue());
        }
    }

    public static PickTimes load(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("Pick times of format " + format + " can't be read; this is format " + FORMAT + ".");
        }
        double batch = in.readDouble();
        double meter = in.readDouble();
        double unit = in.readDouble();
        double line = in.readDouble();
        return new PickTimes(batch, meter, unit, line, values(in), values(in));
    }

    private static Map<String, Double> values(DataInput in) throws IOException {
        Map<String, Double> values = new TreeMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            String name = in.readUTF();
            values.put(name, in.readDouble());
        }
        return values;
    }
}
