package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.ApplyPriceRequest;
import io.clickshelf.contracts.pricing.PriceAnswer;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PriceEvidence;
import io.clickshelf.contracts.pricing.PriceOutcome;
import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PriceRequest;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.ProposalState;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.pricing.model.price.PriceRule;
import io.clickshelf.pricing.store.DecisionOrder;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.PriceHistory;
import io.clickshelf.pricing.store.ProposalStore;
import io.clickshelf.pricing.store.RuleChange;
import io.clickshelf.pricing.store.RuleStore;
import io.clickshelf.pricing.stream.Experiments;
import io.clickshelf.pricing.stream.PricePublisher;
import io.clickshelf.pricing.stream.PriceSetter;
import io.clickshelf.pricing.stream.Pricer;
import io.clickshelf.pricing.stream.RuleChanges;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts prices into force that a person asked for. The hardest limits hold for a person, too. */
@Component
class PriceChanges {

    private final Prices prices;
    private final Pricer pricer;
    private final PriceSetter setter;
    private final PriceHistory history;
    private final ProposalStore proposals;
    private final Experiments experiments;
    private final RuleStore rules;
    private final DecisionOrder order;
    private final RuleChanges ruleChanges;
    private final PricePublisher publisher;
    private final Clock clock;

    PriceChanges(
            Prices prices,
            Pricer pricer,
            PriceSetter setter,
            PriceHistory history,
            ProposalStore proposals,
            Experiments experiments,
            RuleStore rules,
            DecisionOrder order,
            RuleChanges ruleChanges,
            PricePublisher publisher,
            Clock clock) {
        this.prices = prices;
        this.pricer = pricer;
        this.setter = setter;
        this.history = history;
        this.proposals = proposals;
        this.experiments = experiments;
        this.rules = rules;
        this.order = order;
        this.ruleChanges = ruleChanges;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Puts a price set by hand into force, or else the proposed one. */
    PricePoint apply(ApplyPriceRequest request, String by) {
        BigDecimal byHand = request.price();
        return replace(byHand == null ? proposed(request, by) : byHand(request, byHand, by));
    }

    private PriceSetter.Change proposed(ApplyPriceRequest request, String by) {
        PriceAnswer answer = prices.answer(new PriceRequest(request.productId(), null, request.channel(), null));
        PricedProduct priced = answer.prices().getFirst();
        if (priced.outcome() == PriceOutcome.HOLD) {
            throw ProblemException.conflict(
                    "nothing_to_change",
                    "The price of \"" + priced.productId() + "\" stays at " + priced.currentPrice() + ": "
                            + priced.reasons().getFirst().text());
        }
        if (priced.outcome() == PriceOutcome.BLOCKED) {
            throw ProblemException.conflict(
                    "price_blocked", priced.reasons().getFirst().text());
        }
        return new PriceSetter.Change(
                priced.productId(),
                priced.channel(),
                priced.price(),
                priced.currentPrice(),
                priced.currency(),
                PriceCause.MANUAL,
                by,
                request.comment(),
                answer.decisionId(),
                answer.modelVersion(),
                texts(priced.reasons()));
    }

    /** Needs no demand to be known. */
    private PriceSetter.Change byHand(ApplyPriceRequest request, BigDecimal price, String by) {
        Pricer.Current current = pricer.checks(List.of(request.productId()), request.channel())
                .current(request.productId())
                .orElseThrow(() -> ProblemException.notFound("Product \"" + request.productId()
                        + "\": No price of it is known: give it one with POST /products, or send its orders."));
        checkScale(price, current.currency());
        return new PriceSetter.Change(
                request.productId(),
                request.channel(),
                price,
                current.price(),
                current.currency(),
                PriceCause.MANUAL,
                by,
                request.comment(),
                UUID.randomUUID().toString(),
                Pricer.NO_MODEL,
                List.of("Set by hand."));
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
                texts(proposal.reasons()));
        rules.hold(() -> {
            checkUpToDate(proposal);
            if (!proposals.decide(proposalId, ProposalState.APPROVED, clock.instant(), by, comment)) {
                throw closed(proposalId);
            }
            return put(change);
        });
        publisher.publishWaiting();
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

    PricePoint rollback(String productId, @Nullable String channel, @Nullable String comment, String by) {
        PricePoint current = own(productId, channel, "no_previous_price");
        BigDecimal previous = current.previousPrice();
        if (previous == null) {
            throw ProblemException.conflict(
                    "no_previous_price", "Product \"" + productId + "\" never had another price.");
        }
        return putBack(current, channel, previous, PriceCause.ROLLBACK, by, comment, "The price before was put back.");
    }

    /** Has a channel follow the shop's own price again. */
    PricePoint follow(String productId, String channel, @Nullable String comment, String by) {
        PricePoint current = own(productId, channel, "no_own_price");
        BigDecimal shops = history.newest(productId, null)
                .map(PricePoint::price)
                .orElseThrow(() -> ProblemException.conflict(
                        "no_shop_price",
                        "The shop has no price of \"" + productId + "\" that \"" + channel
                                + "\" could follow; give it one with POST /prices/apply."));
        return putBack(
                current,
                channel,
                shops,
                PriceCause.FOLLOW,
                by,
                comment,
                "The channel follows the shop's own price again.");
    }

    /** Puts a price that held before in the place of the current one. */
    private PricePoint putBack(
            PricePoint current,
            @Nullable String channel,
            BigDecimal price,
            PriceCause cause,
            String by,
            @Nullable String comment,
            String reason) {
        return replace(new PriceSetter.Change(
                current.productId(),
                channel,
                price,
                current.price(),
                current.currency(),
                cause,
                by,
                comment,
                UUID.randomUUID().toString(),
                Pricer.NO_MODEL,
                List.of(reason)));
    }

    /** The price in force that was set for a channel itself. */
    private PricePoint own(String productId, @Nullable String channel, String codeIfNone) {
        PricePoint current = history.newest(productId, channel)
                .orElseThrow(() -> ProblemException.notFound("Product \"" + productId + "\" has no price history."));
        if (!Objects.equals(channel, current.channel())) {
            throw ProblemException.conflict(
                    codeIfNone,
                    "Product \"" + productId + "\" has no price of its own in \"" + channel
                            + "\"; the shop's holds there.");
        }
        return current;
    }

    /** Puts a price into force, and takes back what was proposed instead. */
    private PricePoint replace(PriceSetter.Change change) {
        PricePoint point = rules.hold(() -> put(change));
        publisher.publishWaiting();
        proposals.replace(
                List.of(),
                List.of(new Listing(change.productId(), change.channel())),
                clock.instant(),
                "Another price came into force: " + change.cause().json() + " by " + change.changedBy() + ".");
        return point;
    }

    /** Within the transaction that holds the rules. */
    private PricePoint put(PriceSetter.Change change) {
        Listing listing = new Listing(change.productId(), change.channel());
        checkLimits(listing, change.price());
        order.claim(List.of(listing), order.begin()); // what began to be decided before this price has no say any more
        return setter.put(change)
                .orElseThrow(() -> ProblemException.conflict(
                        "price_moved",
                        "Another price of \"" + change.productId() + "\" came into force just now; ask again."));
    }

    private void checkLimits(Listing listing, BigDecimal price) {
        PriceRule broken =
                pricer.broken(listing.productId(), listing.channel(), price).orElse(null);
        if (broken != null) {
            throw ProblemException.conflict(
                    "limit_broken",
                    "A price of " + price + " for \"" + listing.productId() + "\" breaks the rule "
                            + broken.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + ", which holds for everybody; choose another price or change the rule or the product.");
        }
    }

    /** That a price set by hand has no more decimals than its currency and keeps the hard limits. */
    void check(Listing listing, BigDecimal price, @Nullable String currency) {
        checkScale(price, currency);
        checkLimits(listing, price);
    }

    private static void checkScale(BigDecimal price, @Nullable String currency) {
        int decimals = Math.max(0, Pricer.decimals(currency));
        if (price.stripTrailingZeros().scale() > decimals) {
            throw ProblemException.badRequest(
                    "invalid_request",
                    "price " + price + " has more than the " + decimals + " decimals of "
                            + Objects.requireNonNullElse(currency, "the currency") + ".");
        }
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
                .orElseThrow(() -> ProblemException.notFound("There is no proposal \"" + proposalId + "\"."));
    }

    private ProblemException closed(String proposalId) {
        proposals.expire(clock.instant());
        return ProblemException.conflict(
                "proposal_closed",
                "Proposal \"" + proposalId + "\" is " + find(proposalId).state().json() + " and can't be decided on.");
    }

    private static List<String> texts(List<PriceEvidence> reasons) {
        return reasons.stream().map(PriceEvidence::text).toList();
    }
}
