package io.clickshelf.recommendation.api;

import io.clickshelf.contracts.recommendation.Experiment;
import io.clickshelf.contracts.recommendation.RecommendRequest;
import io.clickshelf.contracts.recommendation.RecommendResponse;
import io.clickshelf.contracts.recommendation.RecommendedItem;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.time.EventClock;
import io.clickshelf.recommendation.RecommendationProperties;
import io.clickshelf.recommendation.api.policy.ActiveRules;
import io.clickshelf.recommendation.api.policy.Dealing;
import io.clickshelf.recommendation.store.Past;
import io.clickshelf.recommendation.store.Shelf;
import io.clickshelf.recommendation.store.Shoppers;
import io.clickshelf.recommendation.store.feedback.DecisionTag;
import io.clickshelf.recommendation.store.feedback.Exposures;
import io.clickshelf.recommendation.store.policy.Rules;
import io.clickshelf.recommendation.stream.RecommendationModel;
import io.clickshelf.recommendation.stream.ShopHabits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers one request: knows the shopper, deals a variant, asks the model, follows the rules, and logs the decision. */
@Component
class Recommender {

    private final Shoppers shoppers;
    private final Shelf shelf;
    private final ShopHabits habits;
    private final Rules rules;
    private final Dealing dealing;
    private final Exposures exposures;
    private final Finders finders;
    private final Explorer explorer;
    private final EventClock eventClock;
    private final Clock clock;
    private final DecisionLog decisions;
    private final Timer timer;
    private final RecommendationProperties properties;

    Recommender(
            Shoppers shoppers,
            Shelf shelf,
            ShopHabits habits,
            Rules rules,
            Dealing dealing,
            Exposures exposures,
            Finders finders,
            Explorer explorer,
            EventClock eventClock,
            Clock clock,
            DecisionLog decisions,
            MeterRegistry meters,
            RecommendationProperties properties) {
        this.shoppers = shoppers;
        this.shelf = shelf;
        this.habits = habits;
        this.rules = rules;
        this.dealing = dealing;
        this.exposures = exposures;
        this.finders = finders;
        this.explorer = explorer;
        this.eventClock = eventClock;
        this.clock = clock;
        this.decisions = decisions;
        this.timer = meters.timer("clickshelf.decision", "kind", "recommend");
        this.properties = properties;
    }

    RecommendResponse recommend(RecommendRequest request) {
        String inconsistency = request.inconsistency();
        if (inconsistency != null) {
            throw new IllegalArgumentException(inconsistency + ".");
        }
        long start = System.nanoTime();
        try {
            return answer(request);
        } finally {
            timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private RecommendResponse answer(RecommendRequest request) {
        List<Past> past = shoppers.newest(request.userId(), request.sessionId());
        ShopperProfile profile = ShopperProfile.of(past, eventClock.instant(), properties.sessionGap());
        Dealing.Dealt dealt = dealing.deal(request.userId(), request.page());
        Experiment.Variant variant = dealt == null ? null : dealt.variant();
        Way way = new Way(request, past, profile);
        Experiment preview = explorer.chosen(request);
        Listed listed = way.list(variant, request.count() + (preview == null ? 0 : Explorer.BELOW));
        Explorer.Varied varied =
                preview == null ? null : explorer.vary(listed.products(), request.count(), listed.rules());
        List<Candidate> shown = varied == null ? listed.products() : varied.shown();
        DecisionTag tag = new DecisionTag(
                listed.modelVersion(),
                request.page(),
                dealt == null ? null : dealt.experiment(),
                variant == null ? null : variant.name());
        String decisionId = tag.idOf(decisions.newId());
        if (dealt != null && request.userId() != null) {
            exposures.saw(dealt.experiment(), request.userId(), dealt.variant().name());
        }
        if (preview != null && varied != null) {
            explorer.record(
                    preview,
                    decisionId,
                    request,
                    varied,
                    other -> way.list(other, request.count()).products());
        }
        RecommendResponse response = response(request, profile, shown, decisionId, tag);
        decisions.record(
                decisionId,
                "recommend",
                request.userId(),
                RecommendationModel.NAME,
                tag.modelVersion(),
                request,
                profile.digest(),
                response,
                response.items().stream()
                        .map(RecommendedItem::reason)
                        .distinct()
                        .toList());
        return response;
    }

    /** A list, and how it was made. */
    private record Listed(List<Candidate> products, String modelVersion, ActiveRules rules) {}

    /** One request, to be answered in one way or another. */
    private final class Way {

        private final RecommendRequest request;
        private final List<Past> past;
        private final ShopperProfile profile;

        Way(RecommendRequest request, List<Past> past, ShopperProfile profile) {
            this.request = request;
            this.past = past;
            this.profile = profile;
        }

        Listed list(Experiment.@Nullable Variant variant, int n) {
            ActiveRules active = ActiveRules.of(
                    rules.all(), clock.instant(), request.page(), variant == null ? null : variant.ruleSet());
            Asked asked = Asked.of(request, profile.session(), active, shelf, settled(request, past));
            Finders.Found finder = finders.of(variant == null ? null : variant.model(), asked, profile);
            Ranking ranking = new Ranking(shelf, diversity(request, variant), maxPerCategory(request));
            return new Listed(ranking.rank(asked, finder.finder(), n), finder.modelVersion(), active);
        }
    }

    /** Who asks for a category or a brand may see all of it. */
    private Settled settled(RecommendRequest request, List<Past> past) {
        if (past.isEmpty() || request.category() != null || request.brand() != null) {
            return Settled.NOTHING;
        }
        List<String> looked = new ArrayList<>();
        if (request.session() != null) {
            looked.addAll(request.session());
        }
        if (request.productId() != null) {
            looked.add(request.productId());
        }
        return Settled.of(past, looked, eventClock.instant(), habits, shelf);
    }

    private double diversity(RecommendRequest request, Experiment.@Nullable Variant variant) {
        if (request.diversity() != null) {
            return request.diversity();
        }
        return variant == null || variant.diversity() == null ? properties.diversity() : variant.diversity();
    }

    private int maxPerCategory(RecommendRequest request) {
        return Objects.requireNonNullElse(request.maxPerCategory(), properties.maxPerCategory());
    }

    private RecommendResponse response(
            RecommendRequest request,
            ShopperProfile profile,
            List<Candidate> shown,
            String decisionId,
            DecisionTag tag) {
        List<String> products = new ArrayList<>(shown.size());
        List<RecommendedItem> items = new ArrayList<>(shown.size());
        for (Candidate candidate : shown) {
            products.add(candidate.offer().productId());
            items.add(item(candidate, request, profile));
        }
        return new RecommendResponse(products, items, decisionId, tag.modelVersion(), tag.experiment(), tag.variant());
    }

    private RecommendedItem item(Candidate candidate, RecommendRequest request, ShopperProfile profile) {
        List<RecommendedItem.Contribution> contributions = request.explained()
                ? candidate.found().reasons().stream()
                        .map(reason -> new RecommendedItem.Contribution(
                                reason.product(), shelf.offer(reason.product()).title(), reason.contribution()))
                        .toList()
                : null;
        return new RecommendedItem(
                candidate.offer().productId(),
                candidate.offer().title(),
                candidate.score(),
                Reasons.of(candidate.found(), profile.strongestAction(), shelf),
                candidate.offer().price(),
                candidate.offer().currency(),
                candidate.offer().stock(),
                contributions,
                candidate.rule());
    }
}
