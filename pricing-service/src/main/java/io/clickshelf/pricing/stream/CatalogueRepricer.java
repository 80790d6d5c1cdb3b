package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.RepriceSummary;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has every product that is sold priced anew when demand was learnt anew: what was decided from the last version stands on
 * old ground, and what came in before the first was never decided on.
 */
@Component
class CatalogueRepricer {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueRepricer.class);

    private final Repricer repricer;

    CatalogueRepricer(Repricer repricer) {
        this.repricer = repricer;
    }

    @EventListener
    void demandWasLearnt(PriceResponseModel.Promoted promoted) {
        Optional<RepriceSummary> summary =
                repricer.reconsider(promoted.response().response().products(), "demand learnt anew");
        summary.ifPresent(done -> LOG.info(
                "Priced the catalogue with version {}: {} applied, {} proposed, {} stay, {} blocked",
                promoted.version(),
                done.applied(),
                done.proposed(),
                done.held(),
                done.blocked()));
    }
}
