package io.clickshelf.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway is set up.
 *
 * @param keys        first keys, by role; only their hashes are stored
 * @param connectTimeout how long connecting to a service may take
 * @param keysRefresh how often the keys are read again, so that one made or revoked at another replica is known here
 */
@Validated
@ConfigurationProperties("clickshelf.gateway")
public record GatewayProperties(
        @DefaultValue Map<String, String> keys,
        @DefaultValue("5s") @NotNull Duration keysRefresh,
        @DefaultValue("1s") @NotNull Duration connectTimeout,
        @DefaultValue @Valid Oidc oidc,
        @DefaultValue @Valid Limits limits,
        @DefaultValue @Valid Cors cors,
        @DefaultValue @Valid Breaker breaker,
        @DefaultValue @Valid Decisions decisions,
        @DefaultValue @Valid Metrics metrics) {

    /**
     * Tokens of an identity provider.
     *
     * @param issuer     its address; without it only API keys are accepted
     * @param audience   that a token must name; any where absent
     * @param rolesClaim where a token names roles: a list or words in a text; dots lead into objects, as in
     *                   {@code realm_access.roles}
     */
    public record Oidc(
            @Nullable String issuer,
            @Nullable String audience,
            @DefaultValue("roles") @NotBlank String rolesClaim) {}

    /**
     * @param requestsPerSecond of one caller, sustained; a key may have a limit of its own
     * @param burstSeconds      how many seconds' worth may come at once
     * @param call              largest body of a call
     * @param upload            largest file
     * @param collector         largest body at the doors for Segment's clients, as sent and unpacked
     * @param uploadTimeout     how long a file's import may take to be answered
     * @param callsInFlight     as many calls does an instance of a service get at once; others wait
     * @param longestWait       for as long; then they are refused
     */
    public record Limits(
            @DefaultValue("20000") @Positive int requestsPerSecond,
            @DefaultValue("2") @Positive int burstSeconds,
            @DefaultValue("16MB") @NotNull DataSize call,
            @DefaultValue("4GB") @NotNull DataSize upload,
            @DefaultValue("500KB") @NotNull DataSize collector,
            @DefaultValue("10m") @NotNull Duration uploadTimeout,
            @DefaultValue("128") @Positive int callsInFlight,
            @DefaultValue("1s") @NotNull Duration longestWait) {}

    /**
     * Which web pages may call from a browser.
     *
     * @param collectors origins allowed at the doors for Segment's clients, whose write key is public anyway
     * @param api        origins allowed at everything else
     */
    public record Cors(
            @DefaultValue("*") List<String> collectors,
            @DefaultValue List<String> api) {}

    /**
     * When a service counts as down.
     *
     * @param failurePercent of the last {@code calls} without an answer
     * @param openFor        how long it is then left alone
     */
    public record Breaker(
            @DefaultValue("50") @Min(1) @Max(100) int failurePercent,
            @DefaultValue("20") @Positive int calls,
            @DefaultValue("3s") @NotNull Duration openFor) {}

    /** @param retention how long given answers can be looked up */
    public record Decisions(@DefaultValue("30d") @NotNull Duration retention) {}

    /** @param open whether anyone who can reach the gateway may read its metrics; else the loopback and admins */
    public record Metrics(@DefaultValue("false") boolean open) {}
}
