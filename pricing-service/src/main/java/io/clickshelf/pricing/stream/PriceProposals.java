package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.PriceEvidence;
import io.clickshelf.contracts.pricing.PriceOutcome;
import io.clickshelf.contracts.pricing.PriceProposal;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.ProposalState;
import io.clickshelf.pricing.PricingProperties;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Words moves as proposals that are open from now on. */
@Component
class PriceProposals {

    private final PricingProperties properties;
    private final Clock clock;

    PriceProposals(PricingProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * What is proposed.
     *
     * @param marginPerDay    expected at the price, without tax
     * @param marginPerDayNow expected at the current price
     */
    record Move(
            BigDecimal price,
            PriceOutcome outcome,
            List<PriceEvidence> reasons,
            double marginPerDay,
            double marginPerDayNow) {

        static Move of(PricedProduct priced, List<PriceEvidence> reasons) {
            return new Move(priced.price(), priced.outcome(), reasons, priced.marginPerDay(), priced.marginPerDayNow());
        }
    }

    /** @param trigger what led to it, in words */
    PriceProposal open(PricedProduct priced, Move move, String trigger, String decisionId, String modelVersion) {
        Instant now = clock.instant();
        return new PriceProposal(
                UUID.randomUUID().toString(),
                priced.productId(),
                priced.channel(),
                move.price(),
                priced.currentPrice(),
                priced.currency(),
                move.outcome(),
                ProposalState.OPEN,
                trigger,
                move.reasons(),
                move.marginPerDay(),
                move.marginPerDayNow(),
                now,
                now.plus(properties.proposalsValidFor()),
                null,
                null,
                null,
                decisionId,
                modelVersion);
    }
}
