package io.clickshelf.pricing.model.promotion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well a ranking finds those whom an offer changes (Radcliffe 2007): people sorted by score, best first, equal scores
 * one point of the curve. O(n log n).
 */
public final class UpliftMeasure {

    private UpliftMeasure() {}

    /** The normalised Qini coefficient: 1 for the best possible order, 0 for none. */
    public static double qini(double[] score, boolean[] treated, double[] outcome) {
        double[] perfect = new double[score.length];
        for (int i = 0; i < perfect.length; i++) {
            perfect[i] = treated[i] ? outcome[i] : -outcome[i];
        }
        double own = areaAboveLine(score, treated, outcome);
        return own / areaAboveLine(perfect, treated, outcome);
    }

    private static double areaAboveLine(double[] score, boolean[] treated, double[] outcome) {
        int[] order = order(score);
        double nt = 0;
        double nc = 0;
        double yt = 0;
        double yc = 0;
        double lastX = 0;
        double lastV = 0;
        double area = 0;
        for (int k = 0; k < order.length; k++) {
            int i = order[k];
            if (treated[i]) {
                nt++;
                yt += outcome[i];
            } else {
                nc++;
                yc += outcome[i];
            }
            if (k + 1 == order.length || score[order[k + 1]] != score[i]) {
                double v = nc == 0 ? yt : yt - yc * nt / nc;
                area += (k + 1 - lastX) * (v + lastV) / 2;
                lastX = k + 1;
                lastV = v;
            }
        }
        return area - order.length * lastV / 2;
    }

    /** Difference of the arms' mean outcome among the share of people ranked highest. */
    public static double upliftAt(double share, double[] score, boolean[] treated, double[] outcome) {
        int[] order = order(score);
        double[] sum = new double[2];
        double[] count = new double[2];
        for (int k = 0; k < (int) (share * order.length); k++) {
            int arm = treated[order[k]] ? 1 : 0;
            sum[arm] += outcome[order[k]];
            count[arm]++;
        }
        return sum[1] / count[1] - sum[0] / count[0];
    }

    /** Positions by score, highest first. */
    public static int[] order(double[] score) {
        Integer[] order = IntStream.range(0, score.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> -score[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
