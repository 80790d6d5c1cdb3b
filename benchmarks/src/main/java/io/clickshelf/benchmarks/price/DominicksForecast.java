package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Report;
import io.clickshelf.benchmarks.price.DominicksPanel.Choice;
import io.clickshelf.benchmarks.price.DominicksPanel.Extra;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Dominick's orange juice out of sample: weeks up to 139 against 140 to 160, every store and brand, at the prices and
 * promotions they had. Regressions of several make-ups are averaged; which, and how often each counts, is found by greedy
 * selection with replacement (Caruana et al. 2004) on two spans at the end of the training part.
 */
final class DominicksForecast {

    private static final int FIRST_TEST_WEEK = 140;
    private static final int[] VALIDATED_FROM = {98, 119};
    private static final int VALIDATED_WEEKS = 21;
    private static final int MEMBERS = 12;
    private static final double YEAR = 52;

    private final Report report;
    private final DominicksPanel panel;

    DominicksForecast(Report report, CsvRows csv) {
        this.report = report;
        this.panel = new DominicksPanel(csv);
    }

    /** Rows predicted and what came. */
    private record Span(double[] actual, double[] sum) {

        double rmse(double[] added, int members) {
            double squares = 0;
            for (int i = 0; i < actual.length; i++) {
                double error = (sum[i] + added[i]) / members - actual[i];
                squares += error * error;
            }
            return Math.sqrt(squares / actual.length);
        }

        /** Of a log-normal the median, not the mean, minimises absolute error. */
        double wape(double[] added, int members) {
            double absolute = 0;
            double units = 0;
            for (int i = 0; i < actual.length; i++) {
                absolute += Math.abs(Math.exp((sum[i] + added[i]) / members) - Math.exp(actual[i]));
                units += Math.exp(actual[i]);
            }
            return absolute / units;
        }

        void add(double[] member) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += member[i];
            }
        }
    }

    void run() {
        List<Choice> choices = choices();
        double[][][] predicted = new double[choices.size()][VALIDATED_FROM.length][];
        List<Span> spans = new ArrayList<>();
        for (int s = 0; s < VALIDATED_FROM.length; s++) {
            int from = VALIDATED_FROM[s];
            for (int c = 0; c < predicted.length; c++) {
                predicted[c][s] = panel.predicted(from, from + VALIDATED_WEEKS, choices.get(c));
            }
            double[] actual = panel.actual(from, from + VALIDATED_WEEKS);
            spans.add(new Span(actual, new double[actual.length]));
        }
        int[] counts = select(spans, predicted);
        double[] actual = panel.actual(FIRST_TEST_WEEK, DominicksPanel.WEEKS);
        Span test = new Span(actual, new double[actual.length]);
        double elasticity = 0;
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 0) {
                report.say("  counts %d of %d: %s", counts[c], MEMBERS, choices.get(c));
                double[] member = panel.predicted(FIRST_TEST_WEEK, DominicksPanel.WEEKS, choices.get(c));
                for (int k = 0; k < counts[c]; k++) {
                    test.add(member);
                }
                elasticity += counts[c] * panel.ownElasticity(FIRST_TEST_WEEK, choices.get(c)) / MEMBERS;
            }
        }
        double[] none = new double[actual.length];
        report.add("dominicks out of sample", "clickshelf", "RMSE(log)", test.rmse(none, MEMBERS), "");
        report.add("dominicks out of sample", "clickshelf", "WAPE", test.wape(none, MEMBERS), "");
        report.add("dominicks out of sample", "clickshelf", "rows", actual.length, "");
        report.add("dominicks out of sample", "clickshelf", "mean-own-elasticity", elasticity, "");
    }

    /** Each extra alone, all, and none; with stores that react alike or not; with and without forgetting. */
    private static List<Choice> choices() {
        List<Set<Extra>> sets = new ArrayList<>();
        sets.add(EnumSet.noneOf(Extra.class));
        for (Extra extra : Extra.values()) {
            sets.add(EnumSet.of(extra));
        }
        sets.add(EnumSet.allOf(Extra.class));
        List<Choice> choices = new ArrayList<>();
        for (Set<Extra> extras : sets) {
            choices.add(new Choice(extras, 0, DominicksPanel.NEVER));
            choices.add(new Choice(extras, 0, YEAR));
        }
        for (Set<Extra> extras : List.of(sets.getFirst(), sets.getLast())) {
            choices.add(new Choice(extras, 1, DominicksPanel.NEVER));
            choices.add(new Choice(extras, 3, DominicksPanel.NEVER));
        }
        return choices;
    }

    /** How often each is taken, one after the other, each time the one that makes RMSE and WAPE together least. */
    private int[] select(List<Span> spans, double[][][] predicted) {
        int[] counts = new int[predicted.length];
        for (int taken = 1; taken <= MEMBERS; taken++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < predicted.length; c++) {
                double error = 0;
                for (int s = 0; s < spans.size(); s++) {
                    error += spans.get(s).rmse(predicted[c][s], taken)
                            + spans.get(s).wape(predicted[c][s], taken);
                }
                if (error < least) {
                    least = error;
                    best = c;
                }
            }
            counts[best]++;
            for (int s = 0; s < spans.size(); s++) {
                spans.get(s).add(predicted[best][s]);
            }
            report.say("  validation with %d: %.4f", taken, least / spans.size());
        }
        return counts;
    }
}
