package io.clickshelf.recommendation.api;

import io.clickshelf.recommendation.api.policy.ActiveRules;
import io.clickshelf.recommendation.store.Offer;
import io.clickshelf.recommendation.store.policy.Rules;
import java.time.Clock;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What may be shown to anyone on any page: on sale, not known to be sold out, not banned. */
@Component
class Showable {

    private final Rules rules;
    private final Clock clock;

    Showable(Rules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** At this moment; to be asked anew for each answer. */
    Predicate<Offer> now() {
        ActiveRules active = ActiveRules.of(rules.all(), clock.instant(), null, null);
        return offer -> offer.sold() && !offer.soldOut() && !active.bans(offer);
    }
}
