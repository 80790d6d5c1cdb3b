package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.event.Product;
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
import io.clickshelf.recommendation.store.InteractionRow;
import io.clickshelf.recommendation.store.Interactions;
import io.clickshelf.recommendation.stream.ContentShelf;
import io.clickshelf.recommendation.stream.RecommendationModel;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers one request: reads the shopper, asks the champion, dresses the answer, and writes it to the decision log. */
@Component
class Recommender {

    private static final String BEFORE_FIRST_FIT = "popularity";
    private static final int REASONS_EXPLAINED = 10;

    private final ManagedModel<FittedShop> model;
    private final Interactions interactions;
    private final Shelf shelf;
    private final ContentShelf content;
    private final EventClock clock;
    private final DecisionLog decisions;
    private final MeterRegistry meters;
    private final RecommendationProperties properties;

    Recommender(
            ManagedModel<FittedShop> model,
            Interactions interactions,
            Shelf shelf,
            ContentShelf content,
            EventClock clock,
            DecisionLog decisions,
            MeterRegistry meters,
            RecommendationProperties properties) {
        this.model = model;
        this.interactions = interactions;
        this.shelf = shelf;
        this.content = content;
        this.clock = clock;
        this.decisions = decisions;
        this.meters = meters;
        this.properties = properties;
    }

    RecommendResponse recommend(RecommendRequest request) {
        return meters.timer("clickshelf.decision", "kind", "recommend").record(() -> answer(request));
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
                profile,
                response,
                items.stream().map(RecommendedItem::reason).distinct().toList());
        return response;
    }

    private List<InteractionRow> history(RecommendRequest request) {
        return request.userId() == null && request.sessionId() == null
                ? List.of()
                : interactions.newest(request.userId(), request.sessionId(), properties.historyLimit());
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
                request.explained() ? REASONS_EXPLAINED : 1,
                content.newcomers(shop.recommender()));
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
                                reason.product(), shelf.title(reason.product()), reason.contribution()))
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
        List<String> popular = interactions.popular(request.count() * 5).stream()
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
        Product product = shelf.product(productId);
        return new RecommendedItem(
                productId,
                product == null ? null : product.title(),
                score,
                reason,
                shelf.price(productId),
                product == null ? null : product.currency(),
                shelf.stock(productId),
                contributions);
    }
}
