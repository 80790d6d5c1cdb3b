package io.clickshelf.feature.store;

import io.clickshelf.platform.problem.ProblemException;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * State that is spread over the replicas, each key on the one that counts it: any replica answers for any key, from its own
 * store or by asking the owner. No replica holds a copy of everything, so memory does not grow with the shop.
 *
 * @param <T> what is answered
 */
public final class OwnedState<T> {

    /** Reads from this replica's store. */
    @FunctionalInterface
    public interface Local<T> {
        @Nullable
        T read(KafkaStreams streams, int partition, String key);
    }

    /** Asks the replica that owns the key. */
    @FunctionalInterface
    public interface Remote<T> {
        Optional<T> read(HostInfo owner, String key);
    }

    private final StreamsHandle handle;
    private final String store;
    private final StreamPartitioner<String, Object> partitioner;
    private final Local<T> local;
    private final Remote<T> remote;

    public OwnedState(
            StreamsHandle handle,
            String store,
            StreamPartitioner<String, Object> partitioner,
            Local<T> local,
            Remote<T> remote) {
        this.handle = handle;
        this.store = store;
        this.partitioner = partitioner;
        this.local = local;
        this.remote = remote;
    }

    /**
     * What is known under a key.
     *
     * @param forwarded whether another replica asks: then the answer is here or nowhere at the moment
     * @throws ProblemException 503 while the state is on its way from one replica to another
     */
    public Optional<T> get(String key, boolean forwarded) {
        KafkaStreams streams = handle.streams();
        try {
            KeyQueryMetadata where = streams.queryMetadataForKey(store, key, partitioner);
            if (where == null || KeyQueryMetadata.NOT_AVAILABLE.equals(where)) {
                throw moving();
            }
            if (handle.self().equals(where.activeHost())) {
                return Optional.ofNullable(local.read(streams, where.partition(), key));
            }
            if (forwarded) {
                throw moving();
            }
            return remote.read(where.activeHost(), key);
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw moving();
        }
    }

    private static ProblemException moving() {
        return ProblemException.unavailable(
                "features_not_ready",
                "The features are being restored or moved to another replica; try again shortly.");
    }
}
