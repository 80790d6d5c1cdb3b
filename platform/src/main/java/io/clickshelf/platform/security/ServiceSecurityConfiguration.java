package io.clickshelf.platform.security;

import io.clickshelf.platform.problem.ProblemDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service trusts the internal token and nothing else. Controllers name the roles that may call them with
 * {@code @RolesAllowed}; admin may always. Health, metrics and the service's own API description are open.
 */
@AutoConfiguration(
        beforeName = "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
@EnableMethodSecurity(jsr250Enabled = true)
public class ServiceSecurityConfiguration {

    private static final String BEARER = "Bearer ";

    @Bean
    InternalTokens internalTokens(@Value("${clickshelf.internal.secret}") String secret, Clock clock) {
        return new InternalTokens(secret, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder internalJwtDecoder(InternalTokens tokens) {
        return tokens.decoder();
    }

    /** A span and a timer for each of the dozen security filters of each request cost more than the requests themselves. */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    HttpFirewall firewall() {
        return new PlainTextFirewall();
    }

    @Bean
    static RoleHierarchy roleHierarchy() {
        RoleHierarchyImpl.Builder roles = RoleHierarchyImpl.withDefaultRolePrefix();
        return roles.role(Role.ADMIN)
                .implies(Role.PRODUCER, Role.STOREFRONT, Role.OPERATIONS, Role.PRICING)
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain serviceSecurity(HttpSecurity http, JsonMapper json) {
        JwtGrantedAuthoritiesConverter authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName(InternalTokens.ROLES);
        authorities.setAuthorityPrefix("ROLE_");
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(authorities);
        // What browsers are told, the gateway tells them.
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(ServiceSecurityConfiguration::token)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(converter))
                        .authenticationEntryPoint((request, response, e) -> answer(
                                json,
                                response,
                                HttpStatus.UNAUTHORIZED,
                                "unauthenticated",
                                "Services answer only calls that come through the gateway with its signed token.")))
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, e) -> answer(
                        json,
                        response,
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "The key is valid, but its role may not " + request.getMethod() + " " + request.getRequestURI()
                                + "; use a key whose role may.")))
                .build();
    }

    /** The gateway's header, and no other place; Spring's own resolver looks in more, with a regular expression. */
    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    }

    private static void answer(
            JsonMapper json, HttpServletResponse response, HttpStatus status, String code, String message)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetails.of(status, code, message, List.of()));
    }
}
