package io.clickshelf.pricing.api;

import io.clickshelf.contracts.event.PromotionRecord;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.contracts.pricing.OfferDefinition;
import io.clickshelf.contracts.pricing.PromotionAnswer;
import io.clickshelf.contracts.pricing.PromotionRequest;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.kafka.EventPublisher;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.model.promotion.FittedReturns;
import io.clickshelf.pricing.model.promotion.HoldOut;
import io.clickshelf.pricing.model.promotion.Offer;
import io.clickshelf.pricing.model.promotion.OfferChooser;
import io.clickshelf.pricing.model.promotion.OfferDecision;
import io.clickshelf.pricing.model.promotion.Shopper;
import io.clickshelf.pricing.model.promotion.Targeting;
import io.clickshelf.pricing.store.OfferAsks;
import io.clickshelf.pricing.store.OfferStore;
import io.clickshelf.pricing.store.ShopperOrders;
import io.clickshelf.pricing.store.WebhookStore;
import io.clickshelf.pricing.stream.ReturnModel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses the offer that pays for a shopper, or none; publishes it and logs the choice. */
@Component
class Promotions {

    private static final double DEFAULT_ORDER = 30;

    private final ManagedModel<FittedReturns> model;
    private final ManagedModel<Targeting> targeting;
    private final OpenOffers openOffers;
    private final OfferStore offers;
    private final ShopperOrders orders;
    private final OfferAsks asks;
    private final WebhookStore webhooks;
    private final PricingProperties.Offers settings;
    private final EventPublisher publisher;
    private final DecisionLog decisions;
    private final Clock clock;
    private final MeterRegistry meters;

    Promotions(
            ManagedModel<FittedReturns> model,
            ManagedModel<Targeting> targeting,
            OpenOffers openOffers,
            OfferStore offers,
            ShopperOrders orders,
            OfferAsks asks,
            WebhookStore webhooks,
            PricingProperties properties,
            EventPublisher publisher,
            DecisionLog decisions,
            Clock clock,
            MeterRegistry meters) {
        this.model = model;
        this.targeting = targeting;
        this.openOffers = openOffers;
        this.offers = offers;
        this.orders = orders;
        this.asks = asks;
        this.webhooks = webhooks;
        this.settings = properties.offers();
        this.publisher = publisher;
        this.decisions = decisions;
        this.clock = clock;
        this.meters = meters;
    }

    PromotionAnswer answer(PromotionRequest request) {
        return meters.timer("clickshelf.decision", "kind", "promotions").record(() -> logged(request));
    }

    private PromotionAnswer logged(PromotionRequest request) {
        ManagedModel.Versioned<FittedReturns> champion = champion();
        String decisionId = decisions.newId();
        String version = ReturnModel.NAME + "-" + champion.version();
        PromotionAnswer answer = choose(request, champion.model(), decisionId, version);
        decisions.record(
                decisionId,
                "promotions",
                request.userId(),
                ReturnModel.NAME,
                version,
                request,
                null,
                answer,
                List.of(answer.reason()));
        return answer;
    }

    private PromotionAnswer choose(PromotionRequest request, FittedReturns fitted, String decisionId, String version) {
        String userId = request.userId();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as the table keeps it
        List<OfferStore.Made> made = offers.madeTo(userId);
        Optional<OfferStore.Made> standing =
                made.stream().filter(one -> one.expiresAt().isAfter(now)).findFirst();
        if (standing.isPresent()) {
            return again(standing.get(), decisionId, version);
        }
        Optional<ShopperOrders.Standing> known = orders.of(userId);
        if (known.isEmpty()) {
            return new PromotionAnswer(
                    userId,
                    List.of(),
                    "no_history",
                    "no orders of this shopper are known: nothing says whether an offer pays",
                    null,
                    decisionId,
                    version);
        }
        OpenOffers.Candidates candidates = openOffers.forShopper(made, request.context(), now);
        Instant shopNow = orders.newest().orElse(now);
        Shopper shopper = ReturnModel.shopper(known.get(), shopNow);
        OfferChooser chooser = chooser(fitted);
        OfferDecision wanted = chooser.wanted(shopper, candidates.offers(), candidates.coverDays(), now);
        Double discount = wanted.offer() == null ? null : wanted.offer().discount();
        asks.add(userId, now, shopNow, holdOut().contains(userId), discount);
        OfferDecision decision = chooser.granted(shopper, wanted);
        Offer offer = decision.offer();
        Instant expires = decision.expires();
        if (offer == null || expires == null) {
            return none(decision, decisionId, version);
        }
        OfferStore.Made record =
                new OfferStore.Made(offer.offerId(), userId, now, expires, decision.reason(), decisionId);
        OfferDefinition definition = candidates.definition(offer.offerId());
        if (!offers.make(record, OpenOffers.maxUses(definition))) {
            return new PromotionAnswer(
                    userId,
                    List.of(),
                    "no_offer_open",
                    "the last use of the offer just went to another shopper",
                    decision.returnProbability(),
                    decisionId,
                    version);
        }
        publish(record, offer);
        return new PromotionAnswer(
                userId,
                List.of(offered(definition, record, decision.expectedGain())),
                code(decision.code()),
                decision.reason(),
                decision.returnProbability(),
                decisionId,
                version);
    }

    /** What offers would be worth to shoppers, without making any. */
    final class Scoring {

        private final OfferChooser chooser;
        private final OpenOffers.Candidates candidates;
        private final Instant now;

        private Scoring(OfferChooser chooser, OpenOffers.Candidates candidates, Instant now) {
            this.chooser = chooser;
            this.candidates = candidates;
            this.now = now;
        }

        OfferDecision decide(Shopper shopper) {
            return chooser.choose(shopper, candidates.offers(), candidates.coverDays(), now);
        }

        double cost(Shopper shopper, OfferDecision decision) {
            return chooser.cost(shopper, decision.returnProbability(), Objects.requireNonNull(decision.offer()));
        }
    }

    Scoring scoring() {
        Instant now = clock.instant();
        return new Scoring(chooser(champion().model()), openOffers.forShopper(List.of(), null, now), now);
    }

    private ManagedModel.Versioned<FittedReturns> champion() {
        return model.champion()
                .orElseThrow(() -> ProblemException.unavailable(
                        "no_model",
                        "Who comes back has not been fitted yet: it is, once orders of known shoppers span more than "
                                + settings.horizonDays() + " days."));
    }

    private HoldOut holdOut() {
        return new HoldOut(settings.holdOutShare(), settings.holdOutSalt());
    }

    private OfferChooser chooser(FittedReturns fitted) {
        return new OfferChooser(
                fitted.returns(),
                holdOut(),
                new OfferChooser.Settings(
                        settings.response(),
                        settings.margin(),
                        DEFAULT_ORDER,
                        settings.leastGain(),
                        settings.leastCover()),
                targeting.champion().map(ManagedModel.Versioned::model).orElse(null));
    }

    /** Asking twice gives the same offer with the same end. */
    private PromotionAnswer again(OfferStore.Made made, String decisionId, String version) {
        OfferDefinition definition = offers.find(made.offerId()).orElse(null);
        List<PromotionAnswer.Offered> still = definition == null ? List.of() : List.of(offered(definition, made, null));
        String reason = definition == null ? "the offer made before was withdrawn" : made.reason();
        return new PromotionAnswer(made.userId(), still, "already_offered", reason, null, decisionId, version);
    }

    private static PromotionAnswer none(OfferDecision decision, String decisionId, String version) {
        return new PromotionAnswer(
                decision.userId(),
                List.of(),
                code(decision.code()),
                decision.reason(),
                decision.returnProbability(),
                decisionId,
                version);
    }

    private void publish(OfferStore.Made made, Offer offer) {
        PromotionRecord record = new PromotionRecord(
                made.userId(),
                made.offerId(),
                offer.productId(),
                100 * offer.discount(),
                made.madeAt(),
                made.expiresAt(),
                made.decisionId(),
                made.reason());
        webhooks.add(
                WebhookStore.OFFER, Map.of("offer:" + made.offerId() + ':' + made.userId(), record), made.madeAt());
        publisher.publish(Topic.PROMOTION, made.userId(), record).join();
    }

    private static PromotionAnswer.Offered offered(
            OfferDefinition definition, OfferStore.Made made, @Nullable Double gain) {
        return new PromotionAnswer.Offered(
                made.offerId(),
                definition.title(),
                definition.productId(),
                Objects.requireNonNull(definition.discountPercent()),
                made.reason(),
                made.expiresAt(),
                gain);
    }

    private static String code(OfferDecision.Code code) {
        return code.name().toLowerCase(Locale.ROOT);
    }
}
