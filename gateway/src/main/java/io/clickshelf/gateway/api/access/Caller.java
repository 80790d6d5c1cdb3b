package io.clickshelf.gateway.api.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Who is asking: an API key, or a person known to the identity provider. */
public final class Caller extends AbstractAuthenticationToken {

    private final String id;
    private final List<String> roles;
    private final @Nullable Integer requestsPerSecond;
    private final @Nullable Instant expiresAt;

    Caller(String id, Set<String> roles, @Nullable Integer requestsPerSecond, @Nullable Instant expiresAt) {
        super(AuthorityUtils.createAuthorityList(
                roles.stream().map(role -> "ROLE_" + role).toList()));
        this.id = id;
        this.roles = List.copyOf(roles);
        this.requestsPerSecond = requestsPerSecond;
        this.expiresAt = expiresAt;
        setAuthenticated(true);
    }

    /** Of the key, or {@code oidc:} and the token's subject. */
    @Override
    public String getName() {
        return id;
    }

    @Override
    public Object getPrincipal() {
        return id;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    public List<String> roles() {
        return roles;
    }

    @Nullable
    Integer requestsPerSecond() {
        return requestsPerSecond;
    }

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Caller caller && caller.id.equals(id) && caller.roles.equals(roles);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
