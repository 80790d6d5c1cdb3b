package io.clickshelf.gateway.api.access;

import io.clickshelf.gateway.GatewayProperties;
import io.clickshelf.gateway.store.ApiKeys;
import io.clickshelf.gateway.store.StoredKey;
import io.clickshelf.platform.security.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Stores the hashes of the keys that were given by property, one a role, before the first request comes. */
@Component
class FirstKeys implements InitializingBean {

    static final Set<String> ROLES = Set.of(Role.PRODUCER, Role.STOREFRONT, Role.OPERATIONS, Role.PRICING, Role.ADMIN);
    private static final int SHORTEST = 32;

    private final Map<String, String> keys;
    private final ApiKeys store;
    private final KeyRing ring;
    private final Clock clock;

    FirstKeys(GatewayProperties properties, ApiKeys store, KeyRing ring, Clock clock) {
        this.keys = properties.keys();
        this.store = store;
        this.ring = ring;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if a role is unknown, or a key short enough to be guessed */
    @Override
    public void afterPropertiesSet() {
        keys.forEach((role, key) -> {
            if (!ROLES.contains(role)) {
                throw new IllegalArgumentException(
                        "clickshelf.gateway.keys." + role + " names no role; roles are " + String.join(", ", ROLES));
            }
            if (key.length() < SHORTEST) {
                throw new IllegalArgumentException("clickshelf.gateway.keys." + role + " has " + key.length()
                        + " characters; give at least " + SHORTEST
                        + " random ones, as from: openssl rand -base64 32");
            }
            store.put(new StoredKey(
                    "initial-" + role,
                    "First " + role + " key",
                    KeySecrets.hash(key),
                    List.of(role),
                    null,
                    clock.instant(),
                    "configuration",
                    null));
        });
        ring.refresh();
    }
}
