package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.recommendation.RecommendRequest;
import io.clickshelf.contracts.recommendation.RecommendResponse;
import io.clickshelf.contracts.recommendation.RecommendedItem;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.recommendation.RecommendationProperties;
import io.clickshelf.recommendation.model.FittedShop;
import io.clickshelf.recommendation.model.Question;
import io.clickshelf.recommendation.model.Recommendation;
import io.clickshelf.recommendation.store.Offer;
import io.clickshelf.recommendation.store.Past;
import io.clickshelf.recommendation.store.Shelf;
import io.clickshelf.recommendation.store.Shoppers;
import io.clickshelf.recommendation.stream.RecommendationModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers one request: reads the shopper, asks the champion, dresses the answer, and writes it to the decision log. */
@Component
class Recommender {

    private static final String BEFORE_FIRST_FIT = "popularity";
    private static final int REASONS_EXPLAINED = 10;

    private final ManagedModel<FittedShop> model;
    private final Shoppers shoppers;
    private final BestSellers bestSellers;
    private final Shelf shelf;
    private final EventClock clock;
    private final DecisionLog decisions;
    private final Timer timer;
    private final RecommendationProperties properties;

    Recommender(
            ManagedModel<FittedShop> model,
            Shoppers shoppers,
            BestSellers bestSellers,
            Shelf shelf,
            EventClock clock,
            DecisionLog decisions,
            MeterRegistry meters,
            RecommendationProperties properties) {
        this.model = model;
        this.shoppers = shoppers;
        this.bestSellers = bestSellers;
        this.shelf = shelf;
        this.clock = clock;
        this.decisions = decisions;
        this.timer = meters.timer("clickshelf.decision", "kind", "recommend");
        this.properties = properties;
    }

    RecommendResponse recommend(RecommendRequest request) {
        long start = System.nanoTime();
        try {
            return answer(request);
        } finally {
            timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private RecommendResponse answer(RecommendRequest request) {
        ShopperProfile profile = ShopperProfile.of(history(request), clock.instant(), properties.sessionGap());
        Optional<ManagedModel.Versioned<FittedShop>> champion = model.champion();
        List<RecommendedItem> items =
                champion.isPresent() ? modelled(champion.get().model(), request, profile) : popular(request);
        String version =
                champion.map(m -> RecommendationModel.NAME + "-" + m.version()).orElse(BEFORE_FIRST_FIT);
        String decisionId = decisions.newId();
        RecommendResponse response = new RecommendResponse(
                items.stream().map(RecommendedItem::productId).toList(), items, decisionId, version);
        decisions.record(
                decisionId,
                "recommend",
                request.userId(),
                RecommendationModel.NAME,
                version,
                request,
                profile.digest(),
                response,
                items.stream().map(RecommendedItem::reason).distinct().toList());
        return response;
    }

    private List<Past> history(RecommendRequest request) {
        return shoppers.newest(request.userId(), request.sessionId());
    }

    private List<RecommendedItem> modelled(FittedShop shop, RecommendRequest request, ShopperProfile profile) {
        List<String> session = new ArrayList<>(profile.session());
        add(request.session(), session);
        add(request.cart(), session);
        // What was just looked at or lies in the cart needs no showing.
        Set<String> exclude = new HashSet<>(session);
        add(request.exclude(), exclude);
        if (request.productId() != null) {
            session.add(request.productId());
            exclude.add(request.productId());
        }
        Question question = new Question(
                profile.history(),
                session,
                exclude,
                new ShownProducts(shelf, request),
                request.count(),
                request.explained() ? REASONS_EXPLAINED : 1);
        return shop.recommender().recommend(question).stream()
                .map(item -> dressed(item, request, profile))
                .toList();
    }

    private static void add(@Nullable List<String> products, java.util.Collection<String> to) {
        if (products != null) {
            to.addAll(products);
        }
    }

    private RecommendedItem dressed(Recommendation item, RecommendRequest request, ShopperProfile profile) {
        List<RecommendedItem.Contribution> contributions = request.explained()
                ? item.reasons().stream()
                        .map(reason -> new RecommendedItem.Contribution(
                                reason.product(), shelf.offer(reason.product()).title(), reason.contribution()))
                        .toList()
                : null;
        return item(item.product(), item.score(), Reasons.of(item, profile.strongestAction(), shelf), contributions);
    }

    private List<RecommendedItem> popular(RecommendRequest request) {
        ShownProducts shown = new ShownProducts(shelf, request);
        Set<String> exclude = new HashSet<>();
        add(request.exclude(), exclude);
        add(request.cart(), exclude);
        if (request.productId() != null) {
            exclude.add(request.productId());
        }
        List<String> popular = bestSellers.products().stream()
                .filter(product -> !exclude.contains(product) && shown.test(product))
                .limit(request.count())
                .toList();
        List<RecommendedItem> items = new ArrayList<>();
        for (int rank = 0; rank < popular.size(); rank++) {
            items.add(item(popular.get(rank), 1.0 / (rank + 1), Reasons.popular(), null));
        }
        return items;
    }

    private RecommendedItem item(
            String productId, double score, String reason, @Nullable List<RecommendedItem.Contribution> contributions) {
        Offer offer = shelf.offer(productId);
        return new RecommendedItem(
                productId,
                offer.title(),
                score,
                reason,
                offer.price(),
                offer.currency(),
                offer.stock(),
                contributions);
    }
}
