package io.clickshelf.pricing.api;

import io.clickshelf.contracts.pricing.PricePoint;
import io.clickshelf.platform.problem.ProblemException;
import io.clickshelf.pricing.store.DecisionOrder;
import io.clickshelf.pricing.store.Listing;
import io.clickshelf.pricing.store.ProposalStore;
import io.clickshelf.pricing.store.RuleStore;
import io.clickshelf.pricing.stream.PricePublisher;
import io.clickshelf.pricing.stream.PriceSetter;
import io.clickshelf.pricing.stream.Pricer;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes prices that a person asked for, within the limits that hold for a person, too. */
@Component
class CheckedPrices {

    private final Pricer pricer;
    private final PriceSetter setter;
    private final PricePublisher publisher;
    private final ProposalStore proposals;
    private final RuleStore rules;
    private final DecisionOrder order;
    private final Clock clock;

    CheckedPrices(
            Pricer pricer,
            PriceSetter setter,
            PricePublisher publisher,
            ProposalStore proposals,
            RuleStore rules,
            DecisionOrder order,
            Clock clock) {
        this.pricer = pricer;
        this.setter = setter;
        this.publisher = publisher;
        this.proposals = proposals;
        this.rules = rules;
        this.order = order;
        this.clock = clock;
    }

    /** Puts a price into force, and takes back what was proposed instead. */
    PricePoint replace(PriceSetter.Change change) {
        PricePoint point = put(change, () -> {});
        proposals.replace(
                List.of(),
                List.of(new Listing(change.productId(), change.channel())),
                clock.instant(),
                "Another price came into force: " + change.cause().json() + " by " + change.changedBy() + ".");
        return point;
    }

    /**
     * Puts a price into force.
     *
     * @param along done in the same transaction, during which no rule changes; if it throws, nothing is done
     */
    PricePoint put(PriceSetter.Change change, Runnable along) {
        PricePoint point = rules.hold(() -> {
            PricePoint written = write(change);
            along.run();
            return written;
        });
        publisher.publishWaiting();
        return point;
    }

    private PricePoint write(PriceSetter.Change change) {
        Listing listing = new Listing(change.productId(), change.channel());
        checkLimits(listing, change.price());
        order.claim(List.of(listing), order.begin()); // what began to be decided before this price has no say any more
        return setter.put(change)
                .orElseThrow(() -> ProblemException.conflict(
                        "price_moved",
                        "Another price of \"" + change.productId() + "\" came into force just now; ask again."));
    }

    private void checkLimits(Listing listing, BigDecimal price) {
        pricer.broken(listing.productId(), listing.channel(), price).ifPresent(broken -> {
            throw ProblemException.conflict(
                    "limit_broken",
                    "A price of " + price + " for \"" + listing.productId() + "\" breaks " + broken.words()
                            + ", which holds for everybody; choose another price or change the rule or the product.");
        });
    }

    /** That a price set by hand has no more decimals than its currency and keeps the hard limits. */
    void check(Listing listing, BigDecimal price, @Nullable String currency) {
        checkScale(price, currency);
        checkLimits(listing, price);
    }

    static void checkScale(BigDecimal price, @Nullable String currency) {
        int decimals = Math.max(0, Pricer.decimals(currency));
        if (price.stripTrailingZeros().scale() > decimals) {
            throw ProblemException.badRequest(
                    "invalid_request",
                    "price " + price + " has more than the " + decimals + " decimals of "
                            + Objects.requireNonNullElse(currency, "the currency") + ".");
        }
    }
}
