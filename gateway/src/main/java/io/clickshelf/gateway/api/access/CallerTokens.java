package io.clickshelf.gateway.api.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.clickshelf.platform.security.InternalTokens;
import java.time.Duration;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The signed token under which a caller is known to the services; made anew every minute, it is valid for two. */
@Component
public final class CallerTokens {

    private static final Duration REUSED = Duration.ofSeconds(60);
    private static final int CALLERS = 10_000;

    private final LoadingCache<Caller, String> tokens;
    private final InternalTokens issuer;

    CallerTokens(InternalTokens issuer) {
        this.issuer = issuer;
        this.tokens = Caffeine.newBuilder()
                .expireAfterWrite(REUSED)
                .maximumSize(CALLERS)
                .build(caller -> issuer.issue(caller.getName(), caller.roles()));
    }

    /** @throws IllegalStateException if the request was not authenticated here */
    public String tokenFor(Authentication authentication) {
        if (authentication instanceof Caller caller) {
            return tokens.get(caller);
        }
        throw new IllegalStateException("No caller: " + authentication);
    }

    /** For the gateway's own questions to the services. */
    public String own() {
        return issuer.issue("gateway", List.of("admin"));
    }
}
