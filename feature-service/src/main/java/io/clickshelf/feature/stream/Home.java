package io.clickshelf.feature.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Which partition a key belongs to. Producers of the raw topics may leave the key out, or partition in a way of their own
 * (librdkafka's default differs from the Java client's): only what lies in its home partition is counted on the spot, the
 * rest takes a detour through a topic of ours. So no producer's habits can split a shopper's state in two.
 *
 * @param partitions of the feature-service's own topics
 */
public record Home(int partitions) {

    /** As the Java client's default partitioner places it. */
    public int of(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
