package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.PriceChallenge;
import io.clickshelf.contracts.pricing.PriceEvidence;
import io.clickshelf.contracts.pricing.PriceOutcome;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.PricingMode;
import io.clickshelf.platform.decision.DecisionLog;
import io.clickshelf.platform.registry.ManagedModel;
import io.clickshelf.pricing.model.price.FittedResponse;
import io.clickshelf.pricing.model.price.PriceDecider;
import io.clickshelf.pricing.model.price.market.Challenge;
import io.clickshelf.pricing.model.price.market.ProductMarket;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.ProposalStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a policy learnt by reinforcement challenge the standing one in a product's simulated market; what wins there is only ever proposed. */
@Component
public class Challenges {

    private final ManagedModel<FittedResponse> model;
    private final Situations situations;
    private final PriceDecider decider;
    private final PriceProposals proposed;
    private final ProposalStore proposals;
    private final Experiments experiments;
    private final DecisionLog decisions;

    Challenges(
            ManagedModel<FittedResponse> model,
            Situations situations,
            PriceDecider decider,
            PriceProposals proposed,
            ProposalStore proposals,
            Experiments experiments,
            DecisionLog decisions) {
        this.model = model;
        this.situations = situations;
        this.decider = decider;
        this.proposed = proposed;
        this.proposals = proposals;
        this.experiments = experiments;
        this.decisions = decisions;
    }

    /** Takes some seconds of one core; empty where no price of the product is known, or demand was never fitted. */
    public Optional<PriceChallenge> hold(String productId) {
        return model.champion()
                .flatMap(champion -> situations
                        .load(List.of(productId), null, champion.model().response())
                        .of(productId, null)
                        .map(situation -> hold(situation, PriceResponseModel.NAME + "-" + champion.version())));
    }

    private PriceChallenge hold(Situation situation, String modelVersion) {
        var facts = situation.facts();
        ProductMarket market = new ProductMarket(
                facts, situation.limits(), decider.policy(), situation.cost(), decider.cheapest(facts.rivals()));
        Challenge challenge = Challenge.of(
                market, decider, situation.limits(), facts.productId().hashCode());
        BigDecimal price = decider.admissible(
                        facts, situation.limits(), challenge.price().doubleValue())
                .orElse(facts.currentPrice());
        boolean proposes = challenge.won()
                && price.compareTo(facts.currentPrice()) != 0
                && situation.rule().mode() != PricingMode.BLOCK
                && !experiments.held().containsKey(facts.productId());
        String decisionId = decisions.newId();
        PricedProduct standing = PricedProducts.of(situation, decider.decide(facts, situation.limits()));
        List<PriceEvidence> reasons = new ArrayList<>(List.of(evidence(challenge, price)));
        reasons.addAll(standing.reasons());
        PriceChallenge held = new PriceChallenge(
                facts.productId(),
                challenge.days(),
                challenge.standing(),
                challenge.challenger(),
                challenge.error(),
                challenge.won(),
                facts.currentPrice(),
                price,
                proposes ? propose(standing, challenge, price, reasons, decisionId, modelVersion) : null);
        decisions.record(
                decisionId,
                "price_challenge",
                facts.productId(),
                PriceResponseModel.NAME,
                modelVersion,
                Map.of("productId", facts.productId()),
                null,
                held,
                reasons.stream().map(PriceEvidence::text).toList());
        return held;
    }

    private @Nullable String propose(
            PricedProduct standing,
            Challenge challenge,
            BigDecimal price,
            List<PriceEvidence> reasons,
            String decisionId,
            String modelVersion) {
        PriceProposal proposal = proposed.open(
                standing,
                new PriceProposals.Move(
                        price,
                        PriceOutcome.NEEDS_APPROVAL,
                        reasons,
                        challenge.challenger() / challenge.days(),
                        challenge.standing() / challenge.days()),
                "a learnt policy won its challenge",
                decisionId,
                modelVersion);
        proposals.replace(List.of(proposal), List.of(), proposal.createdAt(), "A learnt policy won its challenge.");
        // Where the same move was proposed already, that proposal stands.
        return proposals
                .open(new Listing(standing.productId(), standing.channel()))
                .map(PriceProposal::proposalId)
                .orElse(null);
    }

    private static PriceEvidence evidence(Challenge challenge, BigDecimal price) {
        return new PriceEvidence(
                "challenger",
                String.format(
                        Locale.ROOT,
                        "In this product's simulated market a learnt policy earns %.2f in %d days, deciding anew each day %.2f"
                                + " (standard error of the difference %.2f); it would ask %s now.",
                        challenge.challenger(),
                        challenge.days(),
                        challenge.standing(),
                        challenge.error(),
                        price),
                Map.of(
                        "challenger",
                        challenge.challenger(),
                        "standing",
                        challenge.standing(),
                        "error",
                        challenge.error()));
    }
}
