package io.clickshelf.feature.stream;

import io.clickshelf.contracts.feature.FeatureProgress;
import io.clickshelf.feature.store.CountingProgress;
import io.clickshelf.platform.problem.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes facts that were counted, and measures the lag. */
@Component
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final CountingProgress progress;
    private final AtomicLong lag = new AtomicLong();

    Housekeeping(CountingProgress progress, MeterRegistry meters) {
        this.progress = progress;
        Gauge.builder("clickshelf.feature.lag", lag, AtomicLong::doubleValue)
                .description("Records not yet counted, over all replicas")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "30s", initialDelayString = "30s")
    void run() {
        try {
            FeatureProgress now = progress.now();
            lag.set(now.lag().values().stream().mapToLong(Long::longValue).sum());
            progress.deleteCounted(FactTopics.ALL);
        } catch (ProblemException e) {
            LOG.warn("Housekeeping waits for its next turn: {}", e.getMessage());
        }
    }
}
