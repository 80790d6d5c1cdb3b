package io.clickshelf.gateway.api.access;

import io.clickshelf.gateway.store.ApiKeys;
import io.clickshelf.gateway.store.StoredKey;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The valid keys, in memory: a request costs a hash and a look-up, and keys go on working while the database does not.
 * Read again every few seconds, and at once after a change made here.
 */
@Component
public class KeyRing {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final ApiKeys store;
    private final Clock clock;
    private volatile Map<ByteBuffer, Caller> byHash = Map.of();

    KeyRing(ApiKeys store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<Caller> find(String key) {
        Caller caller = byHash.get(ByteBuffer.wrap(KeySecrets.hash(key)));
        return caller == null || caller.expired(clock.instant()) ? Optional.empty() : Optional.of(caller);
    }

    /** @throws DataAccessException if the database does not answer */
    void refresh() {
        Map<ByteBuffer, Caller> fresh = new HashMap<>();
        for (StoredKey key : store.valid(clock.instant())) {
            fresh.put(
                    ByteBuffer.wrap(key.hash()),
                    new Caller(key.id(), new LinkedHashSet<>(key.roles()), key.requestsPerSecond(), key.expiresAt()));
        }
        byHash = fresh;
    }

    @Scheduled(fixedDelayString = "${clickshelf.gateway.keys-refresh:5s}")
    void refreshOrKeep() {
        try {
            refresh();
        } catch (DataAccessException e) {
            LOG.warn("The keys could not be read again, the known ones stay valid: {}", e.getMessage());
        }
    }
}
