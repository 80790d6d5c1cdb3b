package io.clickshelf.benchmarks.price;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Benchmark;
import io.clickshelf.benchmarks.Report;
import io.clickshelf.pricing.model.promotion.CrossFit;
import io.clickshelf.pricing.model.promotion.Targeting;
import io.clickshelf.pricing.model.promotion.TargetingChoice;
import io.clickshelf.pricing.model.promotion.Trial;
import io.clickshelf.pricing.model.promotion.UpliftLearner;
import io.clickshelf.pricing.model.promotion.UpliftMeasure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Uplift on two public randomised trials: Hillstrom's e-mail test (women's e-mail against none, target visit, ten folds by
 * row modulo ten, scores pooled) and the Starbucks promotion (the given split; learners and cut chosen on the training file
 * alone).
 */
public final class PromotionBenchmark implements Benchmark {

    private static final double PURCHASE = 10;
    private static final double PROMOTION = .15;

    @Override
    public String name() {
        return "promotion";
    }

    @Override
    public String usage() {
        return "promotion [hillstrom|starbucks] --data DIR [--learners all]   uplift on two randomised trials";
    }

    @Override
    public void run(Arguments arguments, Report report) throws IOException {
        boolean all = arguments.option("learners", "").equals("all");
        CsvRows hillstrom = new CsvRows(arguments.data().resolve("promotions/hillstrom/hillstrom.csv.gz"));
        Trial training = starbucks(new CsvRows(arguments.data().resolve("promotions/starbucks/training.csv.gz")));
        Trial test = starbucks(new CsvRows(arguments.data().resolve("promotions/starbucks/test.csv.gz")));
        List<String> parts = arguments.words();
        if (parts.isEmpty() || parts.contains("hillstrom")) {
            hillstrom(hillstrom, Targeting.MIXTURE, "clickshelf", report);
            for (UpliftLearner learner : all ? UpliftLearner.values() : new UpliftLearner[0]) {
                hillstrom(hillstrom, List.of(learner), name(learner), report);
            }
        }
        if (parts.isEmpty() || parts.contains("starbucks")) {
            starbucks(training, test, Targeting.MIXTURES, "clickshelf", report);
            for (UpliftLearner learner : all ? UpliftLearner.values() : new UpliftLearner[0]) {
                starbucks(training, test, List.of(List.of(learner)), name(learner), report);
            }
        }
    }

    private static String name(UpliftLearner learner) {
        return learner.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One mixture alone: its ten folds are the measure, and choosing by them would flatter. */
    private static void hillstrom(CsvRows csv, List<UpliftLearner> mixture, String model, Report report) {
        for (String arm : List.of("Womens", "Mens")) {
            List<Integer> kept = new ArrayList<>();
            for (int i = 0; i < csv.size(); i++) {
                String segment = csv.text(i, "segment");
                if (segment.startsWith(arm) || segment.startsWith("No")) {
                    kept.add(i);
                }
            }
            int n = kept.size();
            double[][] x = new double[n][];
            boolean[] treated = new boolean[n];
            double[] visited = new double[n];
            int[] fold = new int[n];
            for (int k = 0; k < n; k++) {
                int row = kept.get(k);
                x[k] = hillstromFeatures(csv, row);
                treated[k] = csv.text(row, "segment").startsWith(arm);
                visited[k] = csv.number(row, "visit");
                fold[k] = row % 10;
            }
            Trial trial = new Trial(x, treated, visited);
            double[] score =
                    CrossFit.best(trial, new int[][] {fold}, List.of(mixture)).score();
            String set = "hillstrom-" + arm.toLowerCase(Locale.ROOT) + "-visit";
            report.add(set, model, "qini", UpliftMeasure.qini(score, treated, visited), "");
            report.add(set, model, "uplift-at-30%", UpliftMeasure.upliftAt(.3, score, treated, visited), "");
            // E-mail is almost free: is anybody better left alone?
            TargetingChoice choice = TargetingChoice.of(score, trial, 1, .001);
            report.add(set, model, "share-to-offer", choice.share(), "");
            report.say("  decision for %s: %s", set, choice.policy());
        }
    }

    private static double[] hillstromFeatures(CsvRows csv, int row) {
        double history = csv.number(row, "history");
        double mens = csv.number(row, "mens");
        double womens = csv.number(row, "womens");
        String zip = csv.text(row, "zip_code");
        String channel = csv.text(row, "channel");
        return new double[] {
            csv.number(row, "recency"),
            Math.log1p(history),
            history,
            mens,
            womens,
            mens * womens,
            zip.equals("Rural") ? 1 : 0,
            zip.equals("Urban") ? 0 : zip.equals("Rural") ? 0 : 1,
            csv.number(row, "newbie"),
            channel.equals("Phone") ? 1 : 0,
            channel.equals("Web") ? 1 : 0,
            csv.text(row, "history_segment").charAt(0) - '0'
        };
    }

    private static void starbucks(
            Trial training, Trial test, List<List<UpliftLearner>> mixtures, String model, Report report) {
        Targeting targeting =
                Targeting.fit(training, new TargetingChoice.Earnings(PURCHASE, PURCHASE, PROMOTION), mixtures);
        TargetingChoice choice = targeting.choice();
        int people = test.x().length;
        double[] score = new double[people];
        double[] bought = new double[2];
        double[] offered = new double[2];
        for (int i = 0; i < people; i++) {
            score[i] = targeting.model().uplift(test.x()[i]);
            if (choice.offersTo(score[i])) {
                int arm = test.treated()[i] ? 1 : 0;
                offered[arm]++;
                bought[arm] += test.outcome()[i];
            }
        }
        report.say("  decision for starbucks: %s, the best %.0f %%", choice.policy(), 100 * choice.share());
        report.add("starbucks", model, "qini", UpliftMeasure.qini(score, test.treated(), test.outcome()), "");
        report.add("starbucks", model, "IRR", bought[1] / offered[1] - bought[0] / offered[0], "");
        report.add("starbucks", model, "NIR", PURCHASE * (bought[1] - bought[0]) - PROMOTION * offered[1], "$");
    }

    private static Trial starbucks(CsvRows csv) {
        String[] categorical = {"V1", "V4", "V5", "V6", "V7"};
        int n = csv.size();
        double[][] x = new double[n][];
        boolean[] treated = new boolean[n];
        double[] bought = new double[n];
        for (int i = 0; i < n; i++) {
            double[] row = new double[2 + 5 * categorical.length];
            row[0] = csv.number(i, "V2");
            row[1] = csv.number(i, "V3");
            for (int c = 0; c < categorical.length; c++) {
                row[2 + 5 * c + Math.clamp((int) csv.number(i, categorical[c]), 0, 4)] = 1;
            }
            x[i] = row;
            treated[i] = csv.text(i, "Promotion").equals("Yes");
            bought[i] = csv.number(i, "purchase");
        }
        return new Trial(x, treated, bought);
    }
}
