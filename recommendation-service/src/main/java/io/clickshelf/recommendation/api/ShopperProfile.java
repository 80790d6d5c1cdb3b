package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.recommendation.model.HistoryItem;
import io.clickshelf.recommendation.store.InteractionRow;
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

    private static final double SECONDS_PER_DAY = 86_400;

    /**
     * Parts interactions into history and this visit. The visit is the newest run of clicks without a pause longer than
     * {@code gap}; it need not be recent by the clock, since events may be replayed.
     *
     * @param newestFirst a shopper's interactions
     * @param now         of event time, for ages
     */
    static ShopperProfile of(List<InteractionRow> newestFirst, Instant now, Duration gap) {
        List<HistoryItem> history = new ArrayList<>();
        List<String> visit = new ArrayList<>();
        Map<String, ActionType> strongest = new HashMap<>();
        Instant visitStart = null;
        boolean inVisit = true;
        for (InteractionRow row : newestFirst) {
            boolean click = row.action() == ActionType.CLICK
                    || row.action() == ActionType.VIEW
                    || row.action() == ActionType.CART_ADD;
            inVisit = inVisit
                    && click
                    && (visitStart == null
                            || Duration.between(row.at(), visitStart).compareTo(gap) <= 0);
            if (inVisit) {
                visit.add(row.productId());
                visitStart = row.at();
            }
            double weight = RecommendationModel.weight(row.action());
            if (weight > 0) {
                double ageDays = Math.max(0, Duration.between(row.at(), now).toSeconds() / SECONDS_PER_DAY);
                history.add(new HistoryItem(row.productId(), weight, ageDays));
                strongest.merge(row.productId(), row.action(), ShopperProfile::stronger);
            }
        }
        return new ShopperProfile(history, visit.reversed(), strongest);
    }

    private static ActionType stronger(ActionType one, ActionType other) {
        return RecommendationModel.weight(one) >= RecommendationModel.weight(other) ? one : other;
    }
}
