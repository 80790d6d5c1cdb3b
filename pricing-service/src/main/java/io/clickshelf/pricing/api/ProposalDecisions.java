package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PriceEvidence;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.ProposalState;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.ProposalStore;
import io.clickshelf.pricing.store.RuleChange;
import io.clickshelf.pricing.stream.Experiments;
import io.clickshelf.pricing.stream.PriceSetter;
import io.clickshelf.pricing.stream.RuleChanges;
import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what people decided on proposals. */
@Component
class ProposalDecisions {

    private final CheckedPrices prices;
    private final PriceHistory history;
    private final ProposalStore proposals;
    private final Experiments experiments;
    private final RuleChanges ruleChanges;
    private final Clock clock;

    ProposalDecisions(
            CheckedPrices prices,
            PriceHistory history,
            ProposalStore proposals,
            Experiments experiments,
            RuleChanges ruleChanges,
            Clock clock) {
        this.prices = prices;
        this.history = history;
        this.proposals = proposals;
        this.experiments = experiments;
        this.ruleChanges = ruleChanges;
        this.clock = clock;
    }

    PriceProposal approve(String proposalId, @Nullable String comment, String by) {
        PriceProposal proposal = open(proposalId);
        String experiment = experiments.held().get(proposal.productId());
        if (experiment != null) {
            throw ProblemException.conflict(
                    "product_in_experiment",
                    "The price experiment \"" + experiment + "\" holds the price of \"" + proposal.productId()
                            + "\"; approve when it has ended, or end it with POST /price_experiments/" + experiment
                            + "/stop.");
        }
        BigDecimal now = history.newest(proposal.productId(), proposal.channel())
                .map(PricePoint::price)
                .orElse(proposal.currentPrice());
        if (now.compareTo(proposal.currentPrice()) != 0) {
            throw ProblemException.conflict(
                    "price_moved",
                    "The price is " + now + " by now, not " + proposal.currentPrice()
                            + " as when this was proposed; ask POST /price again.");
        }
        PriceSetter.Change change = new PriceSetter.Change(
                proposal.productId(),
                proposal.channel(),
                proposal.price(),
                proposal.currentPrice(),
                proposal.currency(),
                PriceCause.APPROVAL,
                by,
                comment,
                proposal.decisionId(),
                proposal.modelVersion(),
                proposal.reasons().stream().map(PriceEvidence::text).toList());
        prices.put(change, () -> {
            checkUpToDate(proposal);
            if (!proposals.decide(proposalId, ProposalState.APPROVED, clock.instant(), by, comment)) {
                throw closed(proposalId);
            }
        });
        return find(proposalId);
    }

    /** That it is not one that a changed rule has yet to be heard on. */
    private void checkUpToDate(PriceProposal proposal) {
        RuleChange change = ruleChanges.pending(new Listing(proposal.productId(), proposal.channel()));
        if (change != null) {
            throw ProblemException.conflict(
                    "rule_changed",
                    "Since " + change.what() + ", the price of \"" + proposal.productId()
                            + "\" is being decided anew; GET /price_rules/" + change.ruleId()
                            + "/progress says when that is done.");
        }
    }

    PriceProposal reject(String proposalId, @Nullable String comment, String by) {
        open(proposalId);
        if (!proposals.decide(proposalId, ProposalState.REJECTED, clock.instant(), by, comment)) {
            throw closed(proposalId);
        }
        return find(proposalId);
    }

    private PriceProposal open(String proposalId) {
        PriceProposal proposal = find(proposalId);
        if (proposal.state() != ProposalState.OPEN || !proposal.expiresAt().isAfter(clock.instant())) {
            throw closed(proposalId);
        }
        return proposal;
    }

    PriceProposal find(String proposalId) {
        return proposals
                .find(proposalId)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no proposal \"" + proposalId + "\"; GET /prices/proposals lists those that wait."));
    }

    private ProblemException closed(String proposalId) {
        proposals.expire(clock.instant());
        PriceProposal now = find(proposalId);
        String by = now.decidedBy() == null ? "" : " by " + now.decidedBy();
        String at = now.decidedAt() == null ? "" : " at " + now.decidedAt();
        String why = now.comment() == null ? "" : " (" + now.comment() + ")";
        return ProblemException.conflict(
                "proposal_closed",
                "Proposal \"" + proposalId + "\" is " + now.state().json() + by + at + why
                        + " and can't be decided on; GET /prices/proposals?productId=" + now.productId()
                        + " lists what waits now.");
    }
}
