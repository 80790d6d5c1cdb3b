package io.clickshelf.ingestion.stream;

import io.clickshelf.contracts.event.ErasureRecord;
import io.clickshelf.contracts.event.EventIds;
import io.clickshelf.contracts.event.Topic;
import io.clickshelf.platform.kafka.EventPublisher;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells all services to forget a shopper, and keeps in the log who wanted it. */
@Component
public class ErasurePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(ErasurePublisher.class);

    private final EventPublisher publisher;
    private final Clock clock;

    ErasurePublisher(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Returns once the broker has the request. */
    public ErasureRecord publish(String userId, String caller) {
        ErasureRecord erasure = new ErasureRecord(userId, caller, clock.instant());
        RawEventPublisher.await(publisher.publish(Topic.ERASURE, userId, erasure));
        // Who knows the id can find the line; who reads the log does not learn the id.
        LOG.info("{} had the shopper with digest {} erased", caller, EventIds.digest(userId));
        return erasure;
    }
}
