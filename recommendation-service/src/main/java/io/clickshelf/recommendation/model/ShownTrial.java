package io.clickshelf.recommendation.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks again what was asked when answers were shown: the same shopper, what was known of them at that moment, and only the products that were seen. What
 * was taken of them is the truth.
 */
final class ShownTrial {

    private static final long VISIT_SECONDS = 1800;

    private final InteractionLog log;
    private final Map<Integer, List<Integer>> ofUser = new HashMap<>();

    private ShownTrial(InteractionLog log) {
        this.log = log;
    }

    /**
     * @param from epoch second before which what was shown is left out: a model that is asked must not have seen what came of it
     * @return questions of shoppers known to the log, {@link Halves#paired}
     */
    static RankingTrial of(List<ShownAnswer> shown, InteractionLog log, long from, int k) {
        ShownTrial builder = new ShownTrial(log);
        List<ShownAnswer> able = shown.stream()
                .filter(answer -> answer.epochSecond() >= from && log.users().find(answer.user()) >= 0)
                .filter(answer ->
                        answer.products().size() > 1 && !answer.takenProducts().isEmpty())
                .toList();
        able.forEach(answer -> builder.ofUser.put(log.users().find(answer.user()), new ArrayList<>()));
        for (int n = 0; n < log.size(); n++) {
            List<Integer> own = builder.ofUser.get(log.user(n));
            if (own != null) {
                own.add(n);
            }
        }
        RankingTrial trial = new RankingTrial(k);
        Halves.paired(able, ShownAnswer::user)
                .forEach(answer -> trial.add(builder.question(answer, k), answer.takenProducts()));
        return trial;
    }

    private Question question(ShownAnswer answer, int k) {
        List<HistoryItem> history = new ArrayList<>();
        List<String> visit = new ArrayList<>();
        for (int n : ofUser.getOrDefault(log.users().find(answer.user()), List.of())) {
            if (log.epochSecond(n) < answer.epochSecond()) {
                String product = log.products().id(log.product(n));
                long age = answer.epochSecond() - log.epochSecond(n);
                history.add(new HistoryItem(product, log.weight(n), age / Popularity.SECONDS_PER_DAY));
                if (age < VISIT_SECONDS && log.weight(n) < OwnHistory.PURCHASE) {
                    visit.add(product);
                }
            }
        }
        return new Question(history, visit, Set.of(), answer.products()::contains, Math.max(k, 1), 0, null, answer);
    }
}
