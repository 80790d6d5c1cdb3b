package io.clickshelf.gateway.api.access;

import io.clickshelf.gateway.GatewayProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;

/** Callers that an identity provider vouches for (OpenID Connect). Its keys are fetched with the first token. */
@Component
final class OidcCallers {

    private final @Nullable JwtDecoder decoder;
    private final List<String> rolesPath;

    OidcCallers(GatewayProperties properties) {
        GatewayProperties.Oidc oidc = properties.oidc();
        String issuer = oidc.issuer();
        this.rolesPath = List.of(oidc.rolesClaim().split("\\."));
        this.decoder = issuer == null || issuer.isBlank() ? null : new SupplierJwtDecoder(() -> decoder(issuer, oidc));
    }

    /** Whether tokens are accepted, and this looks like one. */
    boolean understands(String credentials) {
        int first = credentials.indexOf('.');
        return decoder != null && first > 0 && credentials.indexOf('.', first + 1) > 0;
    }

    /** @throws JwtException if the token is not valid, or the provider can't be asked */
    Caller caller(String token) {
        if (decoder == null) {
            throw new JwtException("no identity provider is configured");
        }
        Jwt jwt = decoder.decode(token);
        return new Caller("oidc:" + jwt.getSubject(), roles(jwt), null, jwt.getExpiresAt());
    }

    private Set<String> roles(Jwt jwt) {
        Object value = jwt.getClaims();
        for (String step : rolesPath) {
            value = value instanceof Map<?, ?> object ? object.get(step) : null;
        }
        List<String> named = new ArrayList<>();
        if (value instanceof Collection<?> list) {
            list.forEach(item -> named.add(String.valueOf(item)));
        } else if (value instanceof String words) {
            named.addAll(List.of(words.split("[ ,]+")));
        }
        named.retainAll(FirstKeys.ROLES);
        return new LinkedHashSet<>(named);
    }

    private static JwtDecoder decoder(String issuer, GatewayProperties.Oidc oidc) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
        OAuth2TokenValidator<Jwt> validator = JwtValidators.createDefaultWithIssuer(issuer);
        String audience = oidc.audience();
        if (audience != null) {
            validator = new DelegatingOAuth2TokenValidator<>(
                    validator,
                    new JwtClaimValidator<Collection<String>>(
                            JwtClaimNames.AUD, named -> named != null && named.contains(audience)));
        }
        decoder.setJwtValidator(validator);
        return decoder;
    }
}
