package io.clickshelf.recommendation.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A shop's model, with the moment up to which it has seen the log, so that a later one can be held against it on what
 * came after.
 *
 * @param recommender  answers
 * @param seenUntil    epoch second of the newest interaction it was fitted on
 */
public record FittedShop(ShopRecommender recommender, long seenUntil) {

    private static final int FEWEST_CASES = 100;
    private static final int MOST_CASES = 1000;

    /**
     * Measures of a candidate and of the champion it is held against.
     *
     * @param champion empty where the two can't be compared
     */
    public record Comparison(Map<String, Double> candidate, Map<String, Double> champion) {}

    /**
     * Fits to the whole log; see {@link ShopRecommender#fit}.
     *
     * @param champion fitted before, whose choices hold for a while; null if there is none
     */
    public static FittedShop fit(InteractionLog log, ShopSettings settings, @Nullable FittedShop champion) {
        ShopRecommender recommender = champion == null
                ? ShopRecommender.fit(log, settings)
                : ShopRecommender.refit(log, settings, champion.recommender);
        return new FittedShop(recommender, log.end());
    }

    /**
     * Holds this way of fitting against the champion on the shoppers who came back after the champion was fitted: the
     * champion as it is, and a fit of the same moment's data by today's choices. Where fewer than 100 came back there is
     * nothing to compare on, and the candidate's own hold-out stands alone. Takes one more fit.
     *
     * <p>What came of answers leans towards the champion, who chose what could be clicked. So once there are 100 of them,
     * how both put what was seen into order counts as much: the measures are the means of the two.
     */
    public Comparison compare(@Nullable FittedShop champion, InteractionLog log, ShopSettings settings) {
        Map<String, Double> own = new HashMap<>(recommender.metrics());
        if (champion == null) {
            return new Comparison(own, Map.of());
        }
        Set<String> taught = settings.shown().stream()
                .map(ShownAnswer::user)
                .filter(Halves::teaches)
                .collect(Collectors.toSet());
        // What came of the answers that these saw may be among what the rival learns from.
        ShopCases cases = ShopCases.split(log, champion.seenUntil() + 1, MOST_CASES, user -> !taught.contains(user));
        if (cases.size() < FEWEST_CASES || cases.past().size() == 0) {
            return new Comparison(own, Map.of());
        }
        ShopRecommender rival = ShopRecommender.fit(cases.past(), settings, recommender);
        RankingTrial trial = new RankingTrial(log, cases, settings.listLength());
        RankingTrial shown = ShownTrial.of(settings.shown(), log, champion.seenUntil() + 1, settings.listLength());
        own.putAll(measured(rival, trial, shown));
        return new Comparison(own, measured(champion.recommender(), trial, shown));
    }

    private static Map<String, Double> measured(ShopRecommender recommender, RankingTrial trial, RankingTrial shown) {
        Map<String, Double> metrics = new HashMap<>(trial.measure(recommender));
        if (shown.size() >= FEWEST_CASES) {
            // The even ones are the teaching half.
            shown.measure(recommender, 1, 2)
                    .forEach((name, value) -> metrics.merge(name, value, (a, b) -> (a + b) / 2));
        }
        return metrics;
    }

    public void save(DataOutput out) throws IOException {
        out.writeLong(seenUntil);
        recommender.save(out);
    }

    public static FittedShop load(DataInput in) throws IOException {
        long seenUntil = in.readLong();
        return new FittedShop(ShopRecommender.load(in), seenUntil);
    }
}
