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
import java.util.stream.IntStream;

/**
 * Chooses how much the clicks and the cart of a visit count, on the visits and orders of the validation's time: shown the first half of each, in the
 * order of the log, what ranks the other half best beside the shopper's history?
 */
final class VisitTrainer {

    private static final int MOST_CHOOSING = 300;
    private static final int MOST_MEASURING = 1000;
    private static final int FEWEST_VISITS = 50;
    private static final int ROUNDS = 2;

    /** What visits like this one must gain, on visits that did not choose, to be worth their time. */
    private static final double WORTH = 1.005;

    private final ShopRecommender before;
    private final ShopTuner.Choice choice;
    private final ShopSettings settings;
    private final Parallel parallel;
    private final Trials trials;

    private VisitTrainer(
            ShopRecommender before, ShopTuner.Choice choice, ShopSettings settings, Parallel parallel, Trials trials) {
        this.before = before;
        this.choice = choice;
        this.settings = settings;
        this.parallel = parallel;
        this.trials = trials;
    }

    /** @param before fitted to the past of the choice's cases */
    static SessionBlend choose(
            ShopRecommender before,
            ShopTuner.Choice choice,
            InteractionLog log,
            ShopSettings settings,
            Parallel parallel) {
        Trials trials = trials(log, choice.cases().past(), settings.listLength());
        if (trials.size() < FEWEST_VISITS) {
            return SessionBlend.DEFAULT;
        }
        VisitTrainer trainer = new VisitTrainer(before, choice, settings, parallel, trials);
        SessionBlend without = trainer.search(SessionBlend.DEFAULT, false, ROUNDS);
        SessionBlend with = trainer.search(without, true, 1);
        double gain = trainer.value(with, trials.measuring) / trainer.value(without, trials.measuring);
        settings.progress().accept(String.format(Locale.ROOT, "visits like this one: %.4f times as good", gain));
        return gain > WORTH ? with : without;
    }

    /** What one blend brings beyond another to the visits that did not choose, clicks counting as serves each best; none where there are too few. */
    static Gain gain(
            ShopTuner.Choice with,
            ShopTuner.Choice without,
            InteractionLog log,
            ShopSettings settings,
            Parallel parallel) {
        Trials trials = trials(log, with.cases().past(), settings.listLength());
        return trials.size() < FEWEST_VISITS
                ? Gain.NONE
                : Gain.of(values(with, trials, settings, parallel), values(without, trials, settings, parallel));
    }

    private static double[] values(ShopTuner.Choice choice, Trials trials, ShopSettings settings, Parallel parallel) {
        ShopRecommender before =
                ShopRecommender.of(choice.cases().past(), choice.generators(), choice, Map.of(), settings, parallel);
        VisitTrainer trainer = new VisitTrainer(before, choice, settings, parallel, trials);
        return trials.measuring.values(trainer.tried(trainer.search(SessionBlend.DEFAULT, false, 1)));
    }

    /**
     * On the choosing visits.
     *
     * @param neighbours whether the weight of visits like this one is searched, beside the rest as it is; else the rest
     */
    private SessionBlend search(SessionBlend start, boolean neighbours, int rounds) {
        double[] known = start.toArray();
        double[][] grids = SessionBlend.GRIDS.clone();
        int last = grids.length - 1;
        for (int d = 0; d < grids.length; d++) {
            if (neighbours != (d == last)) {
                grids[d] = new double[] {d == last ? 0 : known[d]};
            }
        }
        return SessionBlend.of(
                new CoordinateSearch(known, grids, values -> value(SessionBlend.of(values), trials.choosing))
                        .run(rounds, line -> settings.progress().accept("visits " + line)));
    }

    private double value(SessionBlend blend, RankingTrial trial) {
        return trial.measure(tried(blend)).values().stream()
                .mapToDouble(value -> value)
                .sum();
    }

    private ShopRecommender tried(SessionBlend blend) {
        return before.with(blend, choice.generators(), choice, settings, parallel);
    }

    /** Visits in two halves; many more measure than choose, who are asked over and over. */
    private record Trials(RankingTrial choosing, RankingTrial measuring) {

        int size() {
            return choosing.size() + measuring.size();
        }
    }

    private static Trials trials(InteractionLog log, InteractionLog past, int k) {
        Map<Integer, IntArrayList> visits = new LinkedHashMap<>();
        for (int n = past.size(); n < log.size(); n++) {
            visits.computeIfAbsent(log.basket(n), basket -> new IntArrayList()).add(n);
        }
        List<IntArrayList> drawn = new ArrayList<>(visits.values());
        drawn.removeIf(visit -> distinct(visit, log).size() < 2);
        Collections.shuffle(drawn, new Random(1));
        return new Trials(
                trial(everySecond(drawn, 0, MOST_CHOOSING), log, past, k),
                trial(everySecond(drawn, 1, MOST_MEASURING), log, past, k));
    }

    private static List<IntArrayList> everySecond(List<IntArrayList> visits, int first, int limit) {
        return IntStream.iterate(first, n -> n < visits.size(), n -> n + 2)
                .limit(limit)
                .mapToObj(visits::get)
                .toList();
    }

    private static RankingTrial trial(List<IntArrayList> visits, InteractionLog log, InteractionLog past, int k) {
        Map<Integer, List<HistoryItem>> histories =
                past.histories(visits.stream().mapToInt(visit -> log.user(visit.getInt(0))));
        RankingTrial trial = new RankingTrial(k);
        for (IntArrayList visit : visits) {
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
