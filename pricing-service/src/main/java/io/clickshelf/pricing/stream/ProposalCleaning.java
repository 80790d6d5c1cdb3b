package io.clickshelf.pricing.stream;

import io.clickshelf.pricing.PricingProperties;
import io.clickshelf.pricing.store.ProposalStore;
import io.clickshelf.pricing.store.RuleChangeStore;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets proposals that nobody decided on, as long after they closed as they were valid: a burst of rivals' offers leaves
 * many, each in place of the one before. The decisions that they came of are kept by the gateway. So are changes of rules that
 * were worked off as long ago, whose audit stays.
 */
@Component
class ProposalCleaning {

    private final ProposalStore proposals;
    private final RuleChangeStore changes;
    private final PricingProperties properties;
    private final Clock clock;

    ProposalCleaning(ProposalStore proposals, RuleChangeStore changes, PricingProperties properties, Clock clock) {
        this.proposals = proposals;
        this.changes = changes;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void clean() {
        Instant now = clock.instant();
        proposals.expire(now);
        proposals.forget(now.minus(properties.proposalsValidFor()));
        changes.forget(now.minus(properties.proposalsValidFor()));
    }
}
