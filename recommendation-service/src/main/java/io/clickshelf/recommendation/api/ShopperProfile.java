package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.recommendation.model.HistoryItem;
import io.clickshelf.recommendation.store.Past;
import io.clickshelf.recommendation.stream.RecommendationModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A shopper as the model sees one: what was taken before, and what was clicked in this visit.
 *
 * @param history        with age
 * @param session        products of this visit, oldest first
 * @param strongestAction by product, for the words of the reason
 */
record ShopperProfile(List<HistoryItem> history, List<String> session, Map<String, ActionType> strongestAction) {

    private static final double MILLIS_PER_DAY = 86_400_000;

    /**
     * Parts interactions into history and this visit. The visit is the newest run of clicks without a pause longer than
     * {@code gap}; it need not be recent by the clock, since events may be replayed.
     *
     * @param newestFirst a shopper's interactions
     * @param now         of event time, for ages
     */
    static ShopperProfile of(List<Past> newestFirst, Instant now, Duration gap) {
        List<HistoryItem> history = new ArrayList<>();
        List<String> visit = new ArrayList<>();
        Map<String, ActionType> strongest = new HashMap<>();
        long visitStart = Long.MAX_VALUE;
        boolean inVisit = true;
        for (Past past : newestFirst) {
            boolean click = past.action() == ActionType.CLICK
                    || past.action() == ActionType.VIEW
                    || past.action() == ActionType.CART_ADD;
            inVisit = inVisit && click && (visit.isEmpty() || visitStart - past.atMillis() <= gap.toMillis());
            if (inVisit) {
                visit.add(past.productId());
                visitStart = past.atMillis();
            }
            double weight = RecommendationModel.weight(past.action());
            if (weight > 0) {
                double ageDays = Math.max(0, (now.toEpochMilli() - past.atMillis()) / MILLIS_PER_DAY);
                history.add(new HistoryItem(past.productId(), weight, ageDays));
                strongest.merge(past.productId(), past.action(), ShopperProfile::stronger);
            }
        }
        return new ShopperProfile(history, visit.reversed(), strongest);
    }

    /** Of all that an answer is computed from; two answers with the same were asked about the same past. */
    String digest() {
        return Long.toHexString(31L * (31L * history.hashCode() + session.hashCode()) + history.size());
    }

    private static ActionType stronger(ActionType one, ActionType other) {
        return RecommendationModel.weight(one) >= RecommendationModel.weight(other) ? one : other;
    }
}
