package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.event.AlertRecord;
import io.clickshelf.contracts.event.AlertSeverity;
import io.clickshelf.contracts.pricing.PriceCause;
import io.clickshelf.contracts.pricing.PriceEvidence;
import io.clickshelf.contracts.pricing.PriceOutcome;
import io.clickshelf.contracts.pricing.PricedProduct;
import io.clickshelf.contracts.pricing.PricingMode;
import io.clickshelf.platform.decision.DecisionLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what decisions come to: what is automatic and needs no approval comes into force, the rest waits as a proposal. */
@Component
class Verdicts {

    private static final PriceEvidence REVIEW =
            new PriceEvidence("review", "The rules in force leave each change to a person.", Map.of());
    private static final PriceEvidence BUDGET_SPENT = new PriceEvidence(
            "change_budget_spent",
            "By rule it would be in force, but as many prices as may change by themselves have.",
            Map.of());

    private final PriceProposals proposed;
    private final DecisionLog decisions;
    private final Clock clock;

    Verdicts(PriceProposals proposed, DecisionLog decisions, Clock clock) {
        this.proposed = proposed;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * @param trigger      what led to it, in words
     * @param withinBudget whether one more price may change by itself
     */
    Verdict on(PricedProduct priced, String trigger, String modelVersion, boolean withinBudget) {
        boolean automatic = priced.mode() == PricingMode.AUTOMATIC;
        List<PriceEvidence> evidence = new ArrayList<>(priced.reasons());
        if (priced.outcome() == PriceOutcome.CHANGE && !(automatic && withinBudget)) {
            evidence.add(automatic ? BUDGET_SPENT : REVIEW);
        }
        Verdict.Effect effect = switch (priced.outcome()) {
            case HOLD -> Verdict.Effect.HELD;
            case BLOCKED -> Verdict.Effect.BLOCKED;
            case CHANGE -> automatic && withinBudget ? Verdict.Effect.APPLIED : Verdict.Effect.PROPOSED;
            case NEEDS_APPROVAL -> Verdict.Effect.PROPOSED;
        };
        String decisionId = decisions.newId();
        List<String> reasons = evidence.stream().map(PriceEvidence::text).toList();
        return new Verdict(
                priced,
                effect,
                decisionId,
                reasons,
                effect == Verdict.Effect.APPLIED ? change(priced, trigger, decisionId, modelVersion, reasons) : null,
                effect == Verdict.Effect.PROPOSED
                        ? proposed.open(
                                priced, PriceProposals.Move.of(priced, evidence), trigger, decisionId, modelVersion)
                        : null,
                alert(priced));
    }

    private static PriceSetter.Change change(
            PricedProduct priced, String trigger, String decisionId, String modelVersion, List<String> reasons) {
        return new PriceSetter.Change(
                priced.productId(),
                priced.channel(),
                priced.price(),
                priced.currentPrice(),
                priced.currency(),
                PriceCause.AUTOMATIC,
                PriceSetter.SERVICE,
                trigger,
                decisionId,
                modelVersion,
                reasons);
    }

    private @Nullable AlertRecord alert(PricedProduct priced) {
        if (priced.outcome() == PriceOutcome.BLOCKED && priced.mode() != PricingMode.BLOCK) {
            return alert(
                    priced, "price_limits_conflict", priced.reasons().getFirst().text());
        }
        if (priced.outcome() == PriceOutcome.NEEDS_APPROVAL && priced.mode() == PricingMode.ESCALATE) {
            return alert(
                    priced,
                    "price_escalated",
                    "A price of " + priced.price() + " instead of " + priced.currentPrice()
                            + (priced.channel() == null ? "" : " in " + priced.channel())
                            + " waits for an administrator, as the rules "
                            + priced.limits().rules() + " ask.");
        }
        return null;
    }

    /** The same one all day. */
    private AlertRecord alert(PricedProduct priced, String kind, String text) {
        Instant now = clock.instant();
        String alertId = kind
                + ':'
                + priced.productId()
                + (priced.channel() == null ? "" : '@' + priced.channel())
                + ':'
                + now.atZone(ZoneOffset.UTC).toLocalDate();
        return new AlertRecord(
                alertId,
                priced.productId(),
                kind,
                AlertSeverity.WARNING,
                text,
                now,
                Map.of(
                        "currentPrice",
                        priced.currentPrice(),
                        "outcome",
                        priced.outcome().json()));
    }
}
