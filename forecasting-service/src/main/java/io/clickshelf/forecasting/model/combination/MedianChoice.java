package io.clickshelf.forecasting.model.combination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the models whose median had the least error at the earlier origins: the core first, then what lowers the error by
 * more than two standard errors of the paired difference is added, and left out, one model after the other, down to three.
 * A change must prove itself because a median of several is a strong default (Petropoulos and Svetunkov 2020).
 */
final class MedianChoice {

    /** With fewer, nothing can be proved. */
    static final int FEWEST_TESTS = 30;

    private static final int FEWEST_MODELS = 3;
    private static final double STANDARD_ERRORS = 2;

    private MedianChoice() {}

    /** @param core how many of the models, the first ones, are taken unless others prove better */
    static int[] choose(List<BackTest> tests, int core, int models) {
        int[] chosen = new int[core];
        Arrays.setAll(chosen, k -> k);
        if (tests.size() < FEWEST_TESTS) {
            return chosen;
        }
        double[] errors = errors(tests, chosen);
        for (int[] better = best(tests, errors, additions(chosen, models));
                better != null;
                better = best(tests, errors, additions(chosen, models))) {
            chosen = better;
            errors = errors(tests, chosen);
        }
        for (int[] better = best(tests, errors, omissions(chosen));
                better != null;
                better = best(tests, errors, omissions(chosen))) {
            chosen = better;
            errors = errors(tests, chosen);
        }
        return chosen;
    }

    /** The candidate that lowers the error most, null if none does so beyond chance. */
    private static int @Nullable [] best(List<BackTest> tests, double[] errors, List<int[]> candidates) {
        int[] best = null;
        double most = 0;
        for (int[] candidate : candidates) {
            double gain = gain(errors, errors(tests, candidate));
            if (gain > most) {
                most = gain;
                best = candidate;
            }
        }
        return best;
    }

    private static List<int[]> additions(int[] chosen, int models) {
        List<int[]> additions = new ArrayList<>();
        for (int k = 0; k < models; k++) {
            int model = k;
            if (Arrays.stream(chosen).noneMatch(c -> c == model)) {
                int[] more = Arrays.copyOf(chosen, chosen.length + 1);
                more[chosen.length] = model;
                additions.add(more);
            }
        }
        return additions;
    }

    private static List<int[]> omissions(int[] chosen) {
        List<int[]> omissions = new ArrayList<>();
        for (int i = 0; i < chosen.length && chosen.length > FEWEST_MODELS; i++) {
            omissions.add(without(chosen, i));
        }
        return omissions;
    }

    /** The mean fall of the error, or zero if it could be chance. */
    private static double gain(double[] before, double[] after) {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int i = 0; i < before.length; i++) {
            double fall = before[i] - after[i];
            if (!Double.isNaN(fall)) {
                sum += fall;
                squares += fall * fall;
                n++;
            }
        }
        if (n < FEWEST_TESTS) {
            return 0;
        }
        double mean = sum / n;
        double standardError = Math.sqrt(Math.max(0, squares / n - mean * mean) / n);
        return mean > STANDARD_ERRORS * standardError ? mean : 0;
    }

    private static double[] errors(List<BackTest> tests, int[] chosen) {
        return tests.stream().mapToDouble(test -> test.error(chosen)).toArray();
    }

    private static int[] without(int[] chosen, int index) {
        int[] fewer = new int[chosen.length - 1];
        System.arraycopy(chosen, 0, fewer, 0, index);
        System.arraycopy(chosen, index + 1, fewer, index, fewer.length - index);
        return fewer;
    }
}
