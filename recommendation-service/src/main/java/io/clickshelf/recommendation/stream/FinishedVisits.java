package io.clickshelf.recommendation.stream;

import io.clickshelf.contracts.event.ActionType;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.recommendation.RecommendationProperties;
import io.clickshelf.recommendation.model.FittedShop;
import io.clickshelf.recommendation.store.InteractionRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Hands visits to the model that answers, as they end: an order at once, clicks after a pause in the shop's time. So what goes together since the last
 * fit counts before the next. A model that comes later is told what it has not seen; the oldest of what is held leaves first.
 */
@Component
class FinishedVisits {

    private static final int MOST_OPEN = 20_000;
    private static final int MOST_REMEMBERED = 5_000;
    private static final int LONGEST = 50;

    private final ManagedModel<FittedShop> model;
    private final long gapMillis;
    /** In the order of their last click. */
    private final Map<String, Visit> open = new LinkedHashMap<>(16, .75f, true);

    private final Deque<Visit> finished = new ArrayDeque<>();
    private long toldVersion = -1;
    private long nowMillis;

    FinishedVisits(ManagedModel<FittedShop> model, RecommendationProperties properties) {
        this.model = model;
        this.gapMillis = properties.sessionGap().toMillis();
    }

    private static final class Visit {
        private final String userId;
        private final List<String> products = new ArrayList<>();
        private long lastMillis;

        Visit(String userId) {
            this.userId = userId;
        }
    }

    /** A click or so, of a visit that may go on. */
    synchronized void clicked(InteractionRow row) {
        long at = row.at().toEpochMilli();
        nowMillis = Math.max(nowMillis, at);
        if (RecommendationModel.weight(row.action()) > 0 && row.action() != ActionType.PURCHASE) {
            Visit visit = open.computeIfAbsent(row.basketId(), id -> new Visit(row.userId()));
            visit.lastMillis = Math.max(visit.lastMillis, at);
            if (visit.products.size() < LONGEST && !visit.products.contains(row.productId())) {
                visit.products.add(row.productId());
            }
        }
        for (Iterator<Visit> oldest = open.values().iterator(); oldest.hasNext(); ) {
            Visit visit = oldest.next();
            if (open.size() <= MOST_OPEN && nowMillis - visit.lastMillis <= gapMillis) {
                break;
            }
            oldest.remove();
            finish(visit);
        }
    }

    /** The lines of an order. */
    synchronized void ordered(List<InteractionRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Visit order = new Visit(rows.getFirst().userId());
        for (InteractionRow row : rows) {
            if (row.action() == ActionType.PURCHASE && order.products.size() < LONGEST) {
                order.products.add(row.productId());
                order.lastMillis = Math.max(order.lastMillis, row.at().toEpochMilli());
            }
        }
        finish(order);
    }

    /** No later model is told of an erased shopper. */
    synchronized void forget(String userId) {
        open.values().removeIf(visit -> visit.userId.equals(userId));
        finished.removeIf(visit -> visit.userId.equals(userId));
    }

    private void finish(Visit visit) {
        if (visit.products.size() < 2) {
            return;
        }
        catchUp();
        finished.addLast(visit);
        if (finished.size() > MOST_REMEMBERED) {
            finished.removeFirst();
        }
        model.champion().ifPresent(champion -> tell(champion.model(), visit));
    }

    /** A model that was fitted meanwhile has seen some of what is remembered. */
    private void catchUp() {
        model.champion().filter(champion -> champion.version() != toldVersion).ifPresent(champion -> {
            toldVersion = champion.version();
            finished.forEach(visit -> tell(champion.model(), visit));
        });
    }

    private static void tell(FittedShop champion, Visit visit) {
        if (visit.lastMillis / 1000 > champion.seenUntil()) {
            champion.recommender().visited(visit.products);
        }
    }
}
