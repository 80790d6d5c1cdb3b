package io.clickshelf.gateway.api.access;

import io.clickshelf.gateway.GatewayProperties;
import io.clickshelf.gateway.api.ProblemWriter;
import io.clickshelf.platform.security.Role;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Everything but the documentation and health needs a caller. What its role may do, the services say, and for the
 * gateway's own calls the controllers.
 */
@Component
public final class GatewaySecurity {

    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);
    private static final String[] OPEN = {
        "/actuator/health/**", "/docs", "/swagger-ui/**", "/v3/api-docs", "/v3/api-docs/**", "/error"
    };

    private final GatewayProperties properties;
    private final KeyRing keys;
    private final OidcCallers oidc;
    private final RateLimits limits;
    private final ProblemWriter problems;
    private final MeterRegistry meters;

    GatewaySecurity(
            GatewayProperties properties,
            KeyRing keys,
            OidcCallers oidc,
            RateLimits limits,
            ProblemWriter problems,
            MeterRegistry meters) {
        this.properties = properties;
        this.keys = keys;
        this.oidc = oidc;
        this.limits = limits;
        this.problems = problems;
        this.meters = meters;
    }

    public SecurityFilterChain chain(HttpSecurity http) {
        int collectorLimit = Math.toIntExact(properties.limits().collector().toBytes());
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .cors(cors -> cors.configurationSource(origins()))
                .addFilterBefore(
                        new CallerFilter(keys, oidc, collectorLimit, problems), BasicAuthenticationFilter.class)
                .addFilterAfter(new RateLimitFilter(limits, problems, meters), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .access((caller, context) ->
                                new AuthorizationDecision(mayReadMetrics(caller.get(), context.getRequest())))
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) -> {
                            response.setHeader("WWW-Authenticate", "Bearer realm=\"clickshelf\"");
                            problems.write(response, HttpStatus.UNAUTHORIZED, "unauthenticated", refusal(request));
                        })
                        .accessDeniedHandler((request, response, e) ->
                                problems.write(response, HttpStatus.FORBIDDEN, "forbidden", denial(request))))
                .build();
    }

    private boolean mayReadMetrics(Authentication caller, HttpServletRequest request) {
        return properties.metrics().open()
                || (caller instanceof Caller known && known.roles().contains(Role.ADMIN))
                || fromLoopback(request);
    }

    /** A reverse proxy on the same machine speaks for someone else, and says so. */
    private static boolean fromLoopback(HttpServletRequest request) {
        if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) {
            return false;
        }
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String refusal(HttpServletRequest request) {
        return Objects.requireNonNullElse(
                (String) request.getAttribute(CallerFilter.REFUSAL),
                "There is no key: send one as \"Authorization: Bearer <key>\", or as the user name of Basic"
                        + " authentication. Administrators make keys with POST /keys.");
    }

    private static String denial(HttpServletRequest request) {
        List<String> roles = request.getUserPrincipal() instanceof Caller caller ? caller.roles() : List.of();
        String held = roles.isEmpty()
                ? "The token names no role known here (" + String.join(", ", FirstKeys.ROLES) + ")"
                : "The role " + String.join(", ", roles);
        return held + (roles.isEmpty() ? ", so it" : "") + " may not " + request.getMethod() + " "
                + request.getRequestURI() + "; use a key whose role may. /docs says which that is.";
    }

    private CorsConfigurationSource origins() {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/v1/**", allowing(properties.cors().collectors()));
        source.registerCorsConfiguration("/**", allowing(properties.cors().api()));
        return source;
    }

    private static CorsConfiguration allowing(List<String> origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(origins);
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(List.of("X-Request-Id", "Retry-After", "Location"));
        cors.setMaxAge(PREFLIGHT_KEPT);
        return cors;
    }
}
