package io.clickshelf.contracts.gateway;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the platform is.
 *
 * @param status   up, or degraded where a service or the broker does not answer
 * @param problems what does not answer, in words
 */
public record PlatformStatus(String status, Instant asOf, List<ServiceStatus> services, List<String> problems) {

    /**
     * How one service is.
     *
     * @param status      up or down
     * @param breakers    of its instances, as the gateway sees them: closed (fine), open (left alone for now), half_open
     * @param lagRecords  records in its topics that it has not taken in yet; absent where the broker does not say
     */
    public record ServiceStatus(
            String service,
            String status,
            @Nullable String version,
            List<String> breakers,
            @Nullable Long lagRecords) {}
}
