package io.clickshelf.feature.store;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.HostInfo;

/** A running topology. */
public interface StreamsHandle {

    /** @throws io.clickshelf.platform.problem.ProblemException 503 while it is starting or stopped */
    KafkaStreams streams();

    /** Under which this replica is known to the others. */
    HostInfo self();
}
