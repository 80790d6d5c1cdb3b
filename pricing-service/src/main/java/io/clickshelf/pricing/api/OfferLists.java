package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.OfferList;
import io.clickshelf.contracts.pricing.PromotionAnswer;
import io.clickshelf.contracts.pricing.PromotionRequest;
import io.clickshelf.pricing.model.promotion.BudgetedOffers;
import io.clickshelf.pricing.model.promotion.OfferDecision;
import io.clickshelf.pricing.model.promotion.Shopper;
import io.clickshelf.pricing.store.ShopperOrders;
import io.clickshelf.pricing.stream.ReturnModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Chooses whom to write to within a budget: first those where an offer gains most margin for what it costs. */
@Component
class OfferLists {

    private static final int MOST_CONSIDERED = 200_000;
    private static final int USUAL_MOST = 1000;

    private final Promotions promotions;
    private final ShopperOrders orders;

    OfferLists(Promotions promotions, ShopperOrders orders) {
        this.promotions = promotions;
        this.orders = orders;
    }

    /** An offer that pays for a shopper. */
    private record Worth(String userId, double cost, double gain) {}

    OfferList choose(OfferList.OfferBudget request) {
        Instant now = orders.newest().orElse(Instant.EPOCH);
        List<ShopperOrders.Standing> all = orders.at(now, now, MOST_CONSIDERED);
        Promotions.Scoring scoring = promotions.scoring();
        List<Worth> worths = new ArrayList<>();
        int heldOut = 0;
        for (ShopperOrders.Standing standing : all) {
            Shopper shopper = ReturnModel.shopper(standing, now);
            OfferDecision decision = scoring.decide(shopper);
            heldOut += decision.code() == OfferDecision.Code.HELD_OUT ? 1 : 0;
            if (decision.offer() != null) {
                worths.add(new Worth(standing.userId(), scoring.cost(shopper, decision), decision.expectedGain()));
            }
        }
        double[][] cost = worths.stream()
                .map(w -> new double[] {Math.max(1e-6, w.cost())})
                .toArray(double[][]::new);
        double[][] gain = worths.stream().map(w -> new double[] {w.gain()}).toArray(double[][]::new);
        int[] chosen = BudgetedOffers.choose(cost, gain, request.budget().doubleValue());
        List<Worth> picked = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] >= 0) {
                picked.add(worths.get(i));
            }
        }
        picked.sort(Comparator.comparingDouble((Worth w) -> w.gain() / w.cost()).reversed());
        int most = Objects.requireNonNullElse(request.most(), USUAL_MOST);
        return made(picked.subList(0, Math.min(most, picked.size())), all.size(), heldOut);
    }

    /** Each goes through the same door as a shopper who asks, so that uses, hold-out and audit are the same. */
    private OfferList made(List<Worth> picked, int considered, int heldOut) {
        List<PromotionAnswer> answers = new ArrayList<>();
        double cost = 0;
        double gain = 0;
        for (Worth worth : picked) {
            PromotionAnswer answer = promotions.answer(
                    new PromotionRequest(worth.userId(), new PromotionRequest.Context(null, "email")));
            if (!answer.offers().isEmpty() && !answer.code().equals("already_offered")) {
                answers.add(answer);
                cost += worth.cost();
                gain += worth.gain();
            }
        }
        return new OfferList(answers, cost, gain, considered, heldOut);
    }
}
