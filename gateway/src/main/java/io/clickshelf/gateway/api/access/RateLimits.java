package io.clickshelf.gateway.api.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.clickshelf.gateway.GatewayProperties;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** A token bucket for each caller, in this replica's memory; one that fell silent starts again full. */
@Component
final class RateLimits {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int CALLERS = 100_000;

    private final LoadingCache<Caller, Bucket> buckets;
    private final GatewayProperties.Limits limits;

    RateLimits(GatewayProperties properties) {
        this.limits = properties.limits();
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(KEPT)
                .maximumSize(CALLERS)
                .build(this::bucket);
    }

    /** Nanoseconds until the caller may ask again; 0 if it may now, and then this counted as asking. */
    long nanosToWait(Caller caller) {
        return buckets.get(caller).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
    }

    int requestsPerSecond(Caller caller) {
        Integer own = caller.requestsPerSecond();
        return own == null ? limits.requestsPerSecond() : own;
    }

    private Bucket bucket(Caller caller) {
        long perSecond = requestsPerSecond(caller);
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond * limits.burstSeconds())
                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
