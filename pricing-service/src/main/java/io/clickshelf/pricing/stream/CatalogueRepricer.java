package io.clickshelf.pricing.stream;

import io.clickshelf.contracts.pricing.RepriceSummary;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has every product that is sold priced anew when demand was learnt anew: what was decided from the last version stands on
 * old ground, and what came in before the first was never decided on. On a thread of its own, since the next fit waits for
 * the one that tells of it.
 */
@Component
class CatalogueRepricer implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueRepricer.class);

    private final Repricer repricer;
    private final ExecutorService repricing = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .name("reprice")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .factory());

    CatalogueRepricer(Repricer repricer) {
        this.repricer = repricer;
    }

    @EventListener
    void demandWasLearnt(PriceResponseModel.Promoted promoted) {
        repricing.execute(() -> {
            try {
                price(promoted);
            } catch (RuntimeException e) {
                LOG.error("The catalogue could not be priced with version {}; prices stay", promoted.version(), e);
            }
        });
    }

    private void price(PriceResponseModel.Promoted promoted) {
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

    @Override
    public void destroy() {
        repricing.shutdownNow();
    }
}
