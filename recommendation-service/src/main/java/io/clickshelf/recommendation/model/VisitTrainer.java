package io.clickshelf.recommendation.model;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Chooses how much the clicks and the cart of a visit count, on the visits and orders of the validation's time: shown the first half of each, in the
 * order of the log, what ranks the other half best beside the shopper's history?
 */
final class VisitTrainer {

    private static final int MOST_VISITS = 600;
    private static final int FEWEST_VISITS = 50;
    private static final int ROUNDS = 2;

    /** What visits like this one must gain, on visits that did not choose, to be worth their time. */
    private static final double WORTH = 1.005;

    private final ShopRecommender before;
    private final ShopTuner.Choice choice;
    private final ShopSettings settings;
    private final Parallel parallel;
    private final RankingTrial trial;

    private VisitTrainer(
            ShopRecommender before,
            ShopTuner.Choice choice,
            ShopSettings settings,
            Parallel parallel,
            RankingTrial trial) {
        this.before = before;
        this.choice = choice;
        this.settings = settings;
        this.parallel = parallel;
        this.trial = trial;
    }

    /** @param before fitted to the past of the choice's cases */
    static SessionBlend choose(
            ShopRecommender before,
            ShopTuner.Choice choice,
            InteractionLog log,
            ShopSettings settings,
            Parallel parallel) {
        RankingTrial trial = trial(log, choice.cases().past(), settings.listLength());
        if (trial.size() < FEWEST_VISITS) {
            return SessionBlend.DEFAULT;
        }
        VisitTrainer trainer = new VisitTrainer(before, choice, settings, parallel, trial);
        SessionBlend without = trainer.search(SessionBlend.DEFAULT, false);
        SessionBlend with = trainer.search(without, true);
        double gain = trainer.value(with, 1) / trainer.value(without, 1);
        settings.progress().accept(String.format(Locale.ROOT, "visits like this one: %.4f times as good", gain));
        return gain > WORTH ? with : without;
    }

    /**
     * On every second visit.
     *
     * @param neighbours whether the weight of visits like this one is searched, beside the rest as it is; else the rest
     */
    private SessionBlend search(SessionBlend start, boolean neighbours) {
        double[] known = start.toArray();
        double[][] grids = SessionBlend.GRIDS.clone();
        int last = grids.length - 1;
        for (int d = 0; d < grids.length; d++) {
            if (neighbours != (d == last)) {
                grids[d] = new double[] {d == last ? 0 : known[d]};
            }
        }
        return SessionBlend.of(new CoordinateSearch(known, grids, values -> value(SessionBlend.of(values), 0))
                .run(neighbours ? 1 : ROUNDS, line -> settings.progress().accept("visits " + line)));
    }

    private double value(SessionBlend blend, int first) {
        ShopRecommender tried = before.with(blend, choice.generators(), choice, settings, parallel);
        return trial.measure(tried, first, 2).values().stream()
                .mapToDouble(value -> value)
                .sum();
    }

    private static RankingTrial trial(InteractionLog log, InteractionLog past, int k) {
        Map<Integer, IntArrayList> visits = new LinkedHashMap<>();
        for (int n = past.size(); n < log.size(); n++) {
            visits.computeIfAbsent(log.basket(n), basket -> new IntArrayList()).add(n);
        }
        List<IntArrayList> drawn = new ArrayList<>(visits.values());
        drawn.removeIf(visit -> distinct(visit, log).size() < 2);
        Collections.shuffle(drawn, new Random(1));
        drawn = drawn.subList(0, Math.min(MOST_VISITS, drawn.size()));
        Map<Integer, List<HistoryItem>> histories =
                past.histories(drawn.stream().mapToInt(visit -> log.user(visit.getInt(0))));
        RankingTrial trial = new RankingTrial(k);
        for (IntArrayList visit : drawn) {
            List<String> products = distinct(visit, log);
            List<String> shown = products.subList(0, products.size() / 2);
            List<HistoryItem> history = histories.getOrDefault(log.user(visit.getInt(0)), List.of());
            trial.add(
                    new Question(history, shown, new HashSet<>(shown), product -> true, k, 0),
                    Set.copyOf(products.subList(shown.size(), products.size())));
        }
        return trial;
    }

    private static List<String> distinct(IntArrayList visit, InteractionLog log) {
        return visit.intStream()
                .mapToObj(n -> log.products().id(log.product(n)))
                .distinct()
                .toList();
    }
}
