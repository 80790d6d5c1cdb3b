package io.clickshelf.forecasting.model.combination;

import java.util.Arrays;
import java.util.List;

/**
 * Chooses the models whose median had the least error at the earlier origins: all models first, then one after the other
 * is left out as long as that lowers the error by more than two standard errors of the paired difference, down to three.
 * Leaving out must prove itself because a median of several is a strong default (Petropoulos and Svetunkov 2020).
 */
final class MedianChoice {

    private static final int FEWEST_TESTS = 30;
    private static final int FEWEST_MODELS = 3;
    private static final double STANDARD_ERRORS = 2;

    private MedianChoice() {}

    static int[] choose(List<BackTest> tests, int models) {
        int[] chosen = new int[models];
        Arrays.setAll(chosen, k -> k);
        if (tests.size() < FEWEST_TESTS) {
            return chosen;
        }
        double[] errors = errors(tests, chosen);
        while (chosen.length > FEWEST_MODELS) {
            int[] best = chosen;
            double[] bestErrors = errors;
            double mostGain = 0;
            for (int i = 0; i < chosen.length; i++) {
                int[] fewer = without(chosen, i);
                double[] candidate = errors(tests, fewer);
                double gain = gain(errors, candidate);
                if (gain > mostGain) {
                    mostGain = gain;
                    best = fewer;
                    bestErrors = candidate;
                }
            }
            if (mostGain == 0) {
                break;
            }
            chosen = best;
            errors = bestErrors;
        }
        return chosen;
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
