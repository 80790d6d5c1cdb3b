package io.clickshelf.contracts.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price that waits for a person.
 *
 * @param channel   that it is for; absent: the shop's own
 * @param trigger   what led to it, in words
 * @param decidedBy who approved or rejected it
 * @param comment   theirs; of a superseded one, what took its place
 */
public record PriceProposal(
        String proposalId,
        String productId,
        @Nullable String channel,
        BigDecimal price,
        BigDecimal currentPrice,
        @Nullable String currency,
        PriceOutcome outcome,
        ProposalState state,
        String trigger,
        List<PriceEvidence> reasons,
        double marginPerDay,
        double marginPerDayNow,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        String decisionId,
        String modelVersion) {}
