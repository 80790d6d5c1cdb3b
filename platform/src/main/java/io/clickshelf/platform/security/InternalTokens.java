package io.clickshelf.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * The token that says, inside the platform, who is asking: an HS256 JWT (RFC 7519), valid for two minutes, signed with
 * the secret that gateway and services share.
 */
public final class InternalTokens {

    static final String ROLES = "roles";
    private static final String ISSUER = "clickshelf";
    private static final Duration VALIDITY = Duration.ofMinutes(2);
    private static final int SECRET_BYTES = 32;
    private static final int REMEMBERED = 10_000;

    private final SecretKey key;
    private final NimbusJwtEncoder encoder;
    private final Clock clock;

    /** @throws IllegalArgumentException if the secret is shorter than 32 bytes */
    public InternalTokens(String secret, Clock clock) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SECRET_BYTES) {
            throw new IllegalArgumentException("clickshelf.internal.secret has " + bytes.length
                    + " bytes; give every service the same random text of at least " + SECRET_BYTES + ".");
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.clock = clock;
    }

    /** A new token for {@code subject}. */
    public String issue(String subject, List<String> roles) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .subject(subject)
                .issuedAt(now)
                .expiresAt(now.plus(VALIDITY))
                .claim(ROLES, roles)
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /**
     * Verifies signature, issuer and times. A caller's token comes with each of its calls for a minute, so what was verified
     * is remembered until it expires.
     */
    public JwtDecoder decoder() {
        NimbusJwtDecoder verifier = verifier();
        Cache<String, Jwt> verified =
                Caffeine.newBuilder().maximumSize(REMEMBERED).build();
        return token -> {
            Jwt known = verified.getIfPresent(token);
            if (known == null) {
                known = verifier.decode(token);
                verified.put(token, known);
            } else if (!clock.instant().isBefore(Objects.requireNonNull(known.getExpiresAt()))) {
                verified.invalidate(token);
                return verifier.decode(token);
            }
            return known;
        };
    }

    private NimbusJwtDecoder verifier() {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), new JwtIssuerValidator(ISSUER)));
        return decoder;
    }
}
