package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.Product;
import io.clickshelf.contracts.event.PromotionPlan;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.pricing.CalendarPromotion;
import io.clickshelf.contracts.pricing.PromotedPrice;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.pricing.model.price.FittedResponse;
import io.clickshelf.pricing.store.CalendarStore;
import io.clickshelf.pricing.store.CatalogStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the forecast what the calendar plans: by product, the spans of time with the promotions that hold then, as the
 * calendar itself would decide, and the demand that their discount is expected to bring. Each product's plan is told whole
 * whenever a promotion for it changes, and when demand was learnt anew.
 */
@Component
class PromotionPlans {

    private static final int MOST_OWED = 500;

    private final CalendarStore promotions;
    private final CatalogStore catalog;
    private final PromotionCalendar calendar;
    private final ManagedModel<FittedResponse> model;
    private final EventPublisher publisher;
    private final TransactionTemplate transactions;
    private final EventClock clock;
    private long toldVersion;

    PromotionPlans(
            CalendarStore promotions,
            CatalogStore catalog,
            PromotionCalendar calendar,
            ManagedModel<FittedResponse> model,
            EventPublisher publisher,
            TransactionTemplate transactions,
            EventClock clock) {
        this.promotions = promotions;
        this.catalog = catalog;
        this.calendar = calendar;
        this.model = model;
        this.publisher = publisher;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What can't be told now, as the broker is away or nothing is learnt yet, stays owed. */
    @Scheduled(fixedDelayString = "${clickshelf.pricing.plans:2s}")
    void keepUp() {
        model.champion().ifPresent(champion -> {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transactions.execute(status -> tellOwed(champion.model())));
            }
        });
        model.champion().filter(champion -> champion.version() != toldVersion).ifPresent(champion -> {
            publish(ahead(clock.instant()), champion.model());
            toldVersion = champion.version();
        });
    }

    /** Plans of all products that changed promotions, as they were or as they are, match; false if none are owed. */
    private boolean tellOwed(FittedResponse response) {
        List<CalendarStore.Owed> owed = promotions.owed(MOST_OWED);
        if (owed.isEmpty()) {
            return false;
        }
        publish(owed.stream().map(CalendarStore.Owed::promotion).toList(), response);
        promotions.told(owed);
        return true;
    }

    private List<CalendarPromotion> ahead(Instant now) {
        return promotions.all().stream()
                .filter(promotion -> promotion.until().isAfter(now))
                .toList();
    }

    private void publish(Collection<CalendarPromotion> changed, FittedResponse response) {
        if (changed.isEmpty()) {
            return;
        }
        Map<String, Product> products = new LinkedHashMap<>();
        catalog.all().forEach((id, product) -> {
            if (changed.stream().anyMatch(one -> one.matches(id, product.brand(), product.category()))) {
                products.put(id, product);
            }
        });
        Instant now = clock.instant();
        Map<String, List<PromotionPlan.Period>> periods = new LinkedHashMap<>();
        products.keySet().forEach(id -> periods.put(id, new ArrayList<>()));
        List<Instant> moments = moments(ahead(now));
        for (int k = 0; k + 1 < moments.size(); k++) {
            boolean over = !moments.get(k + 1).isAfter(now);
            for (PromotedPrice promoted :
                    over ? List.<PromotedPrice>of() : calendar.at(products.keySet(), null, moments.get(k))) {
                if (!promoted.applied().isEmpty()) {
                    Product product = Objects.requireNonNull(products.get(promoted.productId()));
                    Objects.requireNonNull(periods.get(promoted.productId()))
                            .add(period(promoted, product, moments.get(k), moments.get(k + 1), response));
                }
            }
        }
        List<PromotionPlan> plans = new ArrayList<>();
        periods.forEach((id, of) -> plans.add(new PromotionPlan(id, of, now)));
        publisher
                .publishAll(Topic.PROMOTION_PLAN, plans, PromotionPlan::productId)
                .join();
    }

    /** When something begins or ends. */
    private static List<Instant> moments(List<CalendarPromotion> promotions) {
        TreeSet<Instant> moments = new TreeSet<>();
        promotions.stream()
                .flatMap(promotion -> Stream.of(promotion.from(), promotion.until()))
                .forEach(moments::add);
        return List.copyOf(moments);
    }

    private static PromotionPlan.Period period(
            PromotedPrice promoted, Product product, Instant from, Instant until, FittedResponse response) {
        double price = promoted.price().doubleValue();
        double lowered = promoted.promotedPrice().doubleValue();
        return new PromotionPlan.Period(
                from,
                until,
                promoted.applied().stream()
                        .map(PromotedPrice.AppliedPromotion::promotionId)
                        .toList(),
                100 * (1 - lowered / price),
                response.response()
                        .promotionLift(promoted.productId(), SalesHistories.category(product), price, lowered));
    }
}
